import { AUDIT_LINE, BASE, BILLING_LINE, change, ENCRYPTED, FIFO, OPEN, type Case } from './case';

const BUCKET = `
publishers:
  refunds: { type: s3, bucket: refunds-in, events: [ObjectCreated], publishes: [orders] }
`;

/** Elements that would be lost, with what is in them. */
export const LOST_ELEMENTS: readonly Case[] = [
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
    ['replace:queue.journal', 'replace:queue.journal_dlq'],
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
    'a subscription is removed together with a publisher of its topic',
    BASE + BUCKET,
    [
      [AUDIT_LINE, ''],
      [BUCKET, ''],
    ],
    ['destroy:subscription.orders_to_audit', 'cut-access:topic.orders'],
  ),
  change(
    'an account may no longer publish, and a bucket no longer tells the same topic',
    OPEN + BUCKET,
    [
      ['accounts: ["222222222222"], ', ''],
      [BUCKET, ''],
    ],
    ['cut-access:topic.orders', 'cut-publisher:s3-bucket-notification.refunds'],
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
    'a subscription of an encrypted queue is removed',
    ENCRYPTED,
    [['[{ topic: orders, queue: billing }]', '[]']],
    ['destroy:subscription.orders_to_billing'],
  ),
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
];
