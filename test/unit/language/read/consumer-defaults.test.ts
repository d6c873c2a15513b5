import type { Consumer, Lambda } from '#model/consumer';
import { brief, proveText, topologyOf } from '#test/unit/topology-of';

function consumerOf(defaults: string, own: string): Consumer {
  const yaml = `
defaults: ${defaults}
network: { vpc: { create: {} } }
queues: { billing: {} }
topics: { orders: {} }
subscriptions: []
consumers:
  worker: ${own}
`;
  return topologyOf(yaml).consumers.get('worker')!;
}

const lambda = (defaults: string, own: string) => consumerOf(`{ lambda: ${defaults} }`, own) as Lambda;
const fargate = (defaults: string, own: string) =>
  consumerOf(
    `{ fargate: ${defaults} }`,
    `{ type: fargate, queue: billing, image: "111111111111.dkr.ecr.eu-west-1.amazonaws.com/a:1", ${own} }`,
  );

const ZIP = 'code: { s3: { bucket: code, key: a.zip } }';

test('are under what a consumer says, key by key', () => {
  const defaults =
    '{ runtime: python3.13, handler: app.handler, timeout: 1m, environment: { A: general, B: general } }';
  const worker = lambda(
    defaults,
    `{ type: lambda, queue: billing, ${ZIP}, timeout: 2m, environment: { A: own } }`,
  );
  expect(worker).toMatchObject({
    runtime: 'python3.13',
    timeout: 120,
    environment: { A: 'own', B: 'general' },
  });
});

test('are those of the type alone', () => {
  const worker = consumerOf(
    '{ fargate: { architecture: arm64 }, lambda: { runtime: python3.13, handler: a.b } }',
    `{ type: lambda, queue: billing, ${ZIP} }`,
  );
  expect(worker).toMatchObject({ architecture: 'x86_64' });
});

test('leave out what an image, or a function without a queue, cannot have', () => {
  const defaults = '{ runtime: python3.13, handler: a.b, batchSize: 5, maxConcurrency: 5 }';
  const image = 'code: { image: "111111111111.dkr.ecr.eu-west-1.amazonaws.com/a:1" }';
  expect(lambda(defaults, `{ type: lambda, queue: billing, ${image} }`).runtime).toBeUndefined();
  expect(lambda(defaults, `{ type: lambda, ${ZIP} }`).queues).toEqual([]);
});

test('scaling is not for a service without a queue, which has nothing to scale by', () => {
  const own =
    '{ type: fargate, publishes: [orders], image: "111111111111.dkr.ecr.eu-west-1.amazonaws.com/a:1" }';
  const defaults = '{ fargate: { scaling: { max: 4, backlogPerTask: 10 }, architecture: arm64 } }';
  expect(consumerOf(defaults, own)).toMatchObject({ scaling: undefined, count: 1, architecture: 'arm64' });
});

test.each([
  ['count', '{ count: 3 }', 'scaling: { max: 4, backlogPerTask: 10 }', { count: 1, scaling: { max: 4 } }],
  ['scaling', '{ scaling: { max: 4, backlogPerTask: 10 } }', 'count: 3', { count: 3, scaling: undefined }],
  [
    'the goal of scaling',
    '{ scaling: { min: 2, max: 4, backlogPerTask: 10 } }',
    'scaling: { max: 9, latency: { target: 5m, processingTime: 1s } }',
    { scaling: { min: 2, max: 9, goal: { kind: 'latency' } } },
  ],
  [
    'where a secret is',
    '{ secrets: { DB: { ssm: /db } } }',
    'secrets: { DB: { secretsManager: db } }',
    { container: { secrets: { DB: { kind: 'secretsManager' } } } },
  ],
  [
    'variables are not told apart by their names',
    '{ environment: { count: a } }',
    'environment: { scaling: b }',
    { container: { environment: { count: 'a', scaling: 'b' } } },
  ],
])('give way to what says the same in another way: %s', (_, defaults, own, expected) => {
  expect(fargate(defaults, own)).toMatchObject(expected);
});

test('an environment may have others', () => {
  const yaml = `
environments: { dev: { override: { defaults: { lambda: { memory: 128 } } } }, prod: {} }
defaults: { lambda: { memory: 1024, runtime: python3.13, handler: a.b } }
queues: { billing: {} }
consumers: { worker: { type: lambda, queue: billing, ${ZIP} } }
`;
  const memory = (environment: string) =>
    (topologyOf(yaml, {}, environment).consumers.get('worker') as Lambda).memory;
  expect([memory('dev'), memory('prod')]).toEqual([128, 1024]);
});

test('what names one consumer is no default', () => {
  const { diagnostics } = proveText('defaults: { lambda: { queue: billing } }\nqueues: { billing: {} }');
  expect(diagnostics.map(brief)[0]).toMatch(/^unknown-key @ defaults\.lambda\.queue /);
});
