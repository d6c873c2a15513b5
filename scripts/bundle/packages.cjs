/** The packages of others whose code is bundled. */
const { existsSync, readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');

function manifestOf(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

/** The folder of the package that a bundled file comes from: below the last `node_modules`, with a name of its own. */
function folderOf(root, file) {
  let folder = dirname(join(root, file));
  while (!existsSync(join(folder, 'package.json')) || !manifestOf(folder).name) folder = dirname(folder);
  return folder;
}

/**
 * @param files What went into the bundles, relative to `root`.
 * @returns Each package once, by name and version, with a folder that it is in.
 */
function packagesOf(root, files) {
  const foreign = files
    .map((file) => file.replace(/^[\w-]+:/, ''))
    .filter((file) => file.startsWith('node_modules/'));
  const folders = [...new Set(foreign.map((file) => folderOf(root, file)))].sort();
  const packages = folders.map((folder) => ({ folder, manifest: manifestOf(folder) }));
  const byVersion = new Map(packages.map((one) => [`${one.manifest.name}@${one.manifest.version}`, one]));
  return [...byVersion.values()];
}

module.exports = { packagesOf };
