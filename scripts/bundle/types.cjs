/**
 * The types of the library: what the compiler writes, as far as the library reaches it, and without zod. Where a type
 * is inferred from a schema of zod, it is written out, so that nobody who imports msgtopo needs zod for its types.
 */
const { mkdirSync, writeFileSync } = require('node:fs');
const { dirname, join, relative } = require('node:path');
const ts = require('typescript');

const WRITTEN_OUT = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.InTypeAlias;

/** zod's name for any JSON, which refers to itself. */
const JSON_OF_ZOD = /\b(?:\w+\.)*JSONType\b/g;
const JSON_TYPE = 'type Json = string | number | boolean | null | Json[] | { [key: string]: Json };\n';

function programOf(root) {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.build.json'), ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  return ts.createProgram(fileNames, options);
}

function refuseErrors(program) {
  const problems = ts.getPreEmitDiagnostics(program);
  if (problems.length === 0) return;
  const host = {
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => '.',
    getNewLine: () => '\n',
  };
  throw new Error(ts.formatDiagnostics(problems, host));
}

/** `#model/topology` as a path from the file that names it: the aliases of this package are not those of its users. */
function withoutAliases(root, file, text) {
  return text.replace(/(['"])#([^'"]+)\1/g, (_, quote, name) => {
    const target = join(root, name.startsWith('stacks/') ? name : `src/${name}`);
    const path = relative(dirname(file), target);
    return `${quote}${path.startsWith('.') ? path : `./${path}`}${quote}`;
  });
}

/** Every declaration that the compiler would write, by its source. */
function declarationsOf(root, program) {
  const texts = new Map();
  program.emit(undefined, (path, text, _, __, [source]) => {
    const { fileName } = source;
    texts.set(fileName, { path, text: withoutAliases(root, fileName, text) });
  });
  return texts;
}

/** The types that a module exports, each without a reference to what it is inferred from. */
function writtenOut(program, file) {
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(file));
  const aliases = checker.getExportsOfModule(module).filter(({ flags }) => flags & ts.SymbolFlags.TypeAlias);
  const lines = aliases.map((alias) => {
    const type = checker.getDeclaredTypeOfSymbol(alias);
    return `export type ${alias.name} = ${checker.typeToString(type, undefined, WRITTEN_OUT)};\n`;
  });
  const text = lines.join('').replace(JSON_OF_ZOD, 'Json');
  return /\bJson\b/.test(text) ? JSON_TYPE + text : text;
}

function importsOf(text) {
  return ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName);
}

/** Writes the types that the library leads to, beside its code. */
function writeTypes(root) {
  const program = programOf(root);
  refuseErrors(program);
  const declarations = declarationsOf(root, program);
  const seen = new Set();
  const visit = (file) => {
    if (seen.has(file)) return;
    seen.add(file);
    const { path, text } = declarations.get(file);
    const types = importsOf(text).includes('zod') ? writtenOut(program, file) : text;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, types);
    for (const imported of importsOf(types).filter((name) => name.startsWith('.'))) {
      const target = join(dirname(file), imported);
      visit([`${target}.ts`, join(target, 'index.ts')].find((candidate) => declarations.has(candidate)));
    }
  };
  visit(join(root, 'src/index.ts'));
}

module.exports = { writeTypes };
