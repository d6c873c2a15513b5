/** The licences of what is bundled, which all ask to go with the code. */
const { readFileSync, readdirSync } = require('node:fs');
const { join } = require('node:path');

const LICENSE = /^(licen[cs]e|notice)(\.(md|txt))?$/i;

function licenseOf({ folder, manifest }) {
  const { name, version, license = 'see below' } = manifest;
  const texts = readdirSync(folder)
    .filter((file) => LICENSE.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  return [`${name} ${version} (${license})`, ...texts].join('\n\n');
}

/** @param packages As `packagesOf` gives them. */
function licensesOf(packages) {
  const head = 'The code of msgtopo contains code of these packages.';
  return [head, ...packages.map(licenseOf)].join(`\n\n${'-'.repeat(80)}\n\n`) + '\n';
}

module.exports = { licensesOf };
