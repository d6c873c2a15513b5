/**
 * Makes the program and the library of `dist` from their sources and everything that they need: many small files of
 * which each command loads its own, docs/adr/0008. `npm run build`.
 */
const esbuild = require('esbuild');
const { chmodSync, mkdirSync, writeFileSync } = require('node:fs');
const { basename, dirname, join } = require('node:path');
const { lazyCdktf, resourceEntries } = require('./cdktf.cjs');
const { MODULES, WITH_ZOD } = require('./lazy-list.cjs');
const { isPackage, lazyBuiltins, lazyModules } = require('./lazy.cjs');
const { licensesOf } = require('./licenses.cjs');
const { packagesOf } = require('./packages.cjs');
const { bundlePage } = require('./page.cjs');
const { sbomOf } = require('./sbom.cjs');
const { writeTypes } = require('./types.cjs');

const ROOT = join(__dirname, '../..');
const NODE = { platform: 'node', target: 'node20' };

const { [WITH_ZOD]: exact, ...lazy } = MODULES;
const QUICK = join(ROOT, 'src/language/schema/quick.ts');

const COMMON = {
  ...NODE,
  absWorkingDir: ROOT,
  outdir: 'dist',
  bundle: true,
  mainFields: ['module', 'main'],
  metafile: true,
  write: false,
  logLevel: 'warning',
};

function inLib(entries) {
  return Object.fromEntries(Object.entries(entries).map(([name, file]) => [`lib/${name}`, file]));
}

/** esbuild splits ES modules only, so that comes first; CommonJS starts faster, and `require` of it works everywhere. */
async function toCommonJs({ path, text }) {
  const { code } = await esbuild.transform(text, {
    ...NODE,
    format: 'cjs',
    minify: true,
    supported: { 'dynamic-import': false },
    define: { 'import.meta.url': '__filename' },
    logLevel: 'warning',
    // In code of others, which means what it says all the same.
    logOverride: { 'impossible-typeof': 'silent' },
  });
  // What `require` of a package gives has become the default export of an ES module.
  return {
    path,
    text: isPackage(basename(path, '.js')) ? `${code}module.exports = module.exports.default;\n` : code,
  };
}

async function bundleProgram() {
  const { outputFiles, metafile } = await esbuild.build({
    ...COMMON,
    entryPoints: {
      'bin/msgtopo': 'bin/msgtopo.ts',
      'src/index': 'src/index.ts',
      ...inLib({ ...lazy, ...resourceEntries(ROOT) }),
    },
    chunkNames: 'lib/[name]-[hash]',
    splitting: true,
    format: 'esm',
    alias: { zod: QUICK },
    plugins: [lazyBuiltins, lazyModules(ROOT), lazyCdktf(ROOT)],
  });
  return { files: await Promise.all(outputFiles.map(toCommonJs)), metafile };
}

async function bundleExact() {
  const { outputFiles, metafile } = await esbuild.build({
    ...COMMON,
    entryPoints: inLib({ [WITH_ZOD]: exact }),
    format: 'cjs',
    minify: true,
  });
  return { files: outputFiles, metafile };
}

/** Nothing but `exact` may pay for zod. */
function refuseZod(inputs) {
  const found = inputs.find((file) => file.startsWith('node_modules/zod/'));
  if (found)
    throw new Error(`${found} is bundled: what needs zod belongs behind src/language/schema/exact.ts`);
}

async function bundle() {
  const bundles = Promise.all([bundleProgram(), bundleExact(), bundlePage(ROOT)]);
  writeTypes(ROOT);
  const [program, exactOne, pageInputs] = await bundles;
  const files = [...program.files, ...exactOne.files];
  for (const { path, text } of files) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  chmodSync(join(ROOT, 'dist/bin/msgtopo.js'), 0o755);

  const [inputs, exactInputs] = [program, exactOne].map(({ metafile }) => Object.keys(metafile.inputs));
  refuseZod(inputs);
  const packages = packagesOf(ROOT, [...inputs, ...exactInputs, ...pageInputs]);
  writeFileSync(join(ROOT, 'dist/THIRD-PARTY-LICENSES.txt'), licensesOf(packages));
  writeFileSync(join(ROOT, 'dist/sbom.cdx.json'), sbomOf(require('../../package.json'), packages));
}

bundle().catch((failure) => {
  console.error(failure.message);
  process.exitCode = 1;
});
