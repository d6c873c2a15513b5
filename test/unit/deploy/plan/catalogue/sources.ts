import { change, type Case } from './case';

const SOURCES = `
topics:
  orders: {}
  alerts: {}
queues: { billing: {} }
subscriptions: [{ topic: orders, queue: billing }]
publishers:
  shipped: { type: event-rule, pattern: { source: [logistics], detail-type: [sent, lost] }, publishes: [orders] }
  nightly: { type: schedule, expression: cron(0 2 * * ? *), message: { kind: nightly }, publishes: [orders] }
  often: { type: schedule, expression: rate(10 minutes), message: now, publishes: [orders] }
  devices: { type: iot-rule, sql: "SELECT * FROM 'devices/+/orders'", publishes: [orders] }
  uploads: { type: s3, bucket: uploads-in, events: [ObjectCreated, ObjectRemoved], prefix: a/, suffix: .csv, publishes: [alerts] }
  shop:
    type: api
    publishes: [orders, alerts]
    attributes: { kind: body.kind, source: header.X-Source }
    throttling: { rate: 50, burst: 100 }
`;

const RULE = `  shipped: { type: event-rule, pattern: { source: [logistics], detail-type: [sent, lost] }, publishes: [orders] }\n`;
const NIGHTLY = `  nightly: { type: schedule, expression: cron(0 2 * * ? *), message: { kind: nightly }, publishes: [orders] }\n`;
const DEVICES = `  devices: { type: iot-rule, sql: "SELECT * FROM 'devices/+/orders'", publishes: [orders] }\n`;
const UPLOADS = `  uploads: { type: s3, bucket: uploads-in, events: [ObjectCreated, ObjectRemoved], prefix: a/, suffix: .csv, publishes: [alerts] }\n`;
const API = SOURCES.slice(SOURCES.indexOf('  shop:'));

const [CUT_RULE, CUT_NIGHTLY, CUT_DEVICES, CUT_UPLOADS, CUT_API] = [
  'cut-publisher:cloudwatch-event-rule.shipped',
  'cut-publisher:scheduler-schedule.nightly_to_orders',
  'cut-publisher:iot-topic-rule.devices',
  'cut-publisher:s3-bucket-notification.uploads',
  'cut-publisher:api-gateway-rest-api.shop',
];

function edit(title: string, from: string, to: string, ...dangers: readonly string[]): Case {
  return change(title, SOURCES, [[from, to]], dangers);
}

