import { confirmationOf } from '#model/confirmation';
import {
  endpointKind,
  lambdaOf,
  queueOf,
  RECEIVER_KINDS,
  receiverFacts,
  secretOf,
  streamOf,
  urlOf,
} from '#model/kinds/receivers/index';
import type { Receiver } from '#model/topology';
import { topologyOf } from '#test/unit/topology-of';

const STREAM = 'arn:aws:firehose:eu-west-1:123456789012:deliverystream/archive';
const DEVICE = 'arn:aws:sns:eu-west-1:123456789012:endpoint/GCM/shop/0f';

const FUNCTION = 'arn:aws:lambda:us-east-1:222222222222:function:notify-chat:live';

const TOPOLOGY = topologyOf(`
topics: { orders: {} }
queues: { billing: {}, partner: { external: "arn:aws:sqs:eu-west-1:222222222222:partner" }, lost: {} }
consumers:
  notifier:
    type: lambda
    runtime: python3.13
    handler: index.handler
    code: { inline: "def handler(event, context): pass" }
    onFailure: lost
subscriptions:
  - { topic: orders, queue: billing }
  - { topic: orders, queue: partner }
  - { topic: orders, lambda: notifier }
  - { topic: orders, function: "${FUNCTION}" }
  - { topic: orders, url: "https://hooks.example.com/orders" }
  - { topic: orders, url: { ssm: /ops/pager } }
  - { topic: orders, email: ops@example.com }
  - { topic: orders, sms: "+491701234567" }
  - { topic: orders, firehose: "${STREAM}" }
  - { topic: orders, application: "${DEVICE}" }
`);

const RECEIVERS = TOPOLOGY.subscriptions.map(({ receiver }) => receiver);

function told<T>(of: (receiver: Receiver) => T | undefined): T[] {
  return RECEIVERS.flatMap((receiver) => of(receiver) ?? []);
}

test('there is a subscription of each kind here', () => {
  expect(new Set(RECEIVERS.map(({ kind }) => kind))).toEqual(new Set(RECEIVER_KINDS));
});

test('a receiver is a queue, a function, a stream, an address or a secret, and never two of them', () => {
  expect(told(queueOf).map(({ name }) => name)).toEqual(['billing', 'partner']);
  expect(told(lambdaOf).map(({ name }) => name)).toEqual(['notifier']);
  expect(told(streamOf)).toEqual([STREAM]);
  expect(told(urlOf)).toEqual(['https://hooks.example.com/orders']);
  expect(told(secretOf).map(({ arn }) => arn.resource)).toEqual(['parameter/ops/pager']);
});

test('what is outside of the file has a node of its own in a picture', () => {
  expect([...new Set(told(endpointKind))].sort()).toEqual([
    'application',
    'email',
    'firehose',
    'function',
    'sms',
    'url',
  ]);
});

test('who has to confirm a subscription is a fact of its kind, but for queues and functions of other accounts', () => {
  const confirmed = TOPOLOGY.subscriptions.flatMap(
    (subscription) => confirmationOf(subscription, TOPOLOGY)?.by ?? [],
  );
  expect(confirmed.sort()).toEqual(['account', 'account', 'endpoint', 'endpoint', 'mailbox']);
});

test('SNS gives up soon only on web endpoints', () => {
  const soon = RECEIVERS.filter((receiver) => receiverFacts(receiver).isGivenUpSoon);
  expect(new Set(soon.map(({ kind }) => kind))).toEqual(new Set(['url']));
});
