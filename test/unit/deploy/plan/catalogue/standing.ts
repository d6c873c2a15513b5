import { change, type Case } from './case';
import { IMAGE } from './workers';

const STANDING = `
topics: { orders: {} }
queues: { jobs: { visibilityTimeout: 2m }, parcels: { visibilityTimeout: 2m, delay: 10s }, failed: {} }
stores: { seen: { type: dynamodb, key: { id: S } } }
subscriptions:
  - { topic: orders, queue: jobs }
  - { topic: orders, lambda: mailer }
network: { vpc: vpc-1, subnets: [subnet-1], endpoints: none, egress: [0.0.0.0/0] }
cluster: { physicalName: workers }
consumers:
  packer:
    type: fargate
    queue: jobs
    image: "${IMAGE}/p:1"
    stopTimeout: 90s
    scaling: { min: 2, max: 8, backlogPerTask: 10, schedule: [{ expression: cron(0 6 * * ? *), min: 4, max: 8 }] }
  sorter:
    type: lambda
    queue: parcels
    code: { inline: "def handler(e, c): pass" }
    runtime: python3.13
    handler: index.handler
    pollers: { min: 4, max: 20 }
    codeSigning: arn:aws:lambda:eu-west-1:123456789012:code-signing-config:csc-11111111111111111
  mailer: { type: lambda, code: { inline: "def handler(e, c): pass" }, runtime: python3.13, handler: index.handler, onFailure: failed }
`;

function edit(title: string, from: string, to: string, ...dangers: readonly string[]): Case {
  return change(title, STANDING, [[from, to]], dangers);
}

const [TARGET, ACTION, SERVICE] = [
  'slow-consumer:appautoscaling-target.packer',
  'slow-consumer:appautoscaling-scheduled-action.packer_schedule-1',
  'ecs-service.packer',
];
const MAILER = STANDING.slice(STANDING.indexOf('  mailer:'));
const SUBSCRIPTION = '  - { topic: orders, lambda: mailer }\n';

/** Less that is ready before messages come, work that is cut off, and messages that come later. */
export const STANDING_CHANGES: readonly Case[] = [
  edit('a service may have no task', 'min: 2', 'min: 0', TARGET),
  edit('a service keeps fewer tasks', 'min: 2', 'min: 1', TARGET),
  edit('a schedule keeps fewer tasks', 'min: 4', 'min: 3', ACTION),
  edit(
    'a schedule no longer keeps more tasks',
    ', schedule: [{ expression: cron(0 6 * * ? *), min: 4, max: 8 }]',
    '',
    ACTION,
  ),
  edit(
    'a function has fewer pollers ready',
    'pollers: { min: 4',
    'pollers: { min: 2',
    'slow-consumer:lambda-event-source-mapping.parcels_to_sorter',
  ),
  edit(
    'a deploy keeps fewer tasks',
    'stopTimeout: 90s',
    'stopTimeout: 90s\n    deployment: { minHealthyPercent: 50 }',
    `slow-consumer:${SERVICE}`,
  ),
  edit(
    'a task has less time to end',
    'stopTimeout: 90s',
    'stopTimeout: 2s',
    'slow-consumer:ecs-task-definition.packer',
  ),
  edit(
    'a task has the usual time to end',
    '    stopTimeout: 90s\n',
    '',
    'slow-consumer:ecs-task-definition.packer',
  ),
  edit(
    'a service runs on Spot',
    'stopTimeout: 90s',
    'stopTimeout: 90s\n    spot: { percent: 50 }',
    `stop-consumer:${SERVICE}`,
  ),
  edit(
    'a service is in another cluster',
    'physicalName: workers',
    'physicalName: others',
    `stop-consumer:${SERVICE}`,
    'cut-access:role-policy.packer',
    'widen-access:role-policy.packer',
  ),
  edit('a queue hides new messages', 'jobs: {', 'jobs: { delay: 15m,', 'weaken-delivery:queue.jobs'),
  edit('a queue hides new messages for longer', 'delay: 10s', 'delay: 20s', 'weaken-delivery:queue.parcels'),
  edit('the key of a table has another type', '{ id: S }', '{ id: N }', 'unknown-change:dynamodb-table.seen'),
  edit(
    'a function runs unsigned code',
    '    codeSigning: arn:aws:lambda:eu-west-1:123456789012:code-signing-config:csc-11111111111111111\n',
    '',
    'widen-access:lambda-function.sorter',
  ),
  change(
    'a function goes with its subscription',
    STANDING,
    [
      [SUBSCRIPTION, ''],
      [MAILER, ''],
    ],
    ['destroy:subscription.orders_to_mailer'],
  ),
];

export const STANDING_HARMLESS: readonly Case[] = [
  edit('a service keeps more tasks', 'min: 2', 'min: 3'),
  edit('a task has more time to end', 'stopTimeout: 90s', 'stopTimeout: 2m'),
  edit(
    'a deploy starts fewer tasks beside the old ones',
    'stopTimeout: 90s',
    'stopTimeout: 90s\n    deployment: { maxPercent: 150 }',
  ),
  edit('a queue delivers at once', ', delay: 10s', ''),
];
