import type { Context } from '#cli/command';
import { run as runValidate } from '#cli/commands/validate';
import { contextWith } from '#test/support/context';
import { TODAY } from '#test/unit/topology-of';
import { VALIDATE } from '#cli/commands/index';
import type { OptionsOf } from '#cli/option-values';
import { optionsOf } from '#test/support/options';

const TOPOLOGY = `
version: 1
name: shop
region: eu-west-1
topics: { orders: {} }
queues: { billing: { deadLetters: false } }
subscriptions: [{ topic: orders, queue: billing }]
`;

function contextFor(yaml: string, today = TODAY): Context {
  return contextWith({
    readStdin: () => Promise.resolve(Buffer.from(yaml)),
    now: () => new Date(`${today}T12:00:00Z`),
  });
}

function run(options: Partial<OptionsOf<typeof VALIDATE>>, context: Context) {
  return runValidate(['-'], optionsOf(VALIDATE, options), context);
}

test('--paths: the paths, then the findings', async () => {
  const { data, exitCode } = await run({ paths: true, format: 'text' }, contextFor(TOPOLOGY));
  expect(exitCode).toBe(0);
  expect(data!.indexOf('orders -> billing: holds')).toBe(0);
  expect(data).toContain('warning[no-dead-letters]');
});

test('--paths as data', async () => {
  const { data } = await run({ paths: true, format: 'json' }, contextFor(TOPOLOGY));
  const report = JSON.parse(data!) as Record<string, unknown>;
  expect(report).toMatchObject({
    formatVersion: 1,
    warnings: 1,
    paths: [{ environment: 'default', name: 'orders_to_billing', way: ['orders', 'billing'], status: 'ok' }],
  });
});

test('without --paths there are none', async () => {
  const { data } = await run({ format: 'json' }, contextFor(TOPOLOGY));
  expect(JSON.parse(data!)).not.toHaveProperty('paths');
});

test('--paths in a format that has no place for it', async () => {
  const { exitCode, talk } = await run({ paths: true, format: 'sarif' }, contextFor(TOPOLOGY));
  expect(exitCode).toBe(2);
  expect(talk).toContain('`--format json`');
});

test('the day comes from the clock', async () => {
  const yaml = `${TOPOLOGY}accept: [{ rule: no-dead-letters, reason: x, until: 2026-06-15 }]\n`;
  const on = async (day: string) => (await run({ format: 'text' }, contextFor(yaml, day))).data;
  expect(await on('2026-06-15')).toBe('<stdin> is valid (1 finding accepted)\n');
  expect(await on('2026-06-16')).toContain('<stdin> is valid, with 2 warnings\n');
});

test('in GitHub Actions findings are annotations without being asked for', async () => {
  const context = { ...contextFor(TOPOLOGY), env: { GITHUB_ACTIONS: 'true' } };
  expect((await run({}, context)).data).toMatch(/^::warning file=<stdin>,line=6/);
  expect((await run({ format: 'text' }, context)).data).toContain('warning[no-dead-letters]');
  expect((await run({ paths: true }, context)).data).toContain('orders -> billing: holds');
  expect((await run({}, contextFor(TOPOLOGY))).data).toContain('warning[no-dead-letters]');
});
