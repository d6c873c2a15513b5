import { topologyPage } from '#views/docs/topology-page';
import { soundTopologies } from '#test/support/sound-topologies';
import { TODAY, topologyOf } from '#test/unit/topology-of';

const IMAGE = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1';
const FUNCTION = "runtime: nodejs22.x, handler: index.handler, code: { inline: 'exports.handler = 1' }";

const ALL = topologyOf(`
topics:
  orders: { fifo: true, encryption: managed-key, archive: 30d, publishers: { accounts: ["222222222222"] } }
  theirs: { external: "arn:aws:sns:eu-west-1:333333333333:theirs" }
  alerts: { deliveryStatusLogging: true }
queues:
  billing: { fifo: true, retention: 5d, delay: 10s }
  work: {}
  failed: {}
  foreign: { external: "arn:aws:sqs:eu-west-1:333333333333:foreign" }
subscriptions:
  - { topic: orders, queue: billing, raw: true, filter: { scope: body, policy: { type: [paid] } } }
  - { topic: alerts, email: ops@example.com, deadLetters: failed }
network: { vpc: vpc-0a, subnets: [subnet-0a] }
stores:
  files: { type: s3, expiresAfter: 30d }
  seen: { type: dynamodb, key: { id: S } }
consumers:
  worker: { type: fargate, queue: work, image: '${IMAGE}', publishes: [alerts], stores: { seen: read } }
  caller: { type: lambda, queue: billing, timeout: 5s, ${FUNCTION} }
publishers:
  web: { role: 'arn:aws:iam::111111111111:role/web', publishes: [orders] }
  uploads: { type: s3, bucket: files, events: [ObjectCreated], publishes: [alerts] }
  shipped: { type: event-rule, pattern: { source: [logistics] }, publishes: [alerts] }
  nightly: { type: schedule, expression: rate(1 day), message: { a: 1 }, publishes: [alerts] }
  devices: { type: iot-rule, sql: "SELECT * FROM 'a'", publishes: [alerts] }
`);

/** The tables of a page by the heading above them, each row by the names of its columns. */
function tablesOf(page: string): Map<string, Record<string, string>[]> {
  const sections = page.split(/^## /m).slice(1);
  return new Map(
    sections.map((section) => {
      const rows = section
        .split('\n')
        .filter((line) => line.startsWith('| '))
        .map((line) =>
          line
            .slice(2, -2)
            .split(' | ')
            .map((cell) => cell.trim()),
        );
      const [head = [], , ...cells] = rows;
      return [
        section.split('\n')[0]!,
        cells.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at]!]))),
      ];
    }),
  );
}

const page = topologyPage(ALL, []);
const tables = tablesOf(page);

test('every section of the topology has a table, with a row for each element', () => {
  const rows = Object.fromEntries([...tables].map(([title, all]) => [title, all.length]));
  expect(rows).toEqual({ Topics: 3, Subscriptions: 2, Queues: 6, Consumers: 2, Stores: 2, Publishers: 5 });
});

test.each<[string, string, Record<string, string>]>([
  [
    'Topics',
    'orders',
    { Order: 'first in, first out', Archive: '30 days', Publishers: 'account 222222222222' },
  ],
  ['Topics', 'theirs', { ARN: 'arn:aws:sns:eu-west-1:333333333333:theirs' }],
  ['Topics', 'alerts', { 'Delivery status logging': 'yes' }],
  [
    'Queues',
    'billing',
    { Retention: '5d', Delay: '10s', 'Failing messages': 'to billing\\_dlq after 5 receives' },
  ],
  ['Queues', 'billing\\_dlq', { 'Dead letters of': 'billing' }],
  [
    'Subscriptions',
    'orders → billing',
    { Takes: 'in the body, type is "paid"', Delivers: 'the message itself' },
  ],
  [
    'Subscriptions',
    'alerts → ops@example.com',
    { Takes: 'everything', 'What cannot be delivered': 'goes to failed' },
  ],
  ['Consumers', 'worker', { Processes: 'work', 'Publishes to': 'alerts', Stores: 'seen', Image: IMAGE }],
  ['Consumers', 'caller', { Timeout: '5s', Code: 'written in the topology' }],
  ['Stores', 'files', { 'Deleted after': '30d' }],
  ['Stores', 'seen', { Key: 'id' }],
  ['Publishers', 'uploads', { Bucket: 'files', Events: 'ObjectCreated' }],
  ['Publishers', 'nightly', { Schedule: 'rate(1 day)' }],
])('%s: %s', (title, name, cells) => {
  const row = tables.get(title)!.find((all) => Object.values(all)[0] === name);
  expect(row).toMatchObject(cells);
});

test('the page opens with what it is about, and a picture', () => {
  expect(page).toMatch(
    /^# shop-default\n\nThe messaging topology shop, environment default, in eu-west-1.\n\n```mermaid\n/,
  );
});

/* A column is found by the label of a setting: if that is renamed, the column goes without a word. */
test('every column has something to say of some topology', () => {
  const pages = [page, ...soundTopologies(TODAY).map(([, topology]) => topologyPage(topology, []))];
  const columns = (title: string) =>
    [...new Set(pages.flatMap((one) => Object.keys(tablesOf(one).get(title)?.[0] ?? {})))].slice(1).sort();
  expect(Object.fromEntries([...tables.keys()].map((title) => [title, columns(title)]))).toEqual({
    Topics: [
      'ARN',
      'Archive',
      'Delivery status logging',
      'Encryption',
      'Order',
      'Physical name',
      'Publishers',
    ],
    Subscriptions: ['Delivers', 'Takes', 'What cannot be delivered'],
    Queues: [
      'ARN',
      'Dead letters of',
      'Delay',
      'Encryption',
      'Failing messages',
      'Order',
      'Physical name',
      'Retention',
      'Visibility timeout',
    ],
    Consumers: [
      'Code',
      'Image',
      'Physical name',
      'Processes',
      'Publishes to',
      'Sends to',
      'Stores',
      'Tasks',
      'Timeout',
    ],
    Stores: ['Deleted after', 'Encryption', 'Key', 'Physical name'],
    Publishers: ['Bucket', 'Events', 'Pattern', 'Publishes to', 'Role', 'SQL', 'Schedule', 'Sends to'],
  });
});

test('how what is merged gets into the environments', () => {
  const { 1: delivery } = /## Delivery\n\n([^#]*)/.exec(
    topologyPage(
      topologyOf(`
version: 1
name: shop
region: eu-west-1
environments:
  dev: { account: "111111111111", backend: { type: s3, bucket: states, region: eu-west-1 } }
  prod: { account: "222222222222", backend: { type: s3, bucket: states, region: eu-west-1 } }
delivery:
  codepipeline: { repository: org/shop, connection: { provider: GitHub }, environment: dev, approve: [prod] }
`),
      [],
    ),
  )!;
  expect(delivery).toContain('What is merged into main of org/shop is deployed by a pipeline in dev.');
  expect(delivery).toMatch(/\| dev \| 111111111111 \| .* \| at once \|/);
  expect(delivery).toMatch(/\| prod \| 222222222222 \| dev \| when somebody has seen the plan and agrees \|/);
});
