/** Makes what stands in `lazy-list.cjs` load when it is first used. esbuild alone would load it at the start. */
const { join } = require('node:path');
const { BUILTINS, MODULES, PASSED_ON } = require('./lazy-list.cjs');

const ANY = /.*/;

/** The modules of the list that are packages: each exports what `require` of it gives. */
function isPackage(name) {
  return MODULES[name]?.startsWith('node_modules/') ?? false;
}

/** Leaves each such `require` as it is, with the file of the module: all files lie in one folder. */
function lazyModules(root) {
  const own = [join(root, 'src/'), join(root, 'stacks/')];
  const door = join(root, PASSED_ON.door);
  const names = new Map(Object.entries(MODULES).map(([name, file]) => [join(root, file), name]));
  const unused = new Set(names.values());
  return {
    name: 'lazy-modules',
    setup(build) {
      build.onResolve({ filter: ANY }, async ({ kind, path, importer, resolveDir, pluginData }) => {
        const isRequire = kind === 'require-call';
        if (pluginData === 'asked-here' || !(isRequire || kind === 'dynamic-import')) return undefined;
        if (importer === door || !own.some((folder) => importer.startsWith(folder))) return undefined;
        const found = await build.resolve(path, { kind, importer, resolveDir, pluginData: 'asked-here' });
        if (found.external || found.namespace !== 'file') return found;
        const name = names.get(found.path);
        if (name === undefined && !isRequire) return found;
        if (name === undefined)
          return { errors: [{ text: `${path} is not in scripts/bundle/lazy-list.cjs` }] };
        unused.delete(name);
        return { path: `./${name}.js`, external: true };
      });
      build.onEnd(() => ({
        errors: [...unused].map((name) => ({ text: `nobody loads ${name} of scripts/bundle/lazy-list.cjs` })),
      }));
    },
  };
}

const lazyBuiltins = {
  name: 'lazy-builtins',
  setup(build) {
    build.onResolve({ filter: new RegExp(`^(node:)?(${BUILTINS.join('|')})$`) }, ({ path, namespace }) =>
      namespace === 'builtin'
        ? { path, external: true }
        : { path: path.replace(/^node:/, ''), namespace: 'builtin' },
    );
    build.onLoad({ filter: ANY, namespace: 'builtin' }, ({ path }) => ({
      contents: `module.exports = Object.defineProperties({}, {
        ${Object.keys(require(path))
          .map((name) => `${name}: { enumerable: true, get: () => require('node:${path}').${name} },`)
          .join('\n')}
      });`,
      loader: 'js',
    }));
  },
};

module.exports = { isPackage, lazyBuiltins, lazyModules };
