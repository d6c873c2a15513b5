import { proveText } from '#test/unit/topology-of';
import { messagesOf } from './findings-of';

const FUNCTION = `
    type: lambda
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler`;

function lambda(queue: string, settings: string): string {
  return `
queues: { q: { ${queue} } }
consumers:
  worker:${FUNCTION}
    queue: q
${settings.replace(/^/gm, '    ')}
`;
}

function fargate(queue: string, settings: string): string {
  return `
network: { vpc: { create: {} } }
queues: { q: { ${queue} } }
consumers:
  worker:
    type: fargate
    queue: q
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1
${settings.replace(/^/gm, '    ')}
`;
}

describe('visibility-too-short-for-retries', () => {
  test.each([
    ['six times the timeout', lambda('visibilityTimeout: 60s', 'timeout: 10s'), []],
    [
      'a second less',
      lambda('visibilityTimeout: 59s', 'timeout: 10s'),
      ['queue `q` hides a message for 59s, but `worker` may take 10s for each attempt'],
    ],
    [
      'the batch window counts',
      lambda('visibilityTimeout: 64s', 'timeout: 10s\nbatchWindow: 5s'),
      [expect.anything()],
    ],
    [
      'the batch window counts, exactly',
      lambda('visibilityTimeout: 65s', 'timeout: 10s\nbatchWindow: 5s'),
      [],
    ],
    ['less than one call is another error', lambda('visibilityTimeout: 9s', 'timeout: 10s'), []],
  ])('%s', (_, yaml, expected) => {
    expect(messagesOf('visibility-too-short-for-retries', yaml)).toEqual(expected);
  });
});

test.each([
  [4, 1],
  [5, 0],
])('too-few-attempts: %d', (attempts, count) => {
  const yaml = lambda(`deadLetters: { maxReceiveCount: ${attempts} }`, 'timeout: 5s');
  expect(messagesOf('too-few-attempts', yaml)).toHaveLength(count);
  expect(
    messagesOf('too-few-attempts', fargate(`deadLetters: { maxReceiveCount: ${attempts} }`, '')),
  ).toEqual([]);
});

test.each([
  ['partialBatchResponse: false', 1],
  ['partialBatchResponse: false\nbatchSize: 1', 0],
  ['partialBatchResponse: true', 0],
  ['', 0],
])('whole-batch-repeated: %j', (settings, count) => {
  expect(messagesOf('whole-batch-repeated', lambda('', settings))).toHaveLength(count);
});

test.each([
  ['reservedConcurrency: 20\nmaxConcurrency: 20', 0],
  ['reservedConcurrency: 19\nmaxConcurrency: 20', 1],
  ['maxConcurrency: 20', 0],
])('concurrency-beyond-reserved: %j', (settings, count) => {
  expect(messagesOf('concurrency-beyond-reserved', lambda('', settings))).toHaveLength(count);
});

test('the concurrency of each queue adds up', () => {
  const yaml = `
queues: { a: {}, b: {} }
consumers:
  worker:${FUNCTION}
    queues: [a, b]
    maxConcurrency: 10
    reservedConcurrency: 19
`;
  expect(messagesOf('concurrency-beyond-reserved', yaml)).toEqual([
    '`worker` may be invoked 20 times at once, but its reserved concurrency is 19',
  ]);
});

describe('the time that a task needs for a message', () => {
  const scaled = (queue: string, processing: string, rest = '') =>
    fargate(queue, `scaling: { max: 10, latency: { target: 5m, processingTime: ${processing} } }${rest}`);

  test.each([
    ['as long as it is hidden', scaled('visibilityTimeout: 30s', '30s'), 0],
    ['a second longer', scaled('visibilityTimeout: 30s', '31s'), 1],
  ])('work-outlasts-visibility: %s', (_, yaml, count) => {
    expect(messagesOf('work-outlasts-visibility', yaml)).toHaveLength(count);
  });

  test.each([
    ['as long as the stop timeout', scaled('', '30s', '\nstopTimeout: 30s'), 0],
    ['a second longer', scaled('', '31s', '\nstopTimeout: 30s'), 1],
  ])('stop-cuts-work: %s', (_, yaml, count) => {
    expect(messagesOf('stop-cuts-work', yaml)).toHaveLength(count);
  });

  test.each([
    ['a second more than the target', scaled('retention: 301s', '1s'), 0],
    ['the target', scaled('retention: 5m', '1s'), 1],
  ])('latency-beyond-retention: %s', (_, yaml, count) => {
    expect(messagesOf('latency-beyond-retention', yaml)).toHaveLength(count);
  });
});

