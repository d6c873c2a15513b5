/**
 * `require('./x')` inside a function says: load this only when it is needed. esbuild would put `x` into the file that
 * asks for it; here each such module becomes an entry of its own, which is read when the line runs.
 */
const { readdirSync, readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { basename, dirname, join, relative } = require('node:path');

const LAZY = /\brequire\('((?!node:)[^']+)'\)/g;

/** As `imports` in package.json has it: `#stacks/x` is `stacks/x.ts`, and `#x` is `src/x.ts`. */
function ownFile(root, folder, path) {
  if (path.startsWith('.')) return join(folder, `${path}.ts`);
  if (path.startsWith('#stacks/')) return join(root, `${path.slice(1)}.ts`);
  return path.startsWith('#') ? join(root, 'src', `${path.slice(1)}.ts`) : undefined;
}

/** A package that is loaded so; its entry has this name, by which `toCommonJs` knows that it is no module of ours. */
const PACKAGE = 'package-';

function packageEntry(path) {
  return PACKAGE + path.replace(/\W+/g, '-');
}

/** The modules that are loaded so, as `{ <name of the entry>: <file> }`. */
function lazyEntries(root, folders) {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(root, folder, name)),
  );
  const { resolve } = createRequire(join(root, 'package.json'));
  const entryOf = (file, path) => {
    const own = ownFile(root, dirname(file), path);
    return own === undefined
      ? [packageEntry(path), relative(root, resolve(path))]
      : [basename(path), relative(root, own)];
  };
  return Object.fromEntries(
    files.flatMap((file) =>
      Array.from(readFileSync(file, 'utf8').matchAll(LAZY), ([, path]) => entryOf(file, path)),
    ),
  );
}

/** Leaves each such line as it is, with the entry for its file; all entries and chunks lie in one folder. */
function lazyRequires(root, entries) {
  const names = new Map(Object.entries(entries).map(([name, file]) => [join(root, file), name]));
  return {
    name: 'lazy-requires',
    setup(build) {
      build.onResolve({ filter: /^[.#]/ }, ({ kind, path, resolveDir }) => {
        const isLazy = kind === 'require-call' || kind === 'dynamic-import';
        const name = isLazy ? names.get(ownFile(root, resolveDir, path)) : undefined;
        return name === undefined ? undefined : { path: `./${name}.js`, external: true };
      });
      build.onResolve({ filter: /^[^.#]/ }, ({ kind, path, importer }) => {
        const isLazy = kind === 'require-call' && importer.endsWith('.ts') && packageEntry(path) in entries;
        return isLazy ? { path: `./${packageEntry(path)}.js`, external: true } : undefined;
      });
    },
  };
}

module.exports = { PACKAGE, lazyEntries, lazyRequires };
