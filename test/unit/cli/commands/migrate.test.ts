import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '#cli/command';
import { run } from '#cli/commands/migrate';
import { PLAIN } from '#base/util/style';
import { folderWith, removeFolder } from '#test/support/project';
import { MIGRATE } from '#cli/commands/index';
import type { OptionsOf } from '#cli/option-values';
import { optionsOf } from '#test/support/options';

const TOPOLOGY = `version: 1
name: shop
region: eu-west-1
topics: { orders: {} }
queues: { billing: {}, failed: {}, audit: { deadLetters: { queue: failed } } }
subscriptions: [{ topic: orders, queue: billing }]
`;

const folders: string[] = [];
afterAll(() => folders.forEach(removeFolder));

function migrate(
  args: readonly string[],
  options: Partial<OptionsOf<typeof MIGRATE>> = {},
  files: Readonly<Record<string, string>> = {},
) {
  const cwd = folderWith({ 'topology.yaml': TOPOLOGY, ...files });
  folders.push(cwd);
  const context = {
    cwd,
    env: {},
    style: PLAIN,
    talkStyle: PLAIN,
    now: () => new Date(0),
  } as Partial<Context>;
  const again = () => run(args, optionsOf(MIGRATE, options), context as Context);
  return { cwd, again, outcome: again() };
}

test('writes a file for each step, and says how to deploy it', async () => {
  const { cwd, outcome, again } = migrate(['queue', 'billing', 'bills']);
  const { exitCode, talk } = await outcome;
  expect(exitCode).toBe(0);
  expect(talk).toContain('wrote topology.2-double-subscription.yaml\n');
  expect(talk).toContain(
    'msgtopo deploy topology.3-drain.yaml --allow destroy:subscription.orders_to_billing\n',
  );
  expect(talk).toContain(
    'msgtopo deploy topology.4-remove.yaml --allow-if-empty destroy:queue.billing --allow-if-empty destroy:queue.billing_dlq\n',
  );
  expect(talk).toContain('5. keep the last file as topology.yaml, and remove the others\n');
  expect(readFileSync(join(cwd, 'topology.4-remove.yaml'), 'utf8')).toContain('queue: bills');
  expect(readFileSync(join(cwd, 'topology.yaml'), 'utf8')).toBe(TOPOLOGY);
  const second = await again();
  expect(second.talk).toContain('nothing was written, since topology.1-new-queue.yaml');
  expect(second.exitCode).toBe(2);
});

test.each<[string, readonly string[], string]>([
  ['no names', ['queue'], 'migrate takes `queue`, the old name and the new one'],
  ['something else', ['topic', 'orders', 'events'], 'migrate takes `queue`'],
  ['a queue that is not there', ['queue', 'biling', 'bills'], 'did you mean `billing`?'],
  ['a name that is taken', ['queue', 'billing', 'audit'], '`audit` cannot be the name of the new queue'],
  ['a name that is none', ['queue', 'billing', 'Bills'], '`Bills` cannot be the name of the new queue'],
  [
    'dead letters of another',
    ['queue', 'failed', 'lost'],
    'queue `failed` holds the dead letters of `audit`',
  ],
])('%s: nothing is written', async (_, args, message) => {
  const { cwd, outcome } = migrate(args);
  const { exitCode, talk } = await outcome;
  expect(talk).toContain(message);
  expect(exitCode).toBe(2);
  expect(readdirSync(cwd)).toEqual(['topology.yaml']);
});

test('FIFO to FIFO needs no --fifo', async () => {
  const fifo = TOPOLOGY.replace('billing: {}', 'billing: { fifo: true }').replace(
    'orders: {}',
    'orders: { fifo: true }',
  );
  const files = { 'topology.yaml': fifo };
  expect((await migrate(['queue', 'billing', 'bills'], { fifo: true }, files).outcome).talk).toContain(
    'is FIFO already',
  );
  const { cwd, outcome } = migrate(['queue', 'billing', 'bills'], {}, files);
  expect((await outcome).exitCode).toBe(0);
  expect(readFileSync(join(cwd, 'topology.1-new-queue.yaml'), 'utf8')).toContain('bills: { fifo: true }');
});

test('what stands in an included file cannot be one file for each step', async () => {
  const files = {
    'topology.yaml': `${TOPOLOGY.replace(/^subscriptions.*\n/m, '')}include: [more.yaml]\n`,
    'more.yaml': 'subscriptions: [{ topic: orders, queue: billing }]\n',
  };
  const { cwd, outcome } = migrate(['queue', 'billing', 'bills'], {}, files);
  expect((await outcome).talk).toContain('is in an included file or an override');
  expect(existsSync(join(cwd, 'topology.1-new-queue.yaml'))).toBe(false);
});

test('a topology that is not sound is not migrated', async () => {
  const files = { 'topology.yaml': TOPOLOGY.replace('billing: {}', 'billing: { retention: 1y }') };
  const { exitCode, talk } = await migrate(['queue', 'billing', 'bills'], {}, files).outcome;
  expect(talk).toContain('error[wrong-value]');
  expect(exitCode).toBe(1);
});
