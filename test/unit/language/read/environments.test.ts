import { ownedQueue, proveText, topologyOf } from '#test/unit/topology-of';

const FILE = `
version: 1
name: shop
region: us-west-2
tags: { Team: checkout, Stage: none }
environments:
  dev: {}
  prod:
    region: eu-west-1
    account: "111111111111"
    tags: { Stage: production }
    vars: { patience: 2m, names: { queue: invoices } }
    override:
      queues:
        billing: { visibilityTimeout: "\${vars.patience}", tags: { Region: "\${region}-\${account}" } }
        shipping: null
      subscriptions:
        orders_to_audit: null
        orders_to_billing: { raw: true }
topics: { orders: {} }
queues: { billing: {}, shipping: {}, audit: {} }
subscriptions:
  - { topic: orders, queue: billing }
  - { topic: orders, queue: audit }
`;

test('each environment is a topology of its own, in the order of the file', () => {
  expect(proveText(FILE).topologies.map(({ environment }) => environment)).toEqual(['dev', 'prod']);
});

test('without environments there is one, called default', () => {
  expect(topologyOf('queues: { billing: {} }').environment).toBe('default');
});

test('one environment can be asked for', () => {
  expect(proveText(FILE, {}, 'prod').topologies.map(({ environment }) => environment)).toEqual(['prod']);
});

describe('in the environment that changes nothing', () => {
  const dev = topologyOf(FILE, {}, 'dev');

  test('the file stands as it is', () => {
    expect(dev).toMatchObject({
      region: 'us-west-2',
      account: undefined,
      tags: { Team: 'checkout', Stage: 'none' },
    });
    expect([...dev.queues.keys()]).toContain('shipping');
    expect(ownedQueue(dev, 'billing').visibilityTimeout).toBe(30);
  });
});

describe('in the environment that changes much', () => {
  const prod = topologyOf(FILE, {}, 'prod');

  test('region, account and tags are its own', () => {
    expect(prod).toMatchObject({
      region: 'eu-west-1',
      account: '111111111111',
      tags: { Team: 'checkout', Stage: 'production' },
    });
  });

  test('variables stand where they are referred to', () => {
    const billing = ownedQueue(prod, 'billing');
    expect(billing.visibilityTimeout).toBe(120);
    expect(billing.tags).toMatchObject({ Region: 'eu-west-1-111111111111' });
  });

  test('what is set to nothing is gone', () => {
    expect([...prod.queues.keys()]).toEqual(['audit', 'audit_dlq', 'billing', 'billing_dlq']);
  });

  test('subscriptions are changed and removed by their ids', () => {
    expect(prod.subscriptions.map(({ name, raw }) => [name, raw])).toEqual([['orders_to_billing', true]]);
  });

  test('names in AWS carry the environment', () => {
    expect(ownedQueue(prod, 'billing').physicalName).toBe('shop-prod-billing');
    expect(ownedQueue(prod, 'billing').arn).toMatchObject({ region: 'eu-west-1', account: '111111111111' });
  });
});

describe('references', () => {
  test.each([
    [
      'a whole value keeps its type',
      '{ vars: { wait: 7 } }',
      'receiveWait: "${vars.wait}"',
      'receiveWait',
      7,
    ],
    ['a value deep inside', '{ vars: { a: { b: 5m } } }', 'retention: "${vars.a.b}"', 'retention', 300],
    ['spaces inside', '{ vars: { wait: 7 } }', 'receiveWait: "${ vars.wait }"', 'receiveWait', 7],
  ])('%s', (_, environment, setting, key, expected) => {
    const yaml = `environments: { prod: ${environment} }\nqueues: { billing: { ${setting} } }\n`;
    expect(ownedQueue(topologyOf(yaml), 'billing')).toMatchObject({ [key]: expected });
  });

  test('a literal one is written with two dollars', () => {
    const yaml = 'topics: { t: {} }\nsubscriptions: [{ topic: t, url: "https://x.example.com/$${id}" }]\n';
    expect(topologyOf(yaml).subscriptions[0]!.receiver).toEqual({
      kind: 'url',
      url: 'https://x.example.com/${id}',
    });
  });
});
