/**
 * Modules of Node.js that are not there from the start and take milliseconds to load, while most commands never call
 * them: their names load them at the first use.
 */
const SLOW = ['child_process', 'crypto', 'http', 'https', 'readline', 'readline/promises', 'zlib'];

const FILTER = new RegExp(`^(node:)?(${SLOW.join('|')})$`);

const lazyBuiltins = {
  name: 'lazy-builtins',
  setup(build) {
    build.onResolve({ filter: FILTER }, ({ path, namespace }) =>
      namespace === 'builtin'
        ? { path, external: true }
        : { path: path.replace(/^node:/, ''), namespace: 'builtin' },
    );
    build.onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
      contents: `module.exports = Object.defineProperties({}, {
        ${Object.keys(require(path))
          .map((name) => `${name}: { enumerable: true, get: () => require('node:${path}').${name} },`)
          .join('\n')}
      });`,
      loader: 'js',
    }));
  },
};

module.exports = { lazyBuiltins };
