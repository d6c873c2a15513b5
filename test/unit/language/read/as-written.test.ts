import fc from 'fast-check';
import { testFlows } from '#test/unit/messages/flow/flows-of';
import { proveText, topologyOf } from '#test/unit/topology-of';

const CONSUMER = (environment: string) => `
queues: { jobs: {} }
consumers:
  worker:
    { type: lambda, code: { s3: { bucket: c, key: k } }, runtime: python3.13, handler: a.b, queue: jobs, environment: { ${environment} } }
`;

function variables(yaml: string) {
  const worker = topologyOf(yaml).consumers.get('worker')!;
  return 'environment' in worker ? worker.environment : {};
}

function findings(yaml: string): string[] {
  const { diagnostics } = proveText(yaml);
  return diagnostics.filter(({ rule }) => rule === 'number-not-as-written').map(({ message }) => message);
}

test.each([
  '08501',
  '1.10',
  '0777',
  '12e4567',
  '12345678901234567890',
  '0x1F',
  '0o17',
  '+5',
  '1.',
  '.5',
  'True',
  'yes',
  'on',
  '-0',
])('the value of a variable is what is written: %s', (text) => {
  expect(variables(CONSUMER(`ZIP: ${text}`))).toEqual({ ZIP: text });
  expect(findings(CONSUMER(`ZIP: ${text}`))).toEqual([]);
});

test('so it is for every number, in each way to write it', () => {
  const digits = fc
    .stringMatching(/^[-+]?\d{0,20}\.?\d{0,20}([eE][-+]?\d{1,3})?$/)
    .filter((text) => /\d/.test(text));
  fc.assert(
    fc.property(digits, (text) => {
      expect(variables(CONSUMER(`ZIP: ${text}`))).toEqual({ ZIP: text });
    }),
    { numRuns: 100 },
  );
});

test('in overrides and in containers beside it too', () => {
  const yaml = `
queues: { jobs: {} }
network: { vpc: { create: {} } }
environments: { prod: { override: { consumers: { worker: { environment: { ZIP: 007 } } } } } }
consumers:
  worker:
    type: fargate
    image: "111111111111.dkr.ecr.eu-west-1.amazonaws.com/w:1"
    queue: jobs
    environment: { ZIP: 1 }
    sidecars: { agent: { image: "111111111111.dkr.ecr.eu-west-1.amazonaws.com/w:1", environment: { VERSION: 1.10 } } }
`;
  const worker = topologyOf(yaml).consumers.get('worker')!;
  expect(worker).toMatchObject({
    container: { environment: { ZIP: '007' } },
    sidecars: [{ environment: { VERSION: '1.10' } }],
  });
});

const FILTER = (policy: string) => `
topics: { parcels: {} }
queues: { newark: {} }
subscriptions: [{ topic: parcels, queue: newark, filter: { policy: ${policy} } }]
`;

test.each([
  ['{ zip: [08501] }', ['`08501` is read as the number 8501']],
  ['{ release: [1.10] }', ['`1.10` is read as the number 1.1']],
  ['{ mode: [{ anything-but: [0777] }] }', ['`0777` is read as the number 777']],
  ['{ mode: [0x1F] }', ['`0x1F` is read as the number 31']],
  ['{ id: [12345678901234567] }', ['`12345678901234567` is read as the number 12345678901234568']],
  ['{ price: [{ numeric: [">", 10.50] }] }', []],
  ['{ zip: ["08501"], size: [12, 1.5, -3, 0, 100000] }', []],
])('a filter with %s', (policy, messages) => {
  expect(findings(FILTER(policy))).toEqual(messages);
});

test('variables of an environment, attributes and constant messages', () => {
  const yaml = `
environments: { prod: { vars: { zip: 08501, port: 8080 } } }
topics: { parcels: {} }
queues: { newark: {} }
subscriptions: [{ topic: parcels, queue: newark }]
publishers:
  nightly:
    { type: schedule, expression: rate(1 day), publishes: [parcels], message: { price: 10.50, zip: 08502, id: 12345678901234567890 } }
flows:
  - { name: f, publish: { topic: parcels, body: { zip: 08503 }, attributes: { zip: 08504 } }, expect: { delivered: [newark] } }
`;
  expect(findings(yaml).map((message) => message.split(' ')[0])).toEqual([
    '`08501`',
    '`08502`',
    '`12345678901234567890`',
    '`08503`',
    '`08504`',
  ]);
});

test('what a flow fails on and expects in order', () => {
  const yaml = `
queues: { newark: {} }
flows:
  - { name: f, send: { queue: newark, body: "08501" }, consumer: { newark: { bodies: [08501] } }, expect: { order: { newark: [08502, 1.10] } } }
`;
  expect(findings(yaml)).toEqual([
    '`08501` is read as the number 8501',
    '`08502` is read as the number 8502',
  ]);
});

test('a flow in a file of its own', () => {
  const flows =
    'flows: [{ name: f, send: { queue: newark, body: 08501 }, expect: { waiting: { newark: 1 } } }]\n';
  const { diagnostics } = testFlows('queues: { newark: {} }\n', { 'a.flow.yaml': flows });
  expect(diagnostics).toMatchObject([
    {
      rule: 'number-not-as-written',
      help: 'write `"08501"` if it is a text, or `8501` if that is what you mean',
      place: { file: 'a.flow.yaml' },
    },
  ]);
});

test.each(['environment', 'policy', 'body'])('an element may be called `%s`', (name) => {
  const yaml = `topics: { ${name}: { fifo: True } }\nqueues: { ${name}: { fifo: True, maxMessageSize: 0x400 } }\n`;
  const { diagnostics, topologies } = proveText(yaml);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(topologies[0]!.queues.get(name)).toMatchObject({ fifo: true, maxMessageSize: 1024 });
});

test('a number that is larger than any is nothing that you could mean', () => {
  const { diagnostics } = proveText(
    'topics: { t: {} }\nqueues: { q: {} }\nsubscriptions: [{ topic: t, queue: q, filter: { policy: { a: [12e4567] } } }]\n',
  );
  expect(diagnostics.map(({ rule, help }) => `${rule}: ${help ?? ''}`)).toEqual([
    'number-not-as-written: write `"12e4567"` if it is a text',
    'wrong-type: ',
  ]);
});
