import { AUDIT_LINE, BASE, change, ENCRYPTED, FIFO, OPEN, SHARED, type Case } from './case';

/** What is done every day, and must not be stopped. */
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
  change('consumers are added', BASE, [
    [
      'filters:',
      `network: { vpc: vpc-1, subnets: [subnet-1] }
consumers:
  biller: { type: fargate, queue: billing, image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/b:1" }
  auditor: { type: lambda, queue: audit, code: { inline: "def handler(e, c): pass" }, runtime: python3.13, handler: index.handler }
filters:`,
    ],
  ]),
  change(
    'a second consumer is added to those in a network',
    `${BASE}
network: { vpc: vpc-1, subnets: [subnet-1] }
consumers:
  biller: { type: fargate, queue: billing, image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/b:1" }
`,
    [
      [
        'consumers:',
        'consumers:\n  auditor: { type: fargate, queue: audit, image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/a:1" }',
      ],
    ],
  ),
  change('a queue is renamed, and keeps its name in AWS', BASE, [
    ['  audit: {}', '  journal: { renamedFrom: audit, physicalName: shop-default-audit }'],
    ['queue: audit', 'queue: journal'],
  ]),
  change(
    'a table gets the key of the topology',
    `${ENCRYPTED}stores: { seen: { type: dynamodb, key: { id: S } } }\n`,
    [['key: { id: S }', 'key: { id: S }, encryption: managed-key']],
  ),
  change(
    'a topic gets the key of the topology, and who publishes to it may use it',
    `${OPEN}stores: { seen: { type: dynamodb, key: { id: S }, encryption: managed-key } }\n`,
    [['orders: {', 'orders: { encryption: managed-key,']],
  ),
  change('the retention of a queue grows', BASE, [['retention: 7d', 'retention: 14d']]),
  change('the archive of a topic grows', FIFO, [['archive: 30d', 'archive: 60d']]),
  change('a visibility timeout grows', BASE, [['audit: {}', 'audit: { visibilityTimeout: 5m }']]),
  change('the receive wait changes', BASE, [['audit: {}', 'audit: { receiveWait: 5s }']]),
  change('a delay becomes shorter', BASE.replace('audit: {}', 'audit: { delay: 10s }'), [
    ['delay: 10s', 'delay: 5s'],
  ]),
  change('tags change', BASE, [['topics:', 'tags: { Team: checkout }\ntopics:']]),
  change('a filter accepts more values', BASE, [['[paid, refunded]', '[paid, refunded, cancelled]']]),
  change('a filter demands one key less', BASE, [[', amount: [{ numeric: [">=", 10] }]', '']]),
  change('a filter demands a smaller number', BASE, [['">=", 10', '">=", 5']]),
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
  change('a topic has a name for people', BASE, [['orders: {}', 'orders: { displayName: Shop }']]),
  change('deliveries are logged', BASE, [['orders: {}', 'orders: { deliveryStatusLogging: true }']]),
  change(
    'a second topic logs its deliveries',
    BASE.replace('orders: {}', 'orders: { deliveryStatusLogging: true }'),
    [['topics:\n', 'topics:\n  parcels: { deliveryStatusLogging: true }\n']],
  ),
];
