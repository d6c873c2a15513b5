import { readAccount } from '#adopt/account/read-account';
import { driftOf } from '#adopt/compare/drift';
import { queuePolicy } from '#policies/queue-policy';
import { policyJson } from '#policies/statement';
import { topicPolicy } from '#policies/topic-policy';
import { namedWriter } from '#policies/writer';
import { ownedQueue, ownedTopic, topologyOf } from '#test/unit/topology-of';
import { FakeAccount } from '#test/unit/adopt/account/fake-account';

const TOPOLOGY = topologyOf(`
version: 1
name: shop
region: eu-west-1
environments: { prod: { account: "123456789012" } }
topics: { orders: {} }
queues: { billing: {} }
subscriptions: [{ topic: orders, queue: billing, filter: { policy: { type: [paid] } } }]
`);
const WRITER = namedWriter(TOPOLOGY);

/** What the topology makes, as it was deployed. */
function deployed(): FakeAccount {
  const account = new FakeAccount();
  const queuePolicyOf = (name: string) => ({
    Policy: policyJson(queuePolicy(ownedQueue(TOPOLOGY, name), WRITER)),
  });
  const usual = { ReceiveMessageWaitTimeSeconds: '20', MaximumMessageSize: '262144' };
  const redrive = { deadLetterTargetArn: account.arn('sqs', 'shop-prod-billing-dlq'), maxReceiveCount: 5 };
  account.makeTopic('shop-prod-orders', {
    Policy: policyJson(topicPolicy(ownedTopic(TOPOLOGY, 'orders'), WRITER)),
  });
  account.makeQueue('shop-prod-billing', {
    ...usual,
    ...queuePolicyOf('billing'),
    RedrivePolicy: JSON.stringify(redrive),
  });
  account.makeQueue('shop-prod-billing-dlq', {
    ...usual,
    ...queuePolicyOf('billing_dlq'),
    MessageRetentionPeriod: '1209600',
  });
  account.subscribe('shop-prod-orders', 'sqs', account.arn('sqs', 'shop-prod-billing'), {
    FilterPolicy: '{"type":["paid"]}',
  });
  return account;
}

async function drift(account: FakeAccount): Promise<string[]> {
  const narrowing = { prefixes: ['shop-prod-'], names: [], tags: {} };
  const inventory = await readAccount('eu-west-1', { account, narrowing, onProgress: () => undefined });
  return driftOf(TOPOLOGY, inventory).map(({ kind, message }) => `${kind}: ${message}`);
}

const BILLING = 'https://sqs/123456789012/shop-prod-billing';

function change(account: FakeAccount, attributes: Readonly<Record<string, string>>, url = BILLING): void {
  const queue = account.queues.get(url)!;
  account.queues.set(url, { ...queue, attributes: { ...queue.attributes, ...attributes } });
}

const STRANGER = {
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::222222222222:root' },
  Action: 'sqs:ReceiveMessage',
  Resource: '*',
};

test('what was deployed is as the file says', async () => {
  expect(await drift(deployed())).toEqual([]);
});

