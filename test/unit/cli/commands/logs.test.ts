import { setTimeout as sleep } from 'node:timers/promises';
import { run } from '#cli/commands/logs';
import { LOGS } from '#cli/commands/operation-commands';
import type { OptionsOf } from '#cli/option-values';
import { contextWith } from '#test/support/context';
import { fakeAws, type Answers } from '#test/support/fake-aws';
import { optionsOf } from '#test/support/options';
import { folderWith, removeFolder } from '#test/support/project';

const TOPOLOGY = `version: 1
name: shop
region: eu-west-1
queues: { billing: {}, audit: {}, orders: {}, other: {}, bills: {} }
network: { vpc: { create: { zones: 2 } } }
consumers:
  worker:
    type: fargate
    queue: billing
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1
    sidecars: { agent: { image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/agent:1' } }
  biller:
    type: lambda
    queue: audit
    code: { inline: 'exports.handler = 1' }
    runtime: nodejs22.x
    handler: index.handler
  settle:
    type: step-functions
    queue: orders
    definition: settle.asl.json
  theirs: { type: external, queue: other, note: of another team }
`;

const NOW = Date.parse('2026-01-01T12:00:00Z');
const before = process.env;
const cwd = folderWith({
  'topology.yaml': TOPOLOGY,
  'settle.asl.json': '{ "StartAt": "a", "States": { "a": { "Type": "Succeed" } } }',
});
let close = () => {};

afterEach(() => {
  close();
  process.env = before;
});
afterAll(() => removeFolder(cwd));

interface Asked {
  readonly logGroupName: string;
  readonly logStreamNamePrefix?: string;
  readonly startTime: number;
  readonly filterPattern?: string;
  readonly nextToken?: string;
}

function record(id: number, message: string) {
  return {
    eventId: String(id),
    timestamp: NOW + id * 1000,
    logStreamName: 'consumer/worker/0123456789abcdef',
    message,
  };
}

/** Calls the command over a CloudWatch Logs that answers so. */
async function logs(
  name: string | undefined,
  answer: (asked: Asked, call: number) => object,
  options: Partial<OptionsOf<typeof LOGS>> = {},
) {
  const asked: Asked[] = [];
  const answers: Answers = {
    FilterLogEvents: (request) => {
      asked.push(request as unknown as Asked);
      return answer(request as unknown as Asked, asked.length);
    },
  };
  const aws = await fakeAws(answers);
  close = aws.close;
  process.env = { ...before, ...aws.env };
  const emitted: string[] = [];
  let stop: (signal: NodeJS.Signals) => void = () => undefined;
  const context = contextWith({
    cwd,
    now: () => new Date(NOW),
    emit: (data) => emitted.push(data),
    onSignal: (listener) => {
      stop = listener;
      return () => undefined;
    },
  });
  const running = run(name === undefined ? [] : [name], optionsOf(LOGS, options), context);
  return { asked, emitted, running, stop: () => stop('SIGINT') };
}

test('every page, in lines that say when and which task', async () => {
  const { asked, emitted, running } = await logs(
    'worker',
    ({ nextToken }) =>
      nextToken === undefined
        ? { events: [record(1, 'one\n')], nextToken: 'more' }
        : { events: [record(2, 'two \u001b[2J')] },
    { since: '2h', filter: 'ERROR' },
  );
  expect(await running).toEqual({ exitCode: 0 });
  expect(emitted).toEqual([
    '2026-01-01T12:00:01.000Z 01234567 one\n',
    '2026-01-01T12:00:02.000Z 01234567 two \\u001b[2J\n',
  ]);
  expect(asked[0]).toMatchObject({
    logGroupName: '/ecs/shop-default-worker',
    startTime: NOW - 7_200_000,
    filterPattern: 'ERROR',
  });
});

test('JSON has the record as it is', async () => {
  const { emitted, running } = await logs('worker', () => ({ events: [record(1, '{"a":1}')] }), {
    json: true,
  });
  await running;
  expect(emitted.map((line) => JSON.parse(line) as unknown)).toEqual([
    { at: '2026-01-01T12:00:01.000Z', stream: 'consumer/worker/0123456789abcdef', message: '{"a":1}' },
  ]);
});

test.each([
  ['worker', undefined, '/ecs/shop-default-worker', undefined],
  ['worker', 'agent', '/ecs/shop-default-worker', 'agent/agent/'],
  ['worker', 'worker', '/ecs/shop-default-worker', expect.stringMatching(/\/worker\/$/) as string],
  ['biller', undefined, '/aws/lambda/shop-default-biller', undefined],
  ['settle', undefined, '/aws/vendedlogs/states/shop-default-settle', undefined],
])('%s %s is read in its own group', async (name, container, group, streams) => {
  const { asked, running } = await logs(name, () => ({ events: [] }), { container });
  await running;
  expect(asked[0]!.logGroupName).toBe(group);
  expect(asked[0]!.logStreamNamePrefix).toEqual(streams);
});

test('who follows gets each record once, also one that comes late', async () => {
  const { asked, emitted, running, stop } = await logs(
    'worker',
    (_, call) => ({ events: call === 1 ? [record(5, 'five')] : [record(4, 'four'), record(5, 'five')] }),
    { follow: true },
  );
  const ended = running.then(() => true);
  while (asked.length < 2 && !(await Promise.race([ended, sleep(20, false)])));
  stop();
  await running;
  expect(emitted.map((line) => line.trim().split(' ').at(-1))).toEqual(['five', 'four']);
  expect(asked[1]!.startTime).toBe(NOW - 55_000);
});

test.each([
  [undefined, {}, 'which consumer?\n  the file has `biller`, `settle`, `theirs` and `worker`'],
  ['wroker', {}, 'there is no consumer `wroker`\n  did you mean `worker`?'],
  ['theirs', {}, 'the log of `theirs` is not in the topology'],
  ['worker', { container: 'agnet' }, '`worker` has no container `agnet`\n  did you mean `agent`?'],
  ['biller', { container: 'agent' }, '`biller` has no containers'],
  ['worker', { since: 'yesterday' }, '--since takes a time such as `10m` or `2h`, found `yesterday`'],
])('%s %o is wrong usage', async (name, options, said) => {
  const { running, asked } = await logs(name, () => ({ events: [] }), options);
  expect(await running).toMatchObject({ exitCode: 2, talk: expect.stringContaining(said) as string });
  expect(asked).toEqual([]);
});

test('a group that is not there', async () => {
  const { running } = await logs('worker', () => ({ error: 'ResourceNotFoundException' }));
  const { exitCode, talk } = await running;
  expect(exitCode).toBe(2);
  expect(talk).toContain(
    'there is no log group /ecs/shop-default-worker in eu-west-1\n  is shop-default deployed',
  );
});
