/**
 * `require('./x')` inside a function says: load this only when it is needed. esbuild would put `x` into the file that
 * asks for it; here each such module becomes an entry of its own, which is read when the line runs.
 */
const { readdirSync, readFileSync } = require('node:fs');
const { basename, dirname, join, relative } = require('node:path');

const LAZY = /\brequire\('(\.[^']+)'\)/g;

/** The modules of `folders` that are loaded so, as `{ <name of the entry>: <file> }`. */
function lazyEntries(root, folders) {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(root, folder, name)),
  );
  const lazy = files.flatMap((file) =>
    Array.from(readFileSync(file, 'utf8').matchAll(LAZY), ([, path]) => join(dirname(file), `${path}.ts`)),
  );
  return Object.fromEntries(lazy.map((file) => [basename(file, '.ts'), relative(root, file)]));
}

/** Leaves each such line as it is, with the entry for its file; all entries and chunks lie in one folder. */
function lazyRequires(root, entries) {
  const names = new Map(Object.entries(entries).map(([name, file]) => [join(root, file), name]));
  return {
    name: 'lazy-requires',
    setup(build) {
      build.onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
        const isLazy = kind === 'require-call' || kind === 'dynamic-import';
        const name = isLazy ? names.get(join(resolveDir, `${path}.ts`)) : undefined;
        return name === undefined ? undefined : { path: `./${name}.js`, external: true };
      });
    },
  };
}

module.exports = { lazyEntries, lazyRequires };
