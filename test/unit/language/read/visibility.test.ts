import { ownedQueue, proveText, topologyOf } from '#test/unit/topology-of';

const LAMBDA =
  'type: lambda, code: { s3: { bucket: code, key: a.zip } }, runtime: python3.13, handler: app.handler';
const IMAGE = 'image: "111111111111.dkr.ecr.eu-west-1.amazonaws.com/a:1"';
const MACHINE = 'stateMachine: "arn:aws:states:eu-west-1:111111111111:stateMachine:a"';

function hidden(consumers: string, queue = '{}'): number {
  const yaml = `network: { vpc: { create: {} } }\nqueues: { billing: ${queue} }\nconsumers:\n${consumers}`;
  return ownedQueue(topologyOf(yaml), 'billing').visibilityTimeout;
}

describe('a queue whose file does not say how long it hides messages', () => {
  test.each([
    ['nobody works it off', '  {}', 30],
    ['six times the timeout of its function', `  a: { ${LAMBDA}, queue: billing, timeout: 2m }`, 720],
    [
      'and its batch window',
      `  a: { ${LAMBDA}, queue: billing, timeout: 1m, batchSize: 50, batchWindow: 10s }`,
      370,
    ],
    ['never less than AWS itself takes', `  a: { ${LAMBDA}, queue: billing, timeout: 3s }`, 30],
    [
      'the time that a task has to stop',
      `  a: { type: fargate, ${IMAGE}, queue: billing, stopTimeout: 2m }`,
      120,
    ],
    [
      'six times what a task needs for a message',
      `  a: { type: fargate, ${IMAGE}, queue: billing, scaling: { max: 2, latency: { target: 5m, processingTime: 20s } } }`,
      120,
    ],
    [
      'an express workflow is waited for',
      `  a: { type: step-functions, queue: billing, ${MACHINE}, workflow: express }`,
      300,
    ],
    ['a standard one is not', `  a: { type: step-functions, queue: billing, ${MACHINE} }`, 30],
    [
      'a function that enriches is waited for too',
      `  a: { type: step-functions, queue: billing, ${MACHINE}, enrichment: b }\n  b: { ${LAMBDA}, timeout: 10s }`,
      60,
    ],
  ])('%s', (_, consumers, seconds) => {
    expect(hidden(consumers)).toBe(seconds);
  });

  test('what the file says is kept, be it in the defaults', () => {
    const worker = `  a: { ${LAMBDA}, queue: billing, timeout: 1m }`;
    expect(hidden(worker, '{ visibilityTimeout: 10m }')).toBe(600);
    expect(hidden(`${worker}\ndefaults: { queue: { visibilityTimeout: 15m } }`)).toBe(900);
  });

  test('draws no warning about that time', () => {
    const yaml = `
topics: { orders: {} }
queues: { billing: {} }
subscriptions: [{ topic: orders, queue: billing }]
consumers:
  a: { ${LAMBDA}, queue: billing, timeout: 5m }
`;
    expect(proveText(yaml).diagnostics).toEqual([]);
  });
});
