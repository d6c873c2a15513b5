import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '#cli/command';
import { run as runFlows } from '#cli/commands/test';
import { run as runValidate } from '#cli/commands/validate';
import { contextWith } from '#test/support/context';
import { emptyFolder, removeFolder } from '#test/support/project';
import { TODAY } from '#test/unit/topology-of';
import { TEST, VALIDATE } from '#cli/commands/index';
import { optionsOf } from '#test/support/options';

const MAIN = 'version: 1\nname: shop\nregion: eu-west-1\ninclude: ["teams/*.yaml"]\n';

let folder: string;

beforeEach(() => {
  folder = emptyFolder();
  mkdirSync(join(folder, 'teams'));
  write('topology.yaml', MAIN);
  write('teams/a.yaml', 'queues: { billing: {} }\n');
});

afterEach(() => removeFolder(folder));

function write(file: string, content: string): void {
  writeFileSync(join(folder, file), content);
}

function validate(context: Context) {
  return runValidate([], optionsOf(VALIDATE, { watch: true }), context);
}

/** Runs until each step, taken when the report before it has come, has brought the next report. */
async function reportsDuring(steps: readonly (() => void)[], run = validate): Promise<string[]> {
  const reports: string[] = [];
  const waiting = [...steps];
  let stop: () => void = () => undefined;
  const context = contextWith({
    cwd: folder,
    now: () => new Date(`${TODAY}T12:00:00Z`),
    live: {
      say(text) {
        reports.push(text.split('\n')[0]!);
        const step = waiting.shift();
        if (step) step();
        else stop();
      },
      show: () => undefined,
    },
    onSignal(listener) {
      stop = () => listener('SIGINT');
      return () => (stop = () => undefined);
    },
  });
  const outcome = await run(context);
  expect(outcome).toEqual({ exitCode: 0 });
  return reports;
}

test('Ctrl-C ends it well', async () => {
  expect(await reportsDuring([])).toEqual(['topology.yaml is valid']);
});

test('a change of the file, of one that it includes, and of what there is to include', async () => {
  const reports = await reportsDuring([
    () => write('topology.yaml', `${MAIN}rules: { no-dead-letters: error }\n`),
    () => write('teams/a.yaml', 'queues: { billing: { deadLetters: false } }\n'),
    () => write('teams/b.yaml', 'queues: { billing: {} }\n'),
    () => rmSync(join(folder, 'teams/b.yaml')),
  ]);
  expect(reports).toEqual([
    'topology.yaml is valid',
    'topology.yaml is valid',
    expect.stringContaining('error[no-dead-letters]'),
    expect.stringContaining('error[duplicate-element]'),
    expect.stringContaining('error[no-dead-letters]'),
  ]);
});

test('a file that goes away may come back', async () => {
  const reports = await reportsDuring([
    () => rmSync(join(folder, 'topology.yaml')),
    () => write('topology.yaml', MAIN),
  ]);
  expect(reports).toEqual([
    'topology.yaml is valid',
    'msgtopo: there is no topology.yaml or msgtopo.yaml here',
    'topology.yaml is valid',
  ]);
});

test.each([
  ['data', ['topology.yaml'], { format: 'json' } as const],
  ['standard input', ['-'], {} as const],
])('not for %s', async (_, args, options) => {
  const outcome = await runValidate(args, optionsOf(VALIDATE, { ...options, watch: true }), contextWith({}));
  expect(outcome.exitCode).toBe(2);
});

test('flows are tested again when they change, and when the topology does', async () => {
  const flow = (queue: string) =>
    `flows:\n  - name: arrives\n    send: { queue: ${queue}, body: hello }\n    expect: { delivered: [${queue}] }\n`;
  const reports = await reportsDuring(
    [
      () => write('orders.flow.yaml', flow('billing')),
      () => write('orders.flow.yaml', flow('shipping')),
      () => write('teams/a.yaml', 'queues: { billing: {}, shipping: {} }\n'),
    ],
    (context) => runFlows([], optionsOf(TEST, { watch: true }), context),
  );
  expect(reports).toEqual([expect.stringContaining('no flows'), '✓ arrives', '✗ arrives', '✓ arrives']);
});
