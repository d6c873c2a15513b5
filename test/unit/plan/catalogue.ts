/** A change of a topology: what is deployed, and what is written now. */
export interface Case {
  readonly title: string;
  readonly before: string;
  readonly after: string;
  /** What has to be allowed, one by one; nothing for a harmless change. */
  readonly dangers: readonly string[];
}

const BASE = `
topics:
  orders: {}
queues:
  billing: { retention: 7d }
  audit: {}
filters:
  money:
    policy: { type: [paid, refunded], amount: [{ numeric: [">=", 10] }] }
subscriptions:
  - { topic: orders, queue: billing, filter: money }
  - { topic: orders, queue: audit }
`;

const FIFO = `
topics: { orders: { fifo: true, contentBasedDeduplication: true, archive: 30d } }
queues: { billing: { fifo: true, contentBasedDeduplication: true } }
subscriptions: [{ topic: orders, queue: billing }]
`;

const ENCRYPTED = `
topics: { orders: { encryption: managed-key } }
queues: { billing: { encryption: managed-key } }
subscriptions: [{ topic: orders, queue: billing }]
`;

const SHARED = `
topics: { orders: {} }
queues:
  billing: { deadLetters: { queue: failed } }
  failed: {}
subscriptions: [{ topic: orders, queue: billing, deadLetters: failed }]
`;

const OPEN = `
topics:
  orders: { publishers: { accounts: ["222222222222"], services: [s3.amazonaws.com] } }
queues: { billing: {} }
subscriptions: [{ topic: orders, queue: billing }]
`;

function edited(yaml: string, ...edits: readonly (readonly [from: string, to: string])[]): string {
  return edits.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`there is no ${from} to edit`);
    return text.replace(from, to);
  }, yaml);
}

function change(
  title: string,
  before: string,
  edits: readonly (readonly [string, string])[],
  dangers: readonly string[] = [],
): Case {
  return { title, before, after: edited(before, ...edits), dangers };
}

const BILLING_LINE = '  - { topic: orders, queue: billing, filter: money }\n';
const AUDIT_LINE = '  - { topic: orders, queue: audit }\n';

