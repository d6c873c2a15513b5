/**
 * cdktf and the bindings of the provider, as far as they are used: the index of cdktf loads everything that there is,
 * an archiver among it, and each resource of the provider is up to a megabyte of source. Both become lazy here: a name
 * loads what it stands for when it is first used.
 */
const { readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { join } = require('node:path');

const RE_EXPORT = /^export \{ ([^}]+) \} from '([^']+)';$/gm;
const EXPORT_STAR = /^__exportStar\(require\("([^"]+)"\), exports\);$/gm;

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

/** The values that the door gives on, as `[module, names]`. */
function reExports(door) {
  return Array.from(readFileSync(door, 'utf8').matchAll(RE_EXPORT), ([, names, module]) => [
    module,
    names.split(', ').filter((name) => !name.startsWith('type ')),
  ]);
}

function isResource([module]) {
  return module.startsWith('@cdktf/');
}

function resourceName(module) {
  return `aws-${module.split('/').at(-1)}`;
}

/** Each resource of the provider as a file of its own: `{ <name of the entry>: <module> }`. */
function resourceEntries(door) {
  const resources = reExports(door).filter(isResource);
  return Object.fromEntries(resources.map(([module]) => [resourceName(module), `lazy-resource:${module}`]));
}

function doorSource(door) {
  const lines = reExports(door).flatMap(([module, names]) => {
    const file = isResource([module]) ? `./${resourceName(module)}.js` : module;
    return names.map((name) => lazily(name, `require('${file}')`));
  });
  return DEFINE + lines.join('\n');
}

function indexSource(index) {
  const load = createRequire(index);
  const text = readFileSync(index, 'utf8');
  const lines = Array.from(text.matchAll(EXPORT_STAR), ([, module]) =>
    Object.keys(load(module)).map((name) => lazily(name, `require('${module}')`)),
  );
  return DEFINE + [...new Set(lines.flat())].join('\n') + IN_ORDER;
}

function lazyCdktf(root) {
  const door = join(root, 'stacks/cdktf.ts');
  const named = new Map(reExports(door));
  return {
    name: 'lazy-cdktf',
    setup(build) {
      const js = (contents) => ({ contents, loader: 'js', resolveDir: root });
      build.onLoad({ filter: /\/stacks\/cdktf\.ts$/ }, () => js(doorSource(door)));
      build.onResolve({ filter: /^\.\/aws-[a-z0-9-]+\.js$/ }, ({ path }) => ({ path, external: true }));
      build.onResolve({ filter: /^lazy-resource:/ }, ({ path }) => ({
        path: path.slice('lazy-resource:'.length),
        namespace: 'resource',
      }));
      build.onLoad({ filter: /.*/, namespace: 'resource' }, ({ path }) =>
        js(`export { ${named.get(path).join(', ')} } from '${path}';`),
      );
      build.onLoad({ filter: /\/cdktf\/lib\/index\.js$/ }, ({ path }) => ({
        contents: indexSource(path),
        loader: 'js',
      }));
      // Half a megabyte for `TerraformAsset`, which nothing here uses: `stacks/zip.ts` packs code.
      build.onResolve({ filter: /^archiver$/ }, () => ({ path: 'archiver', namespace: 'left-out' }));
      build.onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path }) =>
        js(`module.exports = () => { throw new Error('${path} is not in the bundle'); };`),
      );
    },
  };
}

module.exports = { lazyCdktf, resourceEntries };