describe('undrained-queue', () => {
  test.each([
    ['no consumers at all', 'queues: { a: {} }', []],
    [
      'one of two',
      lambda('', '').replace('queues: {', 'queues: { other: {},'),
      ['no consumer processes queue `other`'],
    ],
    [
      'dead letters are for people',
      `${lambda('', '').replace('queues: {', 'queues: { undelivered: {}, failed: {}, asyncFailed: {},').replace('asyncFailed', 'async-failed')}    onFailure: async-failed
topics: { t: {} }
subscriptions: [{ topic: t, queue: q, deadLetters: undelivered }]
`.replace('q: {  }', 'q: { deadLetters: { queue: failed } }'),
      [],
    ],
  ])('%s', (_, yaml, expected) => {
    expect(messagesOf('undrained-queue', yaml)).toEqual(expected);
  });
});

describe('publishing-loop', () => {
  const chain = (publishes: readonly [string, string]) => `
topics: { t: {}, u: {} }
queues: { q: {}, r: {} }
subscriptions: [{ topic: t, queue: q }, { topic: u, queue: r }]
consumers:
  first:${FUNCTION}
    queue: q
    publishes: [${publishes[0]}]
  second:${FUNCTION}
    queue: r
    publishes: [${publishes[1]}]
`;

  test.each([
    ['straight on', chain(['u', '']), []],
    ['back to itself', chain(['t', '']), ['messages loop: `t` -> `q` -> `first` -> `t`']],
    [
      'over two topics, told once',
      chain(['u', 't']),
      ['messages loop: `t` -> `q` -> `first` -> `u` -> `r` -> `second` -> `t`'],
    ],
  ])('%s', (_, yaml, expected) => {
    expect(messagesOf('publishing-loop', yaml)).toEqual(expected);
  });

  test('through a function that a topic calls', () => {
    const yaml = `
topics: { t: {} }
subscriptions: [{ topic: t, lambda: f }]
consumers:
  f:${FUNCTION}
    publishes: [t]
`;
    expect(messagesOf('publishing-loop', yaml)).toEqual(['messages loop: `t` -> `f` -> `t`']);
  });
});

test('short-polling costs nothing where Lambda polls', () => {
  expect(messagesOf('short-polling', lambda('receiveWait: 0s', ''))).toEqual([]);
  expect(messagesOf('short-polling', fargate('receiveWait: 0s', ''))).toHaveLength(1);
});

test('a secret among variables', () => {
  const yaml = lambda(
    '',
    'environment: { DB_PASSWORD: hunter2, LOG_LEVEL: info, TOKEN_URL: "https://a.example.com/" }',
  );
  const found = proveText(yaml).diagnostics.filter(({ rule }) => rule === 'plain-secret');
  expect(found.map(({ path }) => path.join('.'))).toEqual(['consumers.worker.environment.DB_PASSWORD']);
});

test('a consumer is an element that a finding can be accepted for', () => {
  const yaml = `${lambda('visibilityTimeout: 3m', 'partialBatchResponse: false')}
accept: [{ rule: whole-batch-repeated, element: consumers.worker, reason: idempotent, until: 2026-12-31 }]
`;
  expect(proveText(yaml).diagnostics).toEqual([]);
});

describe('tasks that are larger than ECS takes', () => {
  const variable = (size: number) => fargate('', `environment: { A: "${'x'.repeat(size - 'A'.length)}" }`);

  test.each([
    [64 * 1024, 0],
    [64 * 1024 + 1, 1],
  ])('task-definition-too-large: %d bytes of environment', (size, count) => {
    expect(messagesOf('task-definition-too-large', variable(size))).toHaveLength(count);
  });
});

test('fargate-size: the largest task', () => {
  expect(messagesOf('fargate-size', fargate('', 'cpu: 32768\nmemory: 249856'))).toEqual([]);
  expect(messagesOf('fargate-size', fargate('', 'cpu: 32768\nmemory: 65536'))).toHaveLength(1);
});

test('too-many-in-flight: only where the concurrency is known', () => {
  expect(messagesOf('too-many-in-flight', lambda('', 'batchSize: 10000\nbatchWindow: 1s'))).toEqual([]);
});
