import { brief, proveText } from '#test/unit/topology-of';

/** Keys that are right elsewhere and would do nothing here. */
const CASES: readonly (readonly [title: string, yaml: string, expected: string])[] = [
  [
    'a message group without a FIFO queue',
    `
topics: { orders: {} }
queues: { jobs: {} }
publishers:
  nightly: { type: schedule, expression: rate(1 day), message: {}, publishes: [orders], sends: [jobs], messageGroup: g }
`,
    'wrong-value @ publishers.nightly.messageGroup',
  ],
  [
    'indexes of a table that is only written',
    `
queues: { jobs: {} }
stores: { orders: { type: dynamodb, external: orders } }
consumers:
  worker:
    type: lambda
    queue: jobs
    runtime: python3.13
    handler: a.b
    code: { s3: { bucket: code, key: a.zip } }
    stores: { orders: { access: write, indexes: [by-customer] } }
`,
    'wrong-value @ consumers.worker.stores.orders.indexes',
  ],
  [
    'logs of ECS Exec beside a log router',
    `
queues: { jobs: {} }
network: { vpc: { create: {} } }
consumers:
  worker:
    type: fargate
    queue: jobs
    image: 111111111111.dkr.ecr.eu-west-1.amazonaws.com/worker:1
    exec: { logs: true }
    sidecars: { router: { image: "111111111111.dkr.ecr.eu-west-1.amazonaws.com/router:1", user: "0" } }
    logRouter: { sidecar: router, options: { Name: datadog } }
`,
    'wrong-value @ consumers.worker.exec.logs',
  ],
];

test.each(CASES)('%s is an error', (_, yaml, expected) => {
  const errors = proveText(yaml).diagnostics.filter(({ severity }) => severity === 'error');
  expect(errors.map(brief).map((text) => text.replace(/ \d+:\d+$/, ''))).toEqual([expected]);
});
