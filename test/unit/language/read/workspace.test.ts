import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { prove } from '#validate/prove';
import { record } from '#language/read/recording';
import { diskWorkspace } from '#language/read/workspace';
import { emptyFolder, removeFolder } from '#test/support/project';
import { memoryWorkspace, TODAY } from '#test/unit/topology-of';

const MAIN = 'version: 1\nname: shop\nregion: eu-west-1\ninclude: ["teams/*.yaml"]\n';

let folder: string;

beforeEach(() => {
  folder = emptyFolder();
  mkdirSync(join(folder, 'teams'));
  writeFileSync(join(folder, 'teams/a.yaml'), 'queues: { billing: {} }\n');
});

afterEach(() => removeFolder(folder));

test('a topology may be named by its absolute path from anywhere', () => {
  const file = join(folder, 'topology.yaml');
  const options = { workspace: diskWorkspace('/'), today: TODAY };
  const { files, topologies } = prove(file, Buffer.from(MAIN), options);
  expect(files).toEqual([file, join(folder, 'teams/a.yaml')]);
  expect([...topologies[0]!.queues.keys()]).toEqual(['billing', 'billing_dlq']);
});

describe('a recording', () => {
  test('knows whether what was asked for would be answered otherwise', () => {
    const files: Record<string, string> = { 'teams/a.yaml': 'x', 'other.yaml': 'y' };
    const recording = record(memoryWorkspace(files));
    recording.workspace.read('teams/a.yaml');
    recording.workspace.match('teams/*.yaml', '.');
    expect(recording.hasChanged()).toBe(false);

    files['other.yaml'] = 'z';
    expect(recording.hasChanged()).toBe(false);
    files['teams/a.yaml'] = 'z';
    expect(recording.hasChanged()).toBe(true);
    files['teams/a.yaml'] = 'x';
    files['teams/b.yaml'] = '';
    expect(recording.hasChanged()).toBe(true);
  });

  test('a file that was not there may come', () => {
    const files: Record<string, string> = {};
    const recording = record(memoryWorkspace(files));
    recording.workspace.read('pii.json');
    expect(recording.hasChanged()).toBe(false);
    files['pii.json'] = '';
    expect(recording.hasChanged()).toBe(true);
  });
});

describe('what a topology may name', () => {
  const HEAD = 'version: 1\nname: shop\nregion: eu-west-1\ntopics: { orders: {} }\n';

  /** In a repository with a folder beside that of the topology, and a secret outside of it. */
  function findings(more: string) {
    const project = join(folder, 'repository/services/shop');
    mkdirSync(join(folder, 'repository/.git'), { recursive: true });
    mkdirSync(join(folder, 'repository/shared'), { recursive: true });
    mkdirSync(project, { recursive: true });
    writeFileSync(join(folder, 'repository/shared/topics.yaml'), 'topics: { refunds: {} }\n');
    writeFileSync(join(folder, 'repository/.env'), 'TOKEN=abc: def: ghi\n');
    writeFileSync(join(folder, '.npmrc'), '_authToken=npm_EXAMPLE: x: y\n');
    writeFileSync(join(folder, 'secret.yaml'), 'queues: { secret: {} }\n');
    symlinkSync(join(folder, 'secret.yaml'), join(project, 'link.yaml'));
    symlinkSync('/', join(project, 'everything'));
    execFileSync('mkfifo', [join(project, 'pipe.yaml')]);
    const options = { workspace: diskWorkspace(project), today: TODAY };
    const proof = prove('topology.yaml', Buffer.from(HEAD + more), options);
    const errors = proof.diagnostics.filter(({ severity }) => severity === 'error');
    return { rules: errors.map(({ rule }) => rule), said: JSON.stringify(proof.diagnostics), proof };
  }

  test('a file elsewhere in the repository', () => {
    const { rules, proof } = findings('include: [../../shared/*.yaml]');
    expect(rules).toEqual([]);
    expect([...proof.topologies[0]!.topics.keys()]).toContain('refunds');
  });

  test.each([
    '../../../secret.yaml',
    '../../../*.yaml',
    '../../../../../../../../**/*.yaml',
    '/etc/passwd',
    '/proc/self/environ',
    'link.yaml',
    'pipe.yaml',
    'everything/**/hosts',
  ])('not %s', (pattern) => {
    const { rules, said } = findings(`include: [${JSON.stringify(pattern)}]`);
    expect(rules).toEqual(['include-not-found']);
    expect(said).toContain('include');
  });

  test('of a file that is no YAML, no line is shown', () => {
    const { rules, said } = findings('include: [../../.env]');
    expect(rules).toEqual(['yaml-syntax']);
    expect(said).not.toContain('TOKEN');
  });

  test.each(['../../../../../../../dev/zero', 'pipe.yaml'])('no archive in %s', (zip) => {
    const code = `{ zip: ${JSON.stringify(zip)} }`;
    const { rules, said } = findings(
      `queues: { work: {} }\nconsumers: { one: { type: lambda, queue: work, runtime: nodejs22.x, handler: a.b, code: ${code} } }`,
    );
    expect(rules).toEqual(['file-not-found']);
    expect(said).toContain('is no file of the project');
  });

  test('an archive that is not built yet', () => {
    const { rules } = findings(
      `queues: { work: {} }\nconsumers: { one: { type: lambda, queue: work, runtime: nodejs22.x, handler: a.b, code: { zip: ../../build/a.zip } } }`,
    );
    expect(rules).toEqual([]);
  });
});