/** Publishers that publish less, other things, or more. */
export const SOURCE_CHANGES: readonly Case[] = [
  edit('a rule is removed', RULE, '', CUT_RULE),
  change(
    'a rule is removed, and a subscription of its topic',
    SOURCES,
    [
      [RULE, ''],
      ['[{ topic: orders, queue: billing }]', '[]'],
    ],
    [CUT_RULE, 'destroy:subscription.orders_to_billing'],
  ),
  edit('a pattern loses a value', '[sent, lost]', '[sent]', CUT_RULE),
  edit('a pattern asks for one key more', '[sent, lost]', '[sent, lost], account: ["1"]', CUT_RULE),
  edit('a pattern asks for something else', '[sent, lost]', '[sent, found]', CUT_RULE),
  edit(
    'a pattern asks for less',
    ', detail-type: [sent, lost]',
    '',
    'widen-publisher:cloudwatch-event-rule.shipped',
  ),
  edit(
    'a pattern takes anything',
    '{ source: [logistics], detail-type: [sent, lost] }',
    '{ source: [{ prefix: "" }] }',
    'widen-publisher:cloudwatch-event-rule.shipped',
  ),
  edit(
    'a pattern takes more of the same beginning',
    'source: [logistics]',
    'source: [{ prefix: log }]',
    'widen-publisher:cloudwatch-event-rule.shipped',
  ),
  edit('a pattern takes another beginning', 'source: [logistics]', 'source: [{ prefix: logs }]', CUT_RULE),
  edit(
    'a pattern takes an end',
    '[sent, lost]',
    '[{ suffix: ost }, sent]',
    'widen-publisher:cloudwatch-event-rule.shipped',
  ),
  edit(
    'a rule listens to another bus',
    '{ type: event-rule,',
    '{ type: event-rule, bus: other,',
    CUT_RULE,
    'cut-access:role.shipped',
  ),
  edit(
    'a rule publishes to another topic',
    '[sent, lost] }, publishes: [orders]',
    '[sent, lost] }, publishes: [alerts]',
    'cut-access:role-policy.shipped',
    'cut-publisher:cloudwatch-event-target.shipped_to_orders',
    'widen-access:role-policy.shipped',
  ),
  edit(
    'a rule sends a text of its own',
    '[sent, lost] }, publishes',
    '[sent, lost] }, message: { kind: x }, publishes',
    'change-format:cloudwatch-event-target.shipped_to_orders',
  ),
  edit('a schedule is removed', NIGHTLY, '', CUT_NIGHTLY),
  edit('a schedule runs once a year', 'cron(0 2 * * ? *)', 'cron(0 2 1 1 ? *)', CUT_NIGHTLY),
  edit('a schedule runs once a week', 'cron(0 2 * * ? *)', 'cron(0 2 ? * MON *)', CUT_NIGHTLY),
  edit('a schedule runs at hours that are a range', 'cron(0 2 * * ? *)', 'cron(0 2-4 * * ? *)', CUT_NIGHTLY),
  edit('a schedule begins in 2099', 'cron(0 2 * * ? *)', 'cron(0 2 * * ? 2099)', CUT_NIGHTLY),
  edit(
    'a schedule runs in another time zone',
    'schedule, expression: cron',
    'schedule, timezone: Europe/Berlin, expression: cron',
    CUT_NIGHTLY,
  ),
  edit(
    'a schedule runs half as often',
    'rate(10 minutes)',
    'rate(20 minutes)',
    'cut-publisher:scheduler-schedule.often_to_orders',
  ),
  edit(
    'a schedule says something else',
    '{ kind: nightly }',
    '{ kind: daily }',
    'change-format:scheduler-schedule.nightly_to_orders',
  ),
  edit('a rule of IoT is removed', DEVICES, '', CUT_DEVICES),
  edit('a rule of IoT chooses fewer', "'devices/+/orders'", "'devices/1/orders'", CUT_DEVICES),
  edit('a rule of IoT takes everything', "'devices/+/orders'", "'#'", CUT_DEVICES),
  edit('a bucket is silent', UPLOADS, '', 'cut-access:topic.alerts'),
  edit('a bucket tells of fewer events', '[ObjectCreated, ObjectRemoved]', '[ObjectCreated]', CUT_UPLOADS),
  edit('a bucket tells of a longer prefix', 'prefix: a/', 'prefix: a/b/', CUT_UPLOADS),
  edit('a bucket tells of another suffix', 'suffix: .csv', 'suffix: .txt', CUT_UPLOADS),
  edit('a bucket tells of all objects', 'prefix: a/, ', '', 'widen-publisher:s3-bucket-notification.uploads'),
  edit('an API is removed', API, '', CUT_API),
  edit(
    'an API lacks a path',
    'publishes: [orders, alerts]',
    'publishes: [orders]',
    CUT_API,
    'cut-access:role-policy.shop',
  ),
  edit(
    'an API takes fewer requests',
    'rate: 50',
    'rate: 1',
    'cut-publisher:api-gateway-method-settings.shop',
  ),
  edit('an API lacks an attribute', 'kind: body.kind, ', '', 'change-format:api-gateway-rest-api.shop'),
  edit(
    'an API takes an attribute from elsewhere',
    'kind: body.kind',
    'kind: body.type',
    'change-format:api-gateway-rest-api.shop',
  ),
  edit(
    'an API is open to all',
    '    type: api\n',
    '    type: api\n    auth: none\n',
    'widen-access:api-gateway-rest-api.shop',
  ),
  edit(
    'an API asks for tokens instead of signatures',
    '    type: api\n',
    '    type: api\n    auth: { cognito: ["arn:aws:cognito-idp:eu-west-1:222222222222:userpool/eu-west-1_a"] }\n',
    'widen-access:api-gateway-rest-api.shop',
  ),
  change(
    'an API asks for signatures again',
    SOURCES.replace('    type: api\n', '    type: api\n    auth: none\n'),
    [['    auth: none\n', '']],
    [CUT_API],
  ),
];

/** Publishers that publish as before. */
export const SOURCE_HARMLESS: readonly Case[] = [
  edit('a schedule runs twice as often', 'rate(10 minutes)', 'rate(5 minutes)'),
  edit('a schedule runs an hour later', 'cron(0 2 * * ? *)', 'cron(0 3 * * ? *)'),
  edit('a schedule runs twice a day', 'cron(0 2 * * ? *)', '"cron(0 2,14 * * ? *)"'),
  edit('an API makes one attribute more', 'kind: body.kind,', 'kind: body.kind, price: query.price,'),
  edit('an API takes more requests', 'rate: 50', 'rate: 80'),
  edit('an API writes no log of requests', '    type: api\n', '    type: api\n    accessLogs: false\n'),
  edit(
    'a pattern is written in another order',
    'source: [logistics], detail-type: [sent, lost]',
    'detail-type: [lost, sent], source: [logistics]',
  ),
  edit('a schedule is added', NIGHTLY, `${NIGHTLY}${NIGHTLY.replace('nightly:', 'daily:')}`),
  edit('an API that signs is added', '  shop:\n', '  other: { type: api, publishes: [orders] }\n  shop:\n'),
];
