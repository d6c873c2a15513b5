import { mkdirSync, writeFileSync } from 'node:fs';
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
