/**
 * The software bill of materials: everything is bundled, so the manifest of the package names no dependency, and this
 * is where audits find what is inside. https://cyclonedx.org/docs/1.6/json/
 */

/** A package by its address: https://github.com/package-url/purl-spec/blob/main/types-doc/npm-definition.md */
function purl({ name, version }) {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

function componentOf(type, { name, version, license }) {
  const licenses = typeof license === 'string' ? { licenses: [{ expression: license }] } : {};
  const address = purl({ name, version });
  return { type, 'bom-ref': address, name, version, ...licenses, purl: address };
}

/**
 * @param own The manifest of msgtopo itself.
 * @param packages As `packagesOf` gives them.
 */
function sbomOf(own, packages) {
  const program = componentOf('application', own);
  const components = packages.map(({ manifest }) => componentOf('library', manifest));
  const bom = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: program },
    components,
    dependencies: [{ ref: program['bom-ref'], dependsOn: components.map((one) => one['bom-ref']) }],
  };
  return `${JSON.stringify(bom, null, 2)}\n`;
}

module.exports = { sbomOf };
