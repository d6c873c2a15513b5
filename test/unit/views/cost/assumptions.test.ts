import { unknownTraffic } from '#views/cost/unknown';
import { topologyOf } from '#test/unit/topology-of';
import { estimateOf } from './estimate-of';

test('what is assumed and what is not counted is said', () => {
  const { assumptions, notCounted } = estimateOf(`
topics: { orders: { traffic: { messages: 1000 } } }
queues: { billing: {} }
subscriptions: [{ topic: orders, queue: billing, filter: { scope: body, policy: { total: [1] } } }]
`);
  expect(assumptions).toContain(
    'every message passes the filter of orders_to_billing, which have no `share`',
  );
  expect(assumptions.join()).toContain('what eu-west-1 costs may differ');
  expect(assumptions).toContain('SNS looks through every message once for each filter on bodies');
  expect(assumptions.join()).not.toContain('tasks run');
  expect(notCounted).toEqual(['data that leaves a region or AWS']);
});

test('what nobody can know beforehand is named, where it is used', () => {
  const { notCounted } = estimateOf(`
environments: { prod: { backend: { type: s3, bucket: shop-state, region: eu-west-1 } } }
topics: { orders: { fifo: true, archive: 30d } }
queues: { billing: {} }
stores: { receipts: { type: s3 } }
consumers:
  biller:
    type: fargate
    queue: billing
    image: "111111111111.dkr.ecr.eu-west-1.amazonaws.com/b:1"
    logRouter: { sidecar: router, options: { Name: stdout } }
    sidecars: { router: { image: "111111111111.dkr.ecr.eu-west-1.amazonaws.com/r:1" } }
network: { vpc: { create: {} } }
audit: { cloudtrail: true }
delivery: { codepipeline: { repository: my-org/shop, connection: { provider: GitHub } } }
`);
  expect(notCounted).toEqual([
    'data that leaves a region or AWS',
    'logs that go through a log router',
    'flow logs of the VPC',
    'archives of FIFO topics',
    'data that goes through endpoints, by the GB',
    'what stays in buckets and tables, and backups of tables',
    'the files of the trail in its bucket',
    'performance logs of Container Insights',
    'runs of the pipeline, by the minute, its key and its artifacts',
  ]);
});

const STATEMENT = {
  Sid: 'cards',
  DataDirection: 'Inbound',
  Principal: ['*'],
  DataIdentifier: ['arn:aws:dataprotection::aws:data-identifier/CreditCardNumber'],
  Operation: { Deny: {} },
};

test('provisioned pollers and data protection are named', () => {
  const { notCounted } = estimateOf(
    `
topics: { orders: { dataProtection: policy.json } }
queues: { billing: {} }
consumers:
  biller: { type: lambda, queue: billing, pollers: { min: 2, max: 4 }, tracing: false, code: { s3: { bucket: c, key: k } }, runtime: python3.13, handler: a.b }
`,
    { 'policy.json': JSON.stringify({ Name: 'p', Version: '2021-06-01', Statement: [STATEMENT] }) },
  );
  expect(notCounted).toEqual([
    'data that leaves a region or AWS',
    'what data protection of topics looks through, by the GB',
    'pollers of functions, by event poller units, and their further calls to SQS',
  ]);
});

test('a topic without traffic is told of, and so is a queue that nothing fills', () => {
  const topology = topologyOf(`
topics: { orders: {}, refunds: { traffic: { messages: 0 } }, notices: {} }
publishers: { web: { role: "arn:aws:iam::111111111111:role/web", publishes: [notices], traffic: { messages: 1 } } }
queues: { billing: {}, stray: {}, known: { traffic: { messages: 1 } } }
subscriptions: [{ topic: orders, queue: billing }]
`);
  expect(unknownTraffic(topology).map(({ path }) => path)).toEqual([
    ['topics', 'orders'],
    ['queues', 'stray'],
  ]);
});