test.each<[string, (account: FakeAccount) => void, string]>([
  [
    'a longer timeout',
    (a) => change(a, { VisibilityTimeout: '60' }),
    'changed: visibilityTimeout of queue `billing` is 1m, and the file says 30s',
  ],
  [
    'no encryption',
    (a) => change(a, { SqsManagedSseEnabled: 'false' }),
    'changed: encryption of queue `billing` is none, and the file says sqs',
  ],
  [
    'no dead letters',
    (a) => change(a, { RedrivePolicy: '' }),
    'changed: deadLetters of queue `billing` is none',
  ],
  [
    'a stranger in a policy',
    (a) => {
      const { Statement } = JSON.parse(a.queues.get(BILLING)!.attributes['Policy']!) as {
        Statement: object[];
      };
      change(a, { Policy: JSON.stringify({ Statement: [...Statement, STRANGER] }) });
    },
    'changed: the policy of queue `billing` lets in what the file does not say: arn:aws:iam::222222222222:root sqs:ReceiveMessage',
  ],
  [
    'a policy that is gone',
    (a) => change(a, { Policy: '' }),
    'changed: the policy of queue `billing` lacks: refuses requests without TLS',
  ],
  [
    'a queue that is gone',
    (a) => a.queues.delete(`${BILLING}-dlq`),
    'missing: dead-letter queue of `billing` is not there',
  ],
  ['a topic that is gone', (a) => a.topics.clear(), 'missing: topic `orders` is not there'],
  [
    'a subscription by hand',
    (a) => a.subscribe('shop-prod-orders', 'email', 'ann@example.com'),
    'foreign: subscription shop-prod-orders to ann@example.com (email) is not in the file',
  ],
  [
    'another filter',
    (a) => (a.listed[0]!.attributes = { FilterPolicy: '{"type":["paid","refunded"]}' }),
    'changed: filter of subscription `orders_to_billing` is {"type":["paid","refunded"]}',
  ],
  [
    'a queue by hand',
    (a) => a.makeQueue('shop-prod-test'),
    'foreign: queue shop-prod-test is not in the file',
  ],
  [
    'a topic encrypted with the key of another',
    (a) => a.makeTopic('shop-prod-orders', { KmsMasterKeyId: 'alias/aws/sns' }),
    'changed: encryption of topic `orders` is alias/aws/sns, and the file says none',
  ],
  [
    'a function by hand',
    (a) => a.makeFunction('spy', ['shop-prod-billing']),
    'foreign: Lambda function spy reads queue shop-prod-billing and is not in the file',
  ],
])('%s is found', async (_, tamper, message) => {
  const account = deployed();
  tamper(account);
  expect(await drift(account)).toEqual(expect.arrayContaining([expect.stringContaining(message) as string]));
});

test('a key that Terraform made is not another key, and an alias is', async () => {
  const topology = topologyOf(`
version: 1
name: shop
region: eu-west-1
queues: { billing: { encryption: managed-key, deadLetters: false } }
`);
  const found = async (KmsMasterKeyId: string) => {
    const account = new FakeAccount();
    const Policy = policyJson(
      queuePolicy(ownedQueue(topology, 'billing'), { ...namedWriter(topology), account: '123456789012' }),
    );
    const usual = { ReceiveMessageWaitTimeSeconds: '20', MaximumMessageSize: '262144', Policy };
    account.makeQueue('shop-default-billing', { ...usual, KmsMasterKeyId });
    const narrowing = { prefixes: ['shop-'], names: [], tags: {} };
    const inventory = await readAccount('eu-west-1', { account, narrowing, onProgress: () => undefined });
    return driftOf(topology, inventory).map(({ message }) => message);
  };
  expect(await found('arn:aws:kms:eu-west-1:123456789012:key/0a1b')).toEqual([]);
  expect(await found('0a1b2c3d-0000-0000-0000-000000000000')).toEqual([]);
  expect(await found('alias/aws/sqs')).toEqual([
    'encryption of queue `billing` is alias/aws/sqs, and the file says managed-key',
  ]);
});

test('what waits to be confirmed is told once, and what was deleted is nothing that lives', async () => {
  const topology = topologyOf(`
version: 1
name: shop
region: eu-west-1
environments: { prod: { account: "123456789012" } }
topics: { orders: {} }
subscriptions: [{ topic: orders, email: ann@example.com }]
`);
  const account = new FakeAccount();
  account.makeTopic('shop-prod-orders', {
    Policy: policyJson(topicPolicy(ownedTopic(topology, 'orders'), namedWriter(topology))),
  });
  account.subscribe('shop-prod-orders', 'email', 'ann@example.com', {}, 'PendingConfirmation');
  account.subscribe('shop-prod-orders', 'email', 'bob@example.com', {}, 'PendingConfirmation');
  account.subscribe('shop-prod-orders', 'email', 'eve@example.com', {}, 'Deleted');
  const narrowing = { prefixes: ['shop-prod-'], names: [], tags: {} };
  const inventory = await readAccount('eu-west-1', { account, narrowing, onProgress: () => undefined });
  const why = 'nobody has confirmed it, so AWS shows no ARN to take it over by';
  expect(driftOf(topology, inventory)).toEqual([
    { kind: 'missing', message: `subscription \`${topology.subscriptions[0]!.name}\` waits: ${why}` },
    {
      kind: 'foreign',
      message: `subscription shop-prod-orders to bob@example.com is not in the file: ${why}`,
    },
  ]);
});
