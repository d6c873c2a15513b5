import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run as runTest } from '#cli/commands/test';
import { contextWith } from '#test/support/context';
import { folderWith, removeFolder } from '#test/support/project';
import { TEST } from '#cli/commands/index';
import type { OptionsOf } from '#cli/option-values';
import { optionsOf } from '#test/support/options';
import type { Context } from '#cli/command';

const TOPOLOGY = `version: 1
name: shop
region: eu-west-1
topics: { orders: {} }
queues: { billing: {} }
subscriptions: [{ topic: orders, queue: billing }]
`;
const GOOD = '  - { name: good, publish: { topic: orders, body: x }, expect: { delivered: [billing] } }\n';
const BAD = '  - { name: bad & <wrong>, publish: { topic: orders, body: x }, expect: { delivered: [] } }\n';

const folders: string[] = [];

function world(files: Readonly<Record<string, string>>) {
  const cwd = folderWith(files);
  folders.push(cwd);
  return { cwd, context: contextWith({ cwd }) };
}

afterAll(() => folders.forEach(removeFolder));

function run(context: Context, options: Partial<OptionsOf<typeof TEST>> = {}) {
  return runTest([], optionsOf(TEST, options), context);
}

test('flows that pass: a line for each, status 0', async () => {
  const { context } = world({ 'topology.yaml': `${TOPOLOGY}flows:\n${GOOD}` });
  expect(await run(context)).toEqual({ exitCode: 0, data: '✓ good\n\n1 flow passed\n' });
  expect(await run(context, { quiet: true })).toEqual({ exitCode: 0 });
});

test('a flow that fails: its expectation, the way of the message, status 1', async () => {
  const { context } = world({ 'topology.yaml': TOPOLOGY, 'flows/a.flow.yaml': `flows:\n${GOOD}${BAD}` });
  const { exitCode, data } = await run(context);
  expect(exitCode).toBe(1);
  expect(data).toBe(`✓ good
✗ bad & <wrong>

error[flow-failed]: \`billing\` received a message too
 --> flows/a.flow.yaml:3:86
  |
3 | , publish: { topic: orders, body: x }, expect: { delivered: [] } }
  |                                                             ^^
  = note: \`orders_to_billing\` let it through: there is no filter at topology.yaml:6:17

    message 1
         0s  published to topic \`orders\`
         0s  delivered to queue \`billing\`: there is no filter
         0s  arrived in queue \`billing\`


1 failed, 1 flow passed
`);
});

test('JUnit, instead of the text or beside it', async () => {
  const { context, cwd } = world({ 'topology.yaml': TOPOLOGY, 'a.flow.yaml': `flows:\n${GOOD}${BAD}` });
  const { data } = await run(context, { junit: true });
  expect(data).toContain('<testsuite name="flows" tests="2" failures="1" errors="0" skipped="0">');
  expect(data).toContain('<testcase classname="a.flow.yaml" name="good" file="a.flow.yaml"/>');
  expect(data).toContain('name="bad &amp; &lt;wrong&gt;"');
  await run(context, { junit: 'results/junit.xml' });
  expect(readFileSync(join(cwd, 'results/junit.xml'), 'utf8')).toBe(data);
});

test('results and coverage as data', async () => {
  const { context } = world({ 'topology.yaml': `${TOPOLOGY}flows:\n${BAD}` });
  const { data } = await run(context, { format: 'json', coverage: true });
  expect(JSON.parse(data!)).toMatchObject({
    formatVersion: 1,
    passed: 0,
    failed: 1,
    flows: [{ name: 'bad & <wrong>', environment: 'default', passed: false, story: { length: 4 } }],
    coverage: [
      { covered: true, path: 'subscriptions[0]' },
      { what: 'no message of queue `billing` ends among its dead letters', covered: false, line: 5 },
    ],
  });
});

test('--coverage counts what any environment shows', async () => {
  const environments = 'environments: { dev: {}, prod: {} }\n';
  const { context } = world({ 'topology.yaml': `${TOPOLOGY}${environments}flows:\n${GOOD}` });
  const { data } = await run(context, { coverage: true });
  expect(data).toContain('✓ good (dev)\n✓ good (prod)\n\n2 flows passed\n\ncoverage: 1 of 2 (50 %)\n');
});

test('--update writes expectations, in the topology and beside it', async () => {
  const { context, cwd } = world({
    'topology.yaml': `${TOPOLOGY}flows:\n${BAD}`,
    'a.flow.yaml': 'flows:\n  - name: new\n    send: { queue: billing, body: x }\n',
  });
  const { talk } = await run(context, { update: true });
  expect(talk).toBe('wrote topology.yaml: 1 flow\nwrote a.flow.yaml: 1 flow\n');
  expect(readFileSync(join(cwd, 'a.flow.yaml'), 'utf8')).toContain('    expect: { delivered: [billing] }\n');
  expect((await run(context)).exitCode).toBe(0);
  expect((await run(context, { update: true })).talk).toBe('every flow passes: nothing to write\n');
});

test('a topology or a file of flows with errors: nothing is run', async () => {
  const broken = world({ 'topology.yaml': `${TOPOLOGY}queue: {}\n` });
  expect((await run(broken.context)).talk).toContain('unknown-key');
  const { context, cwd } = world({ 'topology.yaml': TOPOLOGY, 'a.flow.yaml': 'flow: []\n' });
  const outcome = await run(context, { junit: 'junit.xml' });
  expect(outcome.exitCode).toBe(1);
  expect(outcome.talk).toContain('a.flow.yaml:1:1');
  expect(existsSync(join(cwd, 'junit.xml'))).toBe(false);
});

test('no flows at all is wrong usage', async () => {
  const { context } = world({ 'topology.yaml': TOPOLOGY });
  expect(await run(context)).toMatchObject({ exitCode: 2 });
});

test('no flows at all is right where a pipeline says so', async () => {
  const { context } = world({ 'topology.yaml': TOPOLOGY });
  expect(await run(context, { passWithoutFlows: true })).toMatchObject({
    exitCode: 0,
    data: expect.stringContaining('0 flows passed') as string,
  });
});

test('a flow that fails does so in a pipeline too', async () => {
  const { context } = world({ 'topology.yaml': `${TOPOLOGY}flows:\n${BAD}` });
  expect(await run(context, { passWithoutFlows: true })).toMatchObject({ exitCode: 1 });
});
