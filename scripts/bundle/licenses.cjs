/** The licences of what is bundled, which all ask to go with the code. */
const { existsSync, readFileSync, readdirSync } = require('node:fs');
const { dirname, join } = require('node:path');

const LICENSE = /^(licen[cs]e|notice)(\.(md|txt))?$/i;

/** The folder of the package that a bundled file comes from: below the last `node_modules`, with a name of its own. */
function packageOf(root, file) {
  let folder = dirname(join(root, file));
  while (!existsSync(join(folder, 'package.json')) || !manifestOf(folder).name) folder = dirname(folder);
  return folder;
}

function manifestOf(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

function licenseOf(folder) {
  const { name, version, license = 'see below' } = manifestOf(folder);
  const texts = readdirSync(folder)
    .filter((file) => LICENSE.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  return [`${name} ${version} (${license})`, ...texts].join('\n\n');
}

/** @param files What went into the bundle, relative to `root`. */
function licensesOf(root, files) {
  const foreign = files
    .map((file) => file.replace(/^[\w-]+:/, ''))
    .filter((file) => file.startsWith('node_modules/'));
  const folders = [...new Set(foreign.map((file) => packageOf(root, file)))].sort();
  const head = 'The code of msgtopo contains code of these packages.';
  return [head, ...new Set(folders.map(licenseOf))].join(`\n\n${'-'.repeat(80)}\n\n`) + '\n';
}

module.exports = { licensesOf };
