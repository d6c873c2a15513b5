import { deployGrants } from '#policies/deploying/grants';
import { addresses, resourceAt, synthesized } from '#test/support/synthesized';
import { brief, proveText, topologyOf } from '#test/unit/topology-of';

const head = (naming: string) => `version: 1\nname: shop\nregion: eu-west-1\nnaming: ${naming}\n`;

const ELEMENTS = `
environments: { prod: {} }
network: { vpc: vpc-1, subnets: [subnet-1] }
topics: { order-created: {} }
queues: { billing-mails: {}, audit: { fifo: true }, refunds: {} }
subscriptions: [{ topic: order-created, queue: billing-mails }]
stores: { receipts: { type: s3 }, past-orders: { type: dynamodb, key: { id: S } } }
publishers: { nightly: { type: schedule, publishes: [order-created], expression: rate(1 day), message: {} } }
consumers:
  mailer:
    type: lambda
    queue: billing-mails
    code: { s3: { bucket: code, key: mailer.zip } }
    runtime: python3.13
    handler: app.handler
  auditor: { type: fargate, queue: audit, image: "111111111111.dkr.ecr.eu-west-1.amazonaws.com/a:1" }
  refunder: { type: step-functions, queue: refunds, stateMachine: "arn:aws:states:eu-west-1:111111111111:stateMachine:refund" }
`;

test('each sort has names of its own', () => {
  const stack = synthesized(
    topologyOf(
      head(`
  topic: '{Name}{Id}'
  queue: '{ENVIRONMENT}_{id_}'
  deadLetters: 'deadletter-{queue}'
  lambda: '{name}-{id}-function'
  fargate: '{environment}-{id}'
  step-functions: '{id}-pipe'
  s3: 'acme-{name}-{id}'
  dynamodb: '{Id}Table'
  publisher: '{id}-schedule'
  cluster: 'workers-{environment}'
  role: '{environment}-{id}-{role}'`) + ELEMENTS,
    ),
  );
  const name = (address: string, attribute = 'name') => resourceAt(stack, address)[attribute];
  expect(name('aws_sns_topic.order-created')).toBe('ShopOrderCreated');
  expect(name('aws_sqs_queue.billing-mails')).toBe('PROD_billing_mails');
  expect(name('aws_sqs_queue.billing-mails_dlq')).toBe('deadletter-PROD_billing_mails');
  expect(name('aws_sqs_queue.audit_dlq')).toBe('deadletter-PROD_audit.fifo');
  expect(name('aws_lambda_function.mailer', 'function_name')).toBe('shop-mailer-function');
  expect(name('aws_ecs_service.auditor')).toBe('prod-auditor');
  expect(name('aws_pipes_pipe.refunder')).toBe('refunder-pipe');
  expect(name('aws_s3_bucket.receipts', 'bucket')).toMatch(/^acme-shop-receipts-/);
  expect(name('aws_dynamodb_table.past-orders')).toBe('PastOrdersTable');
  expect(name('aws_scheduler_schedule.nightly_to_order-created')).toMatch(/^nightly-schedule/);
  expect(name('aws_ecs_cluster.consumers')).toBe('workers-prod');
  const roles = addresses(stack)
    .filter((address) => address.startsWith('aws_iam_role.'))
    .map((address) => resourceAt(stack, address)['name'])
    .filter((one) => one !== undefined);
  expect(roles).toEqual(
    expect.arrayContaining(['prod-mailer-function', 'prod-auditor-task', 'prod-auditor-execution']),
  );
});

test('the deploy role may make what the patterns name', () => {
  const naming = head("{ queue: 'acme-{id}', deadLetters: 'dead-{queue}' }");
  const grants = deployGrants(topologyOf(`${naming}queues: { billing: {} }`));
  const queues = grants.find(({ sid }) => sid === 'Queues')!.resources;
  expect(queues).toEqual(
    ['shop-default-*', 'acme-*', 'dead-acme-*'].map((one) => `arn:aws:sqs:eu-west-1:*:${one}`),
  );
});

test.each([
  ["{ queue: '{team}-{id}' }", 'naming.queue', '`{team}` has no meaning in a name'],
  ["{ queue: '{iD}' }", 'naming.queue', '`{iD}` has no meaning in a name'],
  ["{ topic: '{queue}-{id}' }", 'naming.topic', '`{queue}` has no meaning in a name'],
  ["{ topic: '{name}' }", 'naming.topic', 'without `{id}` every element would have the same name'],
  [
    "{ deadLetters: 'dead' }",
    'naming.deadLetters',
    'without `{queue}` every element would have the same name',
  ],
  ["{ role: '{id}' }", 'naming.role', 'without `{role}` both roles of a service would have the same name'],
  ["'{name}'", 'naming', 'without `{id}` every element would have the same name'],
])('the naming %s is refused', (naming, path, message) => {
  const { diagnostics } = proveText(head(naming) + ELEMENTS);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  expect(errors.map(({ message: text }) => text)).toContain(message);
  expect(errors.map(brief)).toContainEqual(expect.stringContaining(`invalid-name @ ${path} `));
});

test('two dead-letter queues that one pattern gives one name are an error', () => {
  const yaml = `${head("{ deadLetters: '{id_}' , queue: '{id}' }")}queues: { a-b: { physicalName: x }, c: { deadLetters: { physicalName: a_b } } }`;
  expect(proveText(yaml).diagnostics.map(({ rule }) => rule)).toContain('duplicate-element');
});

test('an environment has another pattern', () => {
  const yaml = `${head("{ queue: '{id}-queue' }")}queues: { billing: {} }
environments: { prod: { override: { naming: { queue: 'PROD_{id_}' } } } }`;
  expect(resourceAt(synthesized(topologyOf(yaml)), 'aws_sqs_queue.billing')['name']).toBe('PROD_billing');
});
