import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { ROOT } from '#test/support/msgtopo';

/* What a stranger follows, and nothing else runs: workflows, the container, the files about the repository. */

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

const PACKAGE = JSON.parse(read('package.json')) as {
  readonly scripts: Readonly<Record<string, string>>;
  readonly engines: { readonly node: string };
};

const FILES = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  '.github/PULL_REQUEST_TEMPLATE.md',
  '.devcontainer/devcontainer.json',
  ...readdirSync(join(ROOT, '.github'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yml'))
    .map((name) => join('.github', name)),
];

test.each(FILES)('%s names scripts that exist', (file) => {
  const text = read(file);
  const scripts = Array.from(text.matchAll(/npm run (?:-s )?([a-z][\w:-]*)/g), ([, name]) => name!);
  expect(scripts.filter((name) => !(name in PACKAGE.scripts))).toEqual([]);
  const programs = Array.from(text.matchAll(/scripts\/[\w-]+\.(?:cjs|ts|txt)/g), ([path]) => path);
  expect(programs.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});

interface Workflow {
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly needs?: string | readonly string[];
        readonly strategy?: { readonly matrix: { readonly node: readonly number[] } };
      }
    >
  >;
  readonly permissions: unknown;
}

const WORKFLOWS = readdirSync(join(ROOT, '.github/workflows'));

test.each(WORKFLOWS)('%s may do little, and waits for jobs that it has', (name) => {
  const { jobs, permissions } = load(read(join('.github/workflows', name))) as Workflow;
  expect(permissions).toEqual({ contents: 'read' });
  const needs = Object.values(jobs).flatMap((job) => job.needs ?? []);
  expect(needs.filter((job) => !(job in jobs))).toEqual([]);
});

test('tests run on the oldest Node.js that is supported', () => {
  const { jobs } = load(read('.github/workflows/check.yml')) as Workflow;
  const matrices = Object.values(jobs).flatMap(({ strategy }) => (strategy ? [strategy.matrix.node] : []));
  expect(matrices).toHaveLength(2);
  const [oldest] = /\d+/.exec(PACKAGE.engines.node)!;
  for (const versions of matrices) expect(Math.min(...versions)).toBe(Number(oldest));
});

test('owners are named for paths that exist', () => {
  const lines = read('.github/CODEOWNERS').split('\n');
  const paths = lines.flatMap((line) => /^\/\S+/.exec(line)?.[0] ?? []);
  expect(paths.length).toBeGreaterThan(3);
  expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});
