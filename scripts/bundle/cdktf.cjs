/**
 * Makes each name that the door to cdktf, and the index of cdktf, pass on load what it stands for when it is first
 * used. The index of cdktf would load everything that there is, an archiver among it.
 */
const { readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { dirname, join, relative } = require('node:path');
const ts = require('typescript');
const { LEFT_OUT, PASSED_ON } = require('./lazy-list.cjs');

const DEFINE = `
function lazily(name, load) {
  Object.defineProperty(exports, name, {
    enumerable: true,
    configurable: true,
    get() {
      const value = load();
      Object.defineProperty(exports, name, { value, enumerable: true });
      return value;
    },
  });
}
Object.defineProperty(exports, '__esModule', { value: true });
`;

/** The modules of cdktf need each other in a circle, which holds only if it is entered as its own index does. */
const IN_ORDER = "\nrequire('./tokens');\nrequire('./terraform-stack');\n";

function lazily(name, required) {
  return `lazily('${name}', () => ${required}.${name});`;
}

/** The values that a module of TypeScript passes on, as `[module, names]`. */
function passedOn(file) {
  const { statements } = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  return statements.map(({ exportClause, moduleSpecifier }) => {
    if (!exportClause || !moduleSpecifier)
      throw new Error(`${file} does more than to pass on what others export`);
    const values = exportClause.elements.filter(({ isTypeOnly }) => !isTypeOnly);
    return [moduleSpecifier.text, values.map(({ name }) => name.text)];
  });
}

function isResource([module]) {
  return module.startsWith('@cdktf/');
}

function resourceName(module) {
  return `aws-${module.split('/').at(-1)}`;
}

/** Each resource of the provider as a file of its own: `{ <name of the entry>: <module> }`. */
function resourceEntries(root) {
  const resources = passedOn(join(root, PASSED_ON.door)).filter(isResource);
  return Object.fromEntries(resources.map(([module]) => [resourceName(module), `lazy-resource:${module}`]));
}

function doorSource(door) {
  const lines = passedOn(door).flatMap(([module, names]) => {
    const file = isResource([module]) ? `./${resourceName(module)}.js` : module;
    return names.map((name) => lazily(name, `require('${file}')`));
  });
  return DEFINE + lines.join('\n');
}

/** An index is loaded here, to see which module each of its names comes from. */
function indexSource(index) {
  const names = createRequire(index)(index);
  const lines = require.cache[index].children.flatMap(({ filename, exports }) => {
    const module = `./${relative(dirname(index), filename)}`;
    const passed = Object.keys(exports).filter((name) => names[name] === exports[name]);
    return passed.map((name) => lazily(name, `require('${module}')`));
  });
  return DEFINE + [...new Set(lines)].join('\n') + IN_ORDER;
}

function lazyCdktf(root) {
  const [door, index] = [PASSED_ON.door, PASSED_ON.cdktf].map((file) => join(root, file));
  const named = new Map(passedOn(door));
  return {
    name: 'lazy-cdktf',
    setup(build) {
      const js = (contents, resolveDir = root) => ({ contents, loader: 'js', resolveDir });
      build.onLoad({ filter: /\/stacks\/cdktf\.ts$/ }, () => js(doorSource(door)));
      build.onResolve({ filter: /^\.\/aws-[a-z0-9-]+\.js$/ }, ({ path }) => ({ path, external: true }));
      build.onResolve({ filter: /^lazy-resource:/ }, ({ path }) => ({
        path: path.slice('lazy-resource:'.length),
        namespace: 'resource',
      }));
      build.onLoad({ filter: /.*/, namespace: 'resource' }, ({ path }) =>
        js(`export { ${named.get(path).join(', ')} } from '${path}';`),
      );
      build.onLoad({ filter: /\/cdktf\/lib\/index\.js$/ }, () => js(indexSource(index), dirname(index)));
      build.onResolve({ filter: new RegExp(`^${LEFT_OUT}$`) }, ({ path }) => ({
        path,
        namespace: 'left-out',
      }));
      build.onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path }) =>
        js(`module.exports = () => { throw new Error('${path} is not in the bundle'); };`),
      );
    },
  };
}

module.exports = { lazyCdktf, resourceEntries };
