/*
 * Everything that the bundle loads at its first use, besides what the sources load with `import()`. The build fails
 * if this list and the sources do not agree (`lazy.cjs`).
 */

/** What a function loads with `require`: the name of its file in `dist/lib`, and its source. */
const MODULES = {
  'accepted-dangers': 'src/deploy/plan/accepted-dangers.ts',
  'document-spans': 'src/language/source/document-spans.ts',
  exact: 'src/language/schema/exact.ts',
  explanations: 'src/validate/explanations.ts',
  glob: 'src/language/read/glob.ts',
  sections: 'src/language/source/sections.ts',
  'syntax-errors': 'src/language/source/syntax-errors.ts',
  ajv: 'node_modules/ajv/dist/ajv.js',
  'ajv-2020': 'node_modules/ajv/dist/2020.js',
};

/** The one that is compiled against zod itself, which everything else does without (docs/adr/0008). */
const WITH_ZOD = 'exact';

/** Modules of Node.js that take milliseconds to load, while most commands never call them. */
const BUILTINS = ['child_process', 'crypto', 'http', 'https', 'readline', 'readline/promises', 'zlib'];

/**
 * Modules that only pass on what others export. Each name loads its module when it is first used, and each resource of
 * the provider, up to a megabyte of source, becomes a file of its own.
 */
const PASSED_ON = { door: 'stacks/cdktf.ts', cdktf: 'node_modules/cdktf/lib/index.js' };

/** Half a megabyte for `TerraformAsset` of cdktf, which nothing here uses. */
const LEFT_OUT = 'archiver';

module.exports = { BUILTINS, LEFT_OUT, MODULES, PASSED_ON, WITH_ZOD };