export const DANGEROUS: readonly Case[] = [
  change(
    'a queue is removed',
    BASE,
    [
      ['  audit: {}\n', ''],
      [AUDIT_LINE, ''],
    ],
    ['destroy:queue.audit', 'destroy:queue.audit_dlq'],
  ),
  change(
    'a queue gets another name',
    BASE,
    [
      ['  audit: {}', '  journal: {}'],
      ['queue: audit', 'queue: journal'],
    ],
    ['destroy:queue.audit', 'destroy:queue.audit_dlq'],
  ),
  change(
    'a queue is renamed, and with it its name in AWS',
    BASE,
    [
      ['  audit: {}', '  journal: { renamedFrom: audit }'],
      ['queue: audit', 'queue: journal'],
    ],
    ['destroy:queue.audit', 'destroy:queue.audit_dlq'],
  ),
  change(
    'a queue gets another physical name',
    BASE,
    [['audit: {}', 'audit: { physicalName: journal }']],
    ['replace:queue.audit', 'replace:queue.audit_dlq'],
  ),
  change(
    'the naming pattern changes',
    BASE,
    [['topics:', 'naming: "{id}-{environment}"\ntopics:']],
    [
      'replace:topic.orders',
      'replace:queue.audit',
      'replace:queue.audit_dlq',
      'replace:queue.billing',
      'replace:queue.billing_dlq',
    ],
  ),
  change(
    'a queue becomes FIFO, with its topic',
    BASE,
    [
      ['orders: {}', 'orders: { fifo: true }'],
      ['audit: {}', 'audit: { fifo: true }'],
      ['billing: {', 'billing: { fifo: true,'],
    ],
    [
      'replace:topic.orders',
      'replace:queue.audit',
      'replace:queue.audit_dlq',
      'replace:queue.billing',
      'replace:queue.billing_dlq',
    ],
  ),
  change(
    'a queue that nobody is subscribed with becomes FIFO',
    'queues: { jobs: {} }',
    [['jobs: {}', 'jobs: { fifo: true }']],
    ['replace:queue.jobs', 'replace:queue.jobs_dlq'],
  ),
  change(
    'a FIFO queue becomes standard',
    FIFO,
    [['billing: { fifo: true, contentBasedDeduplication: true }', 'billing: {}']],
    ['replace:queue.billing', 'replace:queue.billing_dlq'],
  ),
  change(
    'a topic is removed, with its subscriptions',
    BASE,
    [
      ['topics:\n  orders: {}', 'topics:\n  other: {}'],
      [BILLING_LINE, ''],
      [AUDIT_LINE, '  - { topic: other, queue: audit }\n'],
    ],
    ['destroy:topic.orders'],
  ),
  change(
    'a topic gets another physical name',
    BASE,
    [['orders: {}', 'orders: { physicalName: events }']],
    ['replace:topic.orders'],
  ),
  change(
    'a topic becomes FIFO',
    'topics: { orders: {} }',
    [['orders: {}', 'orders: { fifo: true }']],
    ['replace:topic.orders'],
  ),
  change('a subscription is removed', BASE, [[AUDIT_LINE, '']], ['destroy:subscription.orders_to_audit']),
  change(
    'a subscription of a URL goes to another URL',
    'topics: { orders: {} }\nsubscriptions: [{ topic: orders, id: hook, url: "https://a.example.com/x" }]',
    [['a.example.com', 'b.example.com']],
    ['replace:subscription.orders_to_hook'],
  ),
  change(
    'an e-mail address is removed',
    'topics: { orders: {} }\nsubscriptions: [{ topic: orders, email: ops@example.com }]',
    [['\nsubscriptions: [{ topic: orders, email: ops@example.com }]', '']],
    ['destroy:subscription.orders_to_ops-example-com'],
  ),
  change(
    'dead letters are turned off',
    BASE,
    [['audit: {}', 'audit: { deadLetters: false }']],
    ['destroy:queue.audit_dlq'],
  ),
  change(
    'a shared dead-letter queue is removed',
    SHARED,
    [
      ['{ deadLetters: { queue: failed } }', '{ deadLetters: false }'],
      ['  failed: {}\n', ''],
      [', deadLetters: failed', ''],
    ],
    ['destroy:queue.failed', 'remove-dead-letters:subscription.orders_to_billing'],
  ),
  change(
    'a subscription loses its dead letters',
    SHARED,
    [[', deadLetters: failed', '']],
    ['remove-dead-letters:subscription.orders_to_billing'],
  ),
  change(
    'a queue moves to a shared dead-letter queue',
    `${BASE}`,
    [['audit: {}', 'audit: { deadLetters: { queue: failed } }\n  failed: {}']],
    ['destroy:queue.audit_dlq'],
  ),
  change(
    'the retention of a queue is shortened',
    BASE,
    [['retention: 7d', 'retention: 1d']],
    ['shorten-retention:queue.billing'],
  ),
  change(
    'the retention of a queue falls back to the default',
    BASE,
    [['{ retention: 7d }', '{}']],
    ['shorten-retention:queue.billing'],
  ),
  change(
    'the retention of dead letters is shortened',
    BASE,
    [['audit: {}', 'audit: { deadLetters: { retention: 1d } }']],
    ['shorten-retention:queue.audit_dlq'],
  ),
  change(
    'the archive of a topic is shortened',
    FIFO,
    [['archive: 30d', 'archive: 7d']],
    ['shorten-retention:topic.orders'],
  ),
  change(
    'the archive of a topic is removed',
    FIFO,
    [[', archive: 30d', '']],
    ['shorten-retention:topic.orders'],
  ),
  change(
    'a filter accepts fewer values',
    BASE,
    [['[paid, refunded]', '[paid]']],
    ['narrow-filter:subscription.orders_to_billing'],
  ),
  change(
    'a filter demands one key more',
    BASE,
    [['{ type:', '{ country: [de], type:']],
    ['narrow-filter:subscription.orders_to_billing'],
  ),
  change(
    'a filter demands a larger number',
    BASE,
    [['">=", 10', '">=", 100']],
    ['narrow-filter:subscription.orders_to_billing'],
  ),
  change(
    'a filter accepts another value instead',
    BASE,
    [['[paid, refunded]', '[paid, cancelled]']],
    ['narrow-filter:subscription.orders_to_billing'],
  ),
  change(
    'a filter looks at the body instead',
    BASE,
    [['  money:\n', '  money:\n    scope: body\n']],
    ['narrow-filter:subscription.orders_to_billing'],
  ),
  change(
    'a subscription gets its first filter',
    BASE,
    [['queue: audit }', 'queue: audit, filter: money }']],
    ['narrow-filter:subscription.orders_to_audit'],
  ),
  change(
    'messages arrive raw',
    BASE,
    [['queue: audit }', 'queue: audit, raw: true }']],
    ['change-format:subscription.orders_to_audit'],
  ),
  change(
    'a queue takes only small messages',
    BASE,
    [['audit: {}', 'audit: { maxMessageSize: 4KiB }']],
    ['refuse-messages:queue.audit'],
  ),
  change(
    'a FIFO topic demands deduplication IDs',
    FIFO,
    [['orders: { fifo: true, contentBasedDeduplication: true', 'orders: { fifo: true']],
    ['refuse-messages:topic.orders'],
  ),
  change(
    'a FIFO queue demands deduplication IDs',
    FIFO,
    [['billing: { fifo: true, contentBasedDeduplication: true }', 'billing: { fifo: true }']],
    ['refuse-messages:queue.billing'],
  ),
  change(
    'the key of everything is removed',
    ENCRYPTED,
    [
      ['orders: { encryption: managed-key }', 'orders: {}'],
      ['billing: { encryption: managed-key }', 'billing: {}'],
    ],
    ['destroy:key.messages', 'remove-encryption:topic.orders'],
  ),
  change(
    'a queue is no longer encrypted',
    BASE,
    [['audit: {}', 'audit: { encryption: none }']],
    ['remove-encryption:queue.audit', 'remove-encryption:queue.audit_dlq'],
  ),
  change(
    'a topic is no longer encrypted',
    ENCRYPTED,
    [['orders: { encryption: managed-key }', 'orders: {}']],
    ['remove-encryption:topic.orders'],
  ),
  change(
    'an account may no longer publish',
    OPEN,
    [['accounts: ["222222222222"], ', '']],
    ['cut-access:topic.orders'],
  ),
  change(
    'a service may no longer publish',
    OPEN,
    [[', services: [s3.amazonaws.com]', '']],
    ['cut-access:topic.orders'],
  ),
  change(
    'another account may publish',
    OPEN,
    [['["222222222222"]', '["222222222222", "333333333333"]']],
    ['widen-access:topic.orders'],
  ),
  change(
    'another service may publish',
    OPEN,
    [['[s3.amazonaws.com]', '[s3.amazonaws.com, events.amazonaws.com]']],
    ['widen-access:topic.orders'],
  ),
  change(
    'an account may publish instead of another',
    OPEN,
    [['"222222222222"', '"333333333333"']],
    ['cut-access:topic.orders', 'widen-access:topic.orders'],
  ),
];

