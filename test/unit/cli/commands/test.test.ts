import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '#cli/commands/test';
import { contextWith } from '#test/support/context';
import { folderWith, removeFolder } from '#test/support/project';

const TOPOLOGY = `version: 1
name: shop
region: eu-west-1
topics: { orders: {} }
queues: { billing: {} }
subscriptions: [{ topic: orders, queue: billing }]
`;
const GOOD = '  - { name: good, publish: { topic: orders }, expect: { delivered: [billing] } }\n';
const BAD = '  - { name: bad & <wrong>, publish: { topic: orders }, expect: { delivered: [] } }\n';
const TEXT = { format: 'text' };

const folders: string[] = [];

function world(files: Readonly<Record<string, string>>) {
  const cwd = folderWith(files);
  folders.push(cwd);
  return { cwd, context: contextWith({ cwd }) };
}

afterAll(() => folders.forEach(removeFolder));

test('flows that pass: a line for each, status 0', async () => {
  const { context } = world({ 'topology.yaml': `${TOPOLOGY}flows:\n${GOOD}` });
  expect(await run([], TEXT, context)).toEqual({ exitCode: 0, data: '✓ good\n\n1 flow passed\n' });
  expect(await run([], { ...TEXT, quiet: true }, context)).toEqual({ exitCode: 0 });
});

test('a flow that fails: its expectation, the way of the message, status 1', async () => {
  const { context } = world({ 'topology.yaml': TOPOLOGY, 'flows/a.flow.yaml': `flows:\n${GOOD}${BAD}` });
  const { exitCode, data } = await run([], TEXT, context);
  expect(exitCode).toBe(1);
  expect(data).toBe(`✓ good
✗ bad & <wrong>

error[flow-failed]: \`billing\` received a message too
 --> flows/a.flow.yaml:3:77
  |
3 | & <wrong>, publish: { topic: orders }, expect: { delivered: [] } }
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
  const { data } = await run([], { ...TEXT, junit: true }, context);
  expect(data).toContain('<testsuite name="flows" tests="2" failures="1" errors="0" skipped="0">');
  expect(data).toContain('<testcase classname="a.flow.yaml" name="good" file="a.flow.yaml"/>');
  expect(data).toContain('name="bad &amp; &lt;wrong&gt;"');
  await run([], { ...TEXT, junit: 'results/junit.xml' }, context);
  expect(readFileSync(join(cwd, 'results/junit.xml'), 'utf8')).toBe(data);
});

test('results and coverage as data', async () => {
  const { context } = world({ 'topology.yaml': `${TOPOLOGY}flows:\n${BAD}` });
  const { data } = await run([], { format: 'json', coverage: true }, context);
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
  const { data } = await run([], { ...TEXT, coverage: true }, context);
  expect(data).toContain('✓ good (dev)\n✓ good (prod)\n\n2 flows passed\n\ncoverage: 1 of 2 (50 %)\n');
});

test('--update writes expectations, in the topology and beside it', async () => {
  const { context, cwd } = world({
    'topology.yaml': `${TOPOLOGY}flows:\n${BAD}`,
    'a.flow.yaml': 'flows:\n  - name: new\n    send: { queue: billing }\n',
  });
  const { talk } = await run([], { ...TEXT, update: true }, context);
  expect(talk).toBe('wrote topology.yaml: 1 flow\nwrote a.flow.yaml: 1 flow\n');
  expect(readFileSync(join(cwd, 'a.flow.yaml'), 'utf8')).toContain('    expect: { delivered: [billing] }\n');
  expect((await run([], TEXT, context)).exitCode).toBe(0);
  expect((await run([], { ...TEXT, update: true }, context)).talk).toBe(
    'every flow passes: nothing to write\n',
  );
});

test('a topology or a file of flows with errors: nothing is run', async () => {
  const broken = world({ 'topology.yaml': `${TOPOLOGY}queue: {}\n` });
  expect((await run([], TEXT, broken.context)).talk).toContain('unknown-key');
  const { context, cwd } = world({ 'topology.yaml': TOPOLOGY, 'a.flow.yaml': 'flow: []\n' });
  const outcome = await run([], { ...TEXT, junit: 'junit.xml' }, context);
  expect(outcome.exitCode).toBe(1);
  expect(outcome.talk).toContain('a.flow.yaml:1:1');
  expect(existsSync(join(cwd, 'junit.xml'))).toBe(false);
});

test('no flows at all is wrong usage', async () => {
  const { context } = world({ 'topology.yaml': TOPOLOGY });
  expect(await run([], TEXT, context)).toMatchObject({ exitCode: 2 });
});
