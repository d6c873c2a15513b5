import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { VALIDATE } from '#cli/commands/index';
import { run } from '#cli/commands/validate';
import { contextWith } from '#test/support/context';
import { optionsOf } from '#test/support/options';

const MAIN = `# the shop
version: 1
name: shop
region: eu-west-1
include: [parts/*.yaml]
topics:
  orders: {}   # everything that is bought
queues:
  billing:
    retention:   "5 days" # as finance wants it
    visibiltyTimeout: 30s
    fifo: "false"
subscriptions:
  - { topic: ordrs, queue: billing }
`;
const FIXED = MAIN.replace('"5 days"', '"5d"')
  .replace('visibiltyTimeout', 'visibilityTimeout')
  .replace('"false"', 'false')
  .replace('ordrs', 'orders');

function project(files: Record<string, string>) {
  const cwd = mkdtempSync(join(tmpdir(), 'msgtopo-fix-'));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, file)), { recursive: true });
    writeFileSync(join(cwd, file), text);
  }
  const context = contextWith({ cwd, readStdin: () => Promise.resolve(Buffer.from(MAIN)) });
  return {
    cwd,
    read: (file: string) => readFileSync(join(cwd, file), 'utf8'),
    fix: (options = {}, args: string[] = []) =>
      run(args, optionsOf(VALIDATE, { fix: true, ...options }), context),
  };
}

const PART = `queues:\n  # sends parcels\n  parcels: { retention: 4 days }\n`;

test('--fix: certain remedies in each file, with comments and order as they are', async () => {
  const { cwd, read, fix } = project({ 'topology.yaml': MAIN, 'parts/a.yaml': PART });
  const { exitCode, data } = await fix();
  expect(read('topology.yaml')).toBe(FIXED);
  expect(read('parts/a.yaml')).toBe(PART.replace('4 days', '4d'));
  expect(data).toContain('+++ parts/a.yaml\n@@ -1,3 +1,3 @@\n queues:\n   # sends parcels\n-  parcels');
  expect(data).toContain('fixed 5 errors');
  expect(exitCode).toBe(0);
  expect(readdirSync(cwd).sort()).toEqual(['parts', 'topology.yaml']);

  const again = await fix();
  expect(again.data).not.toContain('fixed');
  expect(read('topology.yaml')).toBe(FIXED);
});

test('--fix: what is not certain stays, and is an error still', async () => {
  const yaml = FIXED.replace('topic: orders', 'topic: orders-v2')
    .replace('orders: {}', 'orders-v1: {}')
    .replace('30s', '"30"');
  const { read, fix } = project({ 'topology.yaml': yaml, 'parts/a.yaml': 'queues: {}\n' });
  const { exitCode, data } = await fix();
  expect(read('topology.yaml')).toBe(yaml);
  expect(exitCode).toBe(1);
  expect(data).toContain('did you mean `orders-v1`?');
  expect(data).toContain('if you mean seconds');
});

test('--fix: a name that is as near to two others stays', async () => {
  const yaml = FIXED.replace('orders: {}', 'orders: {}\n  borders: {}').replace(
    'topic: orders',
    'topic: porders',
  );
  const { read, fix } = project({ 'topology.yaml': yaml, 'parts/a.yaml': 'queues: {}\n' });
  expect((await fix()).exitCode).toBe(1);
  expect(read('topology.yaml')).toBe(yaml);
});

test('--fix: a remedy that would define a key twice is not taken, and the others are', async () => {
  const yaml = MAIN.replace('    fifo', '    visibilityTimeout: 40s\n    fifo');
  const { read, fix } = project({ 'topology.yaml': yaml, 'parts/a.yaml': 'queues: {}\n' });
  expect((await fix()).exitCode).toBe(1);
  expect(read('topology.yaml')).toContain(
    'visibiltyTimeout: 30s\n    visibilityTimeout: 40s\n    fifo: false',
  );
});

test('--fix: line ends of Windows stay', async () => {
  const { read, fix } = project({
    'topology.yaml': MAIN.replaceAll('\n', '\r\n'),
    'parts/a.yaml': 'queues: {}\n',
  });
  expect((await fix()).data).not.toContain('\r');
  expect(read('topology.yaml')).toBe(FIXED.replaceAll('\n', '\r\n'));
});

test.each([
  [{ watch: true }, [], '--watch'],
  [{ format: 'json' }, [], 'without `--format`'],
  [{}, ['-'], 'standard input cannot be fixed'],
] as const)('--fix refuses %j %j', async (options, args, words) => {
  const { fix } = project({ 'topology.yaml': MAIN });
  const { exitCode, talk } = await fix(options, [...args]);
  expect(exitCode).toBe(2);
  expect(talk).toContain(words);
});
