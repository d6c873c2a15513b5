import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, type Host } from '#cli/run';
import { contextWith } from '#test/support/context';
import { folderWith, removeFolder } from '#test/support/project';

const TOPOLOGY = 'version: 1\nname: shop\nregion: eu-west-1\nqueues: { billing: {} }\n';

let cwd: string;
beforeEach(() => {
  cwd = folderWith({ 'topology.yaml': TOPOLOGY, 'other.yaml': TOPOLOGY, '.terraform-version': '1.12.2\n' });
});
afterEach(() => removeFolder(cwd));

async function msgtopo(args: readonly string[], stdin = '') {
  let talk = '';
  const host: Host = {
    context: contextWith({ cwd, readStdin: () => Promise.resolve(Buffer.from(stdin)) }),
    writeOut: () => undefined,
    writeError: (text) => (talk += text),
  };
  return { status: await run(args, host), talk };
}

test.each([
  [['graph', '--out', './topology.yaml']],
  [['graph', 'other.yaml', '--out', 'other.yaml']],
  [['docs', '--out', 'topology.yaml']],
  [['cost', '--out', 'topology.yaml']],
  [['compare', 'other.yaml', '--out', 'other.yaml']],
  [['plan', '--out', 'topology.yaml']],
  [['drill', '--svg', 'topology.yaml']],
  [['ci', 'gitlab', '--force', '--out', 'topology.yaml']],
])('%j does not write over what it reads', async (args) => {
  const { status, talk } = await msgtopo(args);
  expect(talk).toContain('would write over the topology');
  expect(status).toBe(2);
  for (const file of ['topology.yaml', 'other.yaml'])
    expect(readFileSync(join(cwd, file), 'utf8')).toBe(TOPOLOGY);
});

test('another file is written', async () => {
  expect(await msgtopo(['graph', '--out', 'graph.mmd'])).toEqual({ status: 0, talk: 'wrote graph.mmd\n' });
});
