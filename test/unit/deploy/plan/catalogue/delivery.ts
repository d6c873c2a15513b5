import { change, FIFO, type Case } from './case';

const HOOKS = `
topics: { orders: {} }
queues: { billing: {} }
subscriptions:
  - { topic: orders, queue: billing }
  - topic: orders
    id: hook
    url: "https://a.example.com/x"
    deliveryPolicy: { healthyRetryPolicy: { numRetries: 50, minDelayTarget: 1, maxDelayTarget: 60 } }
`;

const GROUPS = `
topics: { orders: { fifo: true, contentBasedDeduplication: true, throughputScope: messageGroup } }
queues: { billing: { fifo: true, contentBasedDeduplication: true, deduplicationScope: messageGroup, throughputLimit: perMessageGroupId } }
subscriptions: [{ topic: orders, queue: billing }]
`;

const KEY = 'arn:aws:kms:eu-west-1:123456789012:key/11111111-1111-1111-1111-111111111111';

function edit(title: string, from: string, to: string, ...dangers: readonly string[]): Case {
  return change(title, HOOKS, [[from, to]], dangers);
}

/** What SNS and SQS would deliver less of, later, twice, or to somebody else. */
export const DELIVERY_CHANGES: readonly Case[] = [
  edit(
    'a web endpoint is tried fewer times',
    'numRetries: 50',
    'numRetries: 3',
    'weaken-delivery:subscription.orders_to_hook',
  ),
  edit(
    'a web endpoint is tried as often in less time',
    'numRetries: 50, minDelayTarget: 1, maxDelayTarget: 60',
    'numRetries: 50, minDelayTarget: 1, maxDelayTarget: 60, numNoDelayRetries: 40',
    'weaken-delivery:subscription.orders_to_hook',
  ),
  edit(
    'the waits of a web endpoint grow in another way',
    'maxDelayTarget: 60',
    'maxDelayTarget: 60, backoffFunction: exponential',
    'weaken-delivery:subscription.orders_to_hook',
  ),
  edit(
    'a message is a dead letter earlier',
    'billing: {}',
    'billing: { deadLetters: { maxReceiveCount: 1 } }',
    'weaken-delivery:queue.billing',
  ),
  edit(
    'a web endpoint is throttled',
    '60 } }\n',
    '60 }, throttlePolicy: { maxReceivesPerSecond: 1 } }\n',
    'weaken-delivery:subscription.orders_to_hook',
  ),
  edit(
    'a web endpoint gets another content type',
    '60 } }\n',
    '60 }, requestPolicy: { headerContentType: text/plain } }\n',
    'change-format:subscription.orders_to_hook',
  ),
  edit(
    'a web endpoint is subscribed',
    'subscriptions:\n',
    'subscriptions:\n  - { topic: orders, id: other, url: "https://b.example.com/x" }\n',
    'widen-access:subscription.orders_to_other',
  ),
  edit(
    'an e-mail address is subscribed',
    'subscriptions:\n',
    'subscriptions:\n  - { topic: orders, email: a@example.com }\n',
    'widen-access:subscription.orders_to_a-example-com',
  ),
  change(
    'a queue hears of a topic of another account',
    HOOKS,
    [
      [
        'topics: { orders: {} }',
        'topics: { orders: {}, foreign: { external: "arn:aws:sns:eu-west-1:222222222222:x" } }',
      ],
      ['subscriptions:\n', 'subscriptions:\n  - { topic: foreign, queue: billing }\n'],
    ],
    ['widen-access:subscription.foreign_to_billing'],
  ),
  edit(
    'a queue hides messages for no time',
    'billing: {}',
    'billing: { visibilityTimeout: 0s }',
    'shorten-visibility:queue.billing',
  ),
  edit(
    'a queue hides messages for less time',
    'billing: {}',
    'billing: { visibilityTimeout: 10s }',
    'shorten-visibility:queue.billing',
  ),
  edit(
    'a queue has a key that nobody sees',
    'billing: {}',
    `billing: { encryption: { kmsKey: "${KEY}" } }`,
    'change-key:queue.billing',
    'change-key:queue.billing_dlq',
  ),
  {
    title: 'a queue has a key that nobody sees, beside the managed key of another',
    before: 'topics: { orders: { encryption: managed-key } }\nqueues: { billing: {} }\n',
    after: `topics: { orders: { encryption: managed-key } }\nqueues: { billing: { encryption: { kmsKey: "${KEY}" } } }\n`,
    dangers: ['change-key:queue.billing', 'change-key:queue.billing_dlq'],
  },
  edit(
    'a topic has a key that nobody sees',
    'orders: {}',
    `orders: { encryption: { kmsKey: "${KEY}" } }`,
    'change-key:topic.orders',
  ),
  edit(
    'a new topic lets an account publish',
    'topics: { orders: {} }',
    'topics: { orders: {}, more: { publishers: { accounts: ["222222222222"] } } }',
    'widen-access:topic.more',
  ),
  edit(
    'a new topic lets an account subscribe',
    'topics: { orders: {} }',
    'topics: { orders: {}, more: { subscribers: { accounts: ["222222222222"] } } }',
    'widen-access:topic.more',
  ),
  edit(
    'a program of another account receives from a queue that is there',
    'topics: { orders: {} }',
    'topics: { orders: {} }\nconsumers: { reader: { type: external, queue: billing, role: "arn:aws:iam::222222222222:role/reader" } }',
    'widen-access:queue.billing',
  ),
  edit(
    'a topic lets an account subscribe',
    'topics: { orders: {} }',
    'topics: { orders: { subscribers: { accounts: ["222222222222"] } } }',
    'widen-access:topic.orders',
  ),
  edit(
    'a new queue lets a role of another account receive',
    'billing: {}',
    'billing: {}, more: { receivers: { roles: ["arn:aws:iam::222222222222:role/reader"] } }',
    'widen-access:queue.more',
  ),
  edit(
    'a queue lets an account send',
    'billing: {}',
    'billing: { senders: { accounts: ["222222222222"] } }',
    'widen-access:queue.billing',
  ),
  edit(
    'a queue lets an organization receive',
    'billing: {}',
    'billing: { receivers: { organization: o-a1b2c3d4e5 } }',
    'widen-access:queue.billing',
  ),
  change(
    'deduplication looks at the whole queue',
    GROUPS,
    [
      [
        'deduplicationScope: messageGroup, throughputLimit: perMessageGroupId',
        'deduplicationScope: queue, throughputLimit: perQueue',
      ],
    ],
    ['change-deduplication:queue.billing', 'refuse-messages:queue.billing'],
  ),
  change(
    'deduplication looks at the whole topic',
    GROUPS,
    [['throughputScope: messageGroup', 'throughputScope: topic']],
    ['change-deduplication:topic.orders'],
  ),
];

/** What arrives as before. */
export const DELIVERY_HARMLESS: readonly Case[] = [
  edit('a web endpoint is tried more often', 'numRetries: 50', 'numRetries: 60'),
  change('a queue tells duplicates apart by group', FIFO, [
    [
      'billing: { fifo: true,',
      'billing: { fifo: true, deduplicationScope: messageGroup, throughputLimit: perMessageGroupId,',
    ],
  ]),
];
