import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { isMap, parsedJson } from '#base/util/json';
import { gitRepositoryOf } from '#language/read/workspace';

function ancestors(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...ancestors(parent)];
}

function nearestWith(folder: string, names: readonly string[]): string | undefined {
  return ancestors(folder).find((candidate) => names.some((name) => existsSync(join(candidate, name))));
}

/** Where GitHub looks for workflows: the top of the repository, or of the package until there is a repository. */
export function repositoryOf(target: string, cwd: string): string {
  const found = gitRepositoryOf(target);
  if (found !== undefined) return found;
  return existsSync(join(cwd, 'package.json')) && ancestors(target).includes(cwd) ? cwd : target;
}

/** A path of YAML and workflows, whatever the system. */
function withSlashes(path: string): string {
  return path.split(sep).join('/');
}

/** The topology as a workflow at the top names it; `undefined` if it is found without a name. */
export function fileInRepository(target: string, repository: string): string | undefined {
  return target === repository ? undefined : withSlashes(relative(repository, join(target, 'topology.yaml')));
}

const SCHEMA_IN = './node_modules/';

/** The schema is in the package, which may be installed in a folder above, but none beyond the project. */
export function withSchemaFrom(text: string, target: string, top: string): string {
  const found = nearestWith(target, ['node_modules/msgtopo', 'package.json']);
  const installed = found !== undefined && ancestors(found).includes(top) ? found : target;
  const way = withSlashes(relative(target, installed));
  return way === '' ? text : text.replace(SCHEMA_IN, `${way}/node_modules/`);
}

/** Folders for a part of a project, which do not say what it is. */
const GENERIC = [
  'aws',
  'deploy',
  'deployment',
  'infra',
  'infrastructure',
  'messaging',
  'terraform',
  'topology',
];

/** The name of the project, as a topology may have it; `undefined` if nothing says it. */
export function projectName(target: string): string | undefined {
  const packed = parsedJson(readIfThere(join(target, 'package.json')));
  const named = isMap(packed) && typeof packed['name'] === 'string' ? packed['name'] : '';
  const folders = [basename(target), basename(dirname(target))].filter((name) => !GENERIC.includes(name));
  const names = [named.replace(/^@.*\//, ''), ...folders].map((name) =>
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^[-0-9]+|-+$/g, ''),
  );
  return names.find((name) => name.length > 1 && name.length <= 30);
}

function readIfThere(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