export const HARMLESS: readonly Case[] = [
  change('nothing changes', BASE, [], []),
  change('a topic is added', BASE, [['orders: {}', 'orders: {}\n  parcels: {}']]),
  change('a queue is added', BASE, [['audit: {}', 'audit: {}\n  shipping: {}']]),
  change('a subscription is added', BASE, [
    ['audit: {}', 'audit: {}\n  shipping: {}'],
    [AUDIT_LINE, `${AUDIT_LINE}  - { topic: orders, queue: shipping }\n`],
  ]),
  change('a queue is subscribed to a second topic', BASE, [
    ['orders: {}', 'orders: {}\n  parcels: {}'],
    [AUDIT_LINE, `${AUDIT_LINE}  - { topic: parcels, queue: audit }\n`],
  ]),
  change('an encrypted queue is subscribed to a second topic', ENCRYPTED, [
    ['orders: { encryption: managed-key }', 'orders: { encryption: managed-key }, parcels: {}'],
    ['[{', '[{ topic: parcels, queue: billing }, {'],
  ]),
  change('the retention of a queue grows', BASE, [['retention: 7d', 'retention: 14d']]),
  change('the archive of a topic grows', FIFO, [['archive: 30d', 'archive: 60d']]),
  change('a visibility timeout grows', BASE, [['audit: {}', 'audit: { visibilityTimeout: 5m }']]),
  change('a delay and the receive wait change', BASE, [
    ['audit: {}', 'audit: { delay: 10s, receiveWait: 5s }'],
  ]),
  change('tags change', BASE, [['topics:', 'tags: { Team: checkout }\ntopics:']]),
  change('a filter accepts more values', BASE, [['[paid, refunded]', '[paid, refunded, cancelled]']]),
  change('a filter demands one key less', BASE, [[', amount: [{ numeric: [">=", 10] }]', '']]),
  change('a filter is removed', BASE, [['queue: billing, filter: money }', 'queue: billing }']]),
  change('a filter is written in another order', BASE, [['[paid, refunded]', '[refunded, paid]']]),
  change('a named filter is written in place', BASE, [
    [
      'filter: money }',
      'filter: { policy: { type: [paid, refunded], amount: [{ numeric: [">=", 10] }] } } }',
    ],
  ]),
  change('a message may be received more often', BASE, [
    ['audit: {}', 'audit: { deadLetters: { maxReceiveCount: 10 } }'],
  ]),
  change('what SNS cannot deliver is kept', SHARED, [
    [', deadLetters: failed', ''],
    ['queue: billing }', 'queue: billing, deadLetters: failed }'],
  ]),
  change('the key of everything comes', BASE, [
    ['orders: {}', 'orders: { encryption: managed-key }'],
    ['audit: {}', 'audit: { encryption: managed-key }'],
  ]),
  change('a FIFO topic makes deduplication IDs', FIFO, [
    [
      'orders: { fifo: true, contentBasedDeduplication: true',
      'orders: { fifo: true, contentBasedDeduplication: true, throughputScope: messageGroup',
    ],
  ]),
  change('deliveries are logged', BASE, [['orders: {}', 'orders: { deliveryStatusLogging: true }']]),
  change(
    'a second topic logs its deliveries',
    BASE.replace('orders: {}', 'orders: { deliveryStatusLogging: true }'),
    [['topics:\n', 'topics:\n  parcels: { deliveryStatusLogging: true }\n']],
  ),
];
