import { change, type Case } from './case';
import { edit, CONSUMERS } from './workers';

const [MAPPING, PIPE] = ['lambda-event-source-mapping.billing_to_biller', 'pipes-pipe.settle'];

/** Consumers that get, process or keep less. */
export const CONSUMER_CHANGES: readonly Case[] = [
  edit('a function gets fewer messages', '[paid, refunded]', '[paid]', `narrow-filter:${MAPPING}`),
  edit(
    'a filter of a function is misspelt',
    'body: { kind: [paid',
    'body: { knid: [paid',
    `narrow-filter:${MAPPING}`,
  ),
  change(
    'a function gets a filter',
    CONSUMERS.replace('    filter: [{ body: { kind: [paid, refunded] } }]\n', ''),
    [['    maxConcurrency: 5', '    filter: [{ body: { kind: [paid] } }]\n    maxConcurrency: 5']],
    [`narrow-filter:${MAPPING}`],
  ),
  edit('a pipe gets fewer messages', '[settlement]', '[payout]', `narrow-filter:${PIPE}`),
  change(
    'a pipe gets a filter',
    CONSUMERS.replace('    filter: [{ body: { kind: [settlement] } }]\n', ''),
    [['stateMachine:settle', 'stateMachine:settle\n    filter: [{ body: { kind: [settlement] } }]']],
    [`narrow-filter:${PIPE}`],
  ),
  edit(
    'a pipe makes other input',
    'stateMachine:settle\n',
    `stateMachine:settle\n    inputTemplate: '{"order": <$.body>}'\n`,
    `change-format:${PIPE}`,
  ),
  edit(
    'a function says what failed',
    'partialBatchResponse: false',
    'partialBatchResponse: true',
    `change-acknowledgement:${MAPPING}`,
  ),
  edit(
    'a function runs less often at once',
    'maxConcurrency: 5\n    reservedConcurrency: 10',
    'maxConcurrency: 2\n    reservedConcurrency: 5',
    `slow-consumer:${MAPPING}`,
    'slow-consumer:lambda-function.biller',
  ),
  edit(
    'a function has another handler',
    'handler: index.handler',
    'handler: index.handle',
    'stop-consumer:lambda-function.biller',
  ),
  edit(
    'a function no longer keeps what failed',
    '    onFailure: failed\n',
    '',
    'remove-dead-letters:lambda-function-event-invoke-config.biller',
  ),
  edit('a service has no tasks', 'count: 2', 'count: 0', 'stop-consumer:ecs-service.shipper'),
  edit('a service has fewer tasks', 'count: 2', 'count: 1', 'slow-consumer:ecs-service.shipper'),
  edit(
    'a service may stop all tasks',
    'count: 2',
    'count: 2, deployment: { minHealthyPercent: 0 }',
    'stop-consumer:ecs-service.shipper',
  ),
  edit(
    'a service scales to nothing',
    'min: 1, max: 8',
    'min: 0, max: 0',
    'stop-consumer:appautoscaling-target.packer',
  ),
  edit(
    'a service has more messages for each task',
    'backlogPerTask: 10',
    'backlogPerTask: 1000',
    'slow-consumer:cloudwatch-metric-alarm.packer_catch-up',
  ),
  edit(
    'a service scales by another goal',
    'backlogPerTask: 10',
    'latency: { target: 1h, processingTime: 1s }',
    'slow-consumer:cloudwatch-metric-alarm.packer_catch-up',
  ),
  edit('a service scales less', 'max: 8', 'max: 2', 'slow-consumer:appautoscaling-target.packer'),
  edit(
    'a service has no tasks at night',
    'backlogPerTask: 10',
    'backlogPerTask: 10, schedule: [{ expression: "cron(0 0 * * ? *)", min: 0, max: 0 }]',
    'stop-consumer:appautoscaling-scheduled-action.packer_schedule-1',
  ),
  edit(
    'a service no longer scales',
    'scaling: { min: 1, max: 8, backlogPerTask: 10 }',
    'count: 1',
    'slow-consumer:appautoscaling-target.packer',
    'cut-access:role-policy.packer',
  ),
  edit('a container runs as root', 'user: "1000"', 'user: "0:0"', 'widen-access:ecs-task-definition.shipper'),
  edit(
    'a container is privileged',
    'user: "1000"',
    'user: "1000", override: { container: { privileged: true } }',
    'widen-access:ecs-task-definition.shipper',
  ),
  edit(
    'a container has a setting that nobody knows',
    'user: "1000"',
    'user: "1000", override: { container: { unheard: true } }',
    'unknown-change:ecs-task-definition.shipper',
  ),
  edit(
    'a task definition has an attribute that nobody knows',
    'user: "1000"',
    'user: "1000", override: { taskDefinition: { unheard_of: true } }',
    'unknown-change:ecs-task-definition.shipper',
  ),
  edit(
    'objects expire earlier',
    'expiresAfter: 90d',
    'expiresAfter: 1d',
    'shorten-retention:s3-bucket-lifecycle-configuration.receipts',
  ),
  change(
    'objects expire',
    CONSUMERS.replace(', expiresAfter: 90d', ''),
    [['{ type: s3 }', '{ type: s3, expiresAfter: 90d }']],
    ['shorten-retention:s3-bucket-lifecycle-configuration.receipts'],
  ),
  edit(
    'items expire by another time',
    'ttl: expiresAt',
    'ttl: createdAt',
    'shorten-retention:dynamodb-table.seen',
  ),
  edit(
    'consumers reach the world',
    '[10.0.0.0/8]',
    '[10.0.0.0/8, 0.0.0.0/0]',
    'widen-access:vpc-security-group-egress-rule.packer_to_0-0-0-0-0',
    'widen-access:vpc-security-group-egress-rule.shipper_to_0-0-0-0-0',
  ),
  edit('consumers reach nothing outside', ', egress: [10.0.0.0/8]', '', 'cut-network:network.network'),
  edit(
    'the network has no endpoints',
    'egress: [10.0.0.0/8]',
    'egress: [10.0.0.0/8], endpoints: none',
    'cut-network:network.network',
  ),
  edit(
    'the network has other addresses',
    'create: { zones',
    'create: { cidr: 10.8.0.0/16, zones',
    'cut-network:network.network',
  ),
  edit(
    'the network is another one',
    'vpc: { create: { zones: [eu-west-1a, eu-west-1b] } }',
    'vpc: vpc-1, subnets: [subnet-1]',
    'cut-network:network.network',
  ),
  edit(
    'a new consumer publishes',
    'consumers:\n',
    `consumers:
  other: { type: lambda, queue: failed, code: { inline: "def handler(e, c): pass" }, runtime: python3.13, handler: index.handler, publishes: [orders], stores: { seen: read-write } }
`,
    'widen-access:role-policy.other',
  ),
  edit(
    'a new consumer deletes what it does not match',
    'consumers:\n',
    `consumers:
  other: { type: lambda, queue: failed, code: { inline: "def handler(e, c): pass" }, runtime: python3.13, handler: index.handler, filter: [{ body: { a: [1] } }] }
`,
    'narrow-filter:lambda-event-source-mapping.failed_to_other',
  ),
  edit(
    'a Fargate consumer is removed',
    CONSUMERS.slice(CONSUMERS.indexOf('  shipper:'), CONSUMERS.indexOf('  packer:')),
    '',
    'destroy:ecs-service.shipper',
  ),
];
