/** The licences of what is bundled, which all ask to go with the code. */
const { readFileSync, readdirSync } = require('node:fs');
const { join } = require('node:path');

const LICENSE = /^(licen[cs]e|notice)(\.(md|txt))?$/i;

/** What a package contains without a licence in its folder. */
const INSIDE = {
  '@viz-js/viz':
    'It contains Graphviz, under the Eclipse Public License (https://graphviz.org/license/, source: https://gitlab.com/graphviz/graphviz),\n' +
    'and Expat, under the MIT License (https://github.com/libexpat/libexpat), compiled with Emscripten, under the MIT License\n' +
    '(https://github.com/emscripten-core/emscripten).',
};

function sourceOf({ repository, homepage }) {
  const address = typeof repository === 'string' ? repository : repository?.url;
  return address ?? homepage;
}

function licenseOf({ folder, manifest }) {
  const { name, version, license = 'see below' } = manifest;
  const source = sourceOf(manifest);
  const texts = readdirSync(folder)
    .filter((file) => LICENSE.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  const inside = INSIDE[name];
  const head = [`${name} ${version} (${license})`, ...(source ? [`Source: ${source}`] : [])].join('\n');
  return [head, ...(inside ? [inside] : []), ...texts].join('\n\n');
}

/** @param packages As `packagesOf` gives them. */
function licensesOf(packages) {
  const head = 'The code of msgtopo contains code of these packages.';
  return [head, ...packages.map(licenseOf)].join(`\n\n${'-'.repeat(80)}\n\n`) + '\n';
}

module.exports = { licensesOf };
