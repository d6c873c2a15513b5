import { change, type Case } from './case';

const SOURCES = `
topics: { alerts: {} }
queues: { billing: {}, archive: {}, spare: {}, ledger: { fifo: true, contentBasedDeduplication: true } }
subscriptions: [{ topic: alerts, queue: archive }, { topic: alerts, queue: spare }]
publishers:
  shipped:
    type: event-rule
    pattern: { source: [logistics] }
    sends: [billing, ledger]
    messageGroup: shipped
    deadLetters: archive
    retries: { attempts: 5 }
  nightly: { type: schedule, expression: cron(0 2 * * ? *), message: { kind: nightly }, sends: [billing], deadLetters: archive, retries: { age: 2h } }
  devices: { type: iot-rule, sql: "SELECT * FROM 'devices/+/orders'", sends: [billing] }
  uploads: { type: s3, bucket: uploads-in, events: [ObjectCreated], publishes: [alerts] }
  reports: { type: s3, bucket: reports-in, events: [ObjectCreated], sends: [billing] }
  shop: { type: api, sends: [billing, archive] }
`;

const DEVICES = `  devices: { type: iot-rule, sql: "SELECT * FROM 'devices/+/orders'", sends: [billing] }\n`;
const REPORTS = `  reports: { type: s3, bucket: reports-in, events: [ObjectCreated], sends: [billing] }\n`;

const BOTH = `
topics: { alerts: {}, other: {} }
queues: { billing: {}, archive: {} }
subscriptions: [{ topic: other, queue: archive }]
publishers:
  devices: { type: iot-rule, sql: "SELECT * FROM 'orders'", publishes: [alerts], sends: [billing] }
`;

function edit(title: string, from: string, to: string, ...dangers: readonly string[]): Case {
  return change(title, SOURCES, [[from, to]], dangers);
}

/** Services that send to queues without a topic between, and then to fewer or others. */
export const QUEUE_SOURCE_CHANGES: readonly Case[] = [
  edit(
    'a rule no longer sends to a queue',
    'sends: [billing, ledger]',
    'sends: [ledger]',
    'cut-access:queue.billing',
    'cut-publisher:cloudwatch-event-target.shipped_sends_to_billing',
  ),
  edit(
    'a rule tries again less often',
    'attempts: 5',
    'attempts: 1',
    'weaken-delivery:cloudwatch-event-target.shipped_sends_to_billing',
    'weaken-delivery:cloudwatch-event-target.shipped_sends_to_ledger',
  ),
  edit(
    'a schedule tries again for a shorter time',
    'age: 2h',
    'age: 1h',
    'weaken-delivery:scheduler-schedule.nightly_sends_to_billing',
  ),
  edit(
    'a rule keeps no dead letters',
    '    deadLetters: archive\n    retries',
    '    retries',
    'cut-access:queue.archive',
    'remove-dead-letters:cloudwatch-event-target.shipped_sends_to_billing',
    'remove-dead-letters:cloudwatch-event-target.shipped_sends_to_ledger',
  ),
  edit(
    'a schedule keeps no dead letters',
    'deadLetters: archive, retries: { age',
    'retries: { age',
    'cut-access:role-policy.nightly',
    'remove-dead-letters:scheduler-schedule.nightly_sends_to_billing',
  ),
  edit(
    'a schedule sends to another queue',
    'nightly }, sends: [billing]',
    'nightly }, sends: [spare]',
    'cut-access:role-policy.nightly',
    'cut-publisher:scheduler-schedule.nightly_sends_to_billing',
    'widen-access:role-policy.nightly',
  ),
  edit('a rule of IoT is removed, and its queue stays', DEVICES, '', 'cut-publisher:iot-topic-rule.devices'),
  edit(
    'a rule of IoT sends to another queue',
    'orders\'", sends: [billing]',
    'orders\'", sends: [archive]',
    'cut-access:role-policy.devices',
    'cut-publisher:iot-topic-rule.devices',
    'widen-access:role-policy.devices',
  ),
  edit('a bucket no longer sends to a queue', REPORTS, '', 'cut-access:queue.billing'),
  change(
    'a rule of IoT is removed with its topic, and its queue stays',
    BOTH,
    [
      ['alerts: {}, ', ''],
      [BOTH.slice(BOTH.indexOf('publishers:')), ''],
    ],
    ['cut-publisher:iot-topic-rule.devices', 'destroy:topic.alerts'],
  ),
  change(
    'a rule of IoT exchanges its topic for a new queue',
    BOTH,
    [
      ['archive: {} }', 'archive: {}, fresh: {} }'],
      ['publishes: [alerts], sends: [billing]', 'sends: [billing, fresh]'],
    ],
    [
      'cut-access:role-policy.devices',
      'cut-publisher:iot-topic-rule.devices',
      'widen-access:role-policy.devices',
    ],
  ),
  edit(
    'a bucket sends to another queue',
    '[ObjectCreated], sends: [billing]',
    '[ObjectCreated], sends: [archive]',
    'cut-access:queue.billing',
    'cut-publisher:s3-bucket-notification.reports',
    'widen-access:queue.archive',
  ),
  edit(
    'an API lacks the path of a queue',
    '{ type: api, sends: [billing, archive] }',
    '{ type: api, sends: [billing] }',
    'cut-access:role-policy.shop',
    'cut-publisher:api-gateway-rest-api.shop',
  ),
];

/** Who may newly send to a queue without a topic. */
export const QUEUE_SOURCE_OPENED: readonly Case[] = [
  edit(
    'an API that anybody may call sends to a queue',
    '  shop:',
    '  free: { type: api, auth: none, sends: [archive] }\n  shop:',
    'widen-access:api-gateway-rest-api.free',
  ),
  change(
    'a new consumer sends to a queue that is there',
    'queues: { billing: {}, jobs: {} }',
    [
      [
        'jobs: {} }',
        'jobs: {}, fresh: {} }\nconsumers:\n  spy: { type: lambda, queue: fresh, code: { inline: "def handler(e, c): pass" }, runtime: python3.13, handler: index.handler, sends: [jobs] }',
      ],
    ],
    ['widen-access:role-policy.spy'],
  ),
];

export const QUEUE_SOURCE_HARMLESS: readonly Case[] = [
  edit(
    'a rule is added',
    '  shop:',
    '  more: { type: event-rule, pattern: { source: [x] }, sends: [archive] }\n  shop:',
  ),
  change(
    'a queue of publishers gets a key',
    'queues: { billing: {} }\npublishers: { shop: { type: api, sends: [billing] } }',
    [['billing: {}', 'billing: { encryption: managed-key }']],
  ),
  edit('the messages of a rule are in another group', 'messageGroup: shipped', 'messageGroup: sent'),
  edit('a rule retries more', 'attempts: 5', 'attempts: 9'),
];
