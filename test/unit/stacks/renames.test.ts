import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { synthesize } from '#stacks/synth';
import { emptyFolder, removeFolder } from '#test/support/project';
import { topologyOf } from '#test/unit/topology-of';

interface Moved {
  readonly from: string;
  readonly to: string;
}

function movesOf(yaml: string): string[] {
  const folder = emptyFolder();
  try {
    const [stack] = synthesize([topologyOf(yaml)], { outDir: join(folder, 'out'), projectDir: folder });
    const { moved = [] } = JSON.parse(readFileSync(stack!.file, 'utf8')) as { moved?: readonly Moved[] };
    return moved.map(({ from, to }) => `${from} -> ${to}`).sort();
  } finally {
    removeFolder(folder);
  }
}

test('a renamed queue is moved, with its dead letters and subscriptions', () => {
  const yaml = `
topics: { orders: {} }
queues: { bills: { renamedFrom: billing } }
subscriptions: [{ topic: orders, queue: bills }]
`;
  expect(movesOf(yaml)).toEqual([
    'aws_sns_topic_subscription.orders_to_billing -> aws_sns_topic_subscription.orders_to_bills',
    'aws_sqs_queue.billing -> aws_sqs_queue.bills',
    'aws_sqs_queue.billing_dlq -> aws_sqs_queue.bills_dlq',
  ]);
});

test('a renamed topic is moved, with all that carries its name', () => {
  const yaml = `
topics: { events: { renamedFrom: orders, deliveryStatusLogging: true } }
queues: { billing: {} }
subscriptions:
  - { topic: events, queue: billing, id: money }
  - { topic: events, firehose: "arn:aws:firehose:eu-west-1:111111111111:deliverystream/all" }
`;
  expect(movesOf(yaml)).toEqual([
    'aws_cloudwatch_log_group.orders_deliveries -> aws_cloudwatch_log_group.events_deliveries',
    'aws_cloudwatch_log_group.orders_failures -> aws_cloudwatch_log_group.events_failures',
    'aws_iam_role.orders_to_all -> aws_iam_role.events_to_all',
    'aws_iam_role_policy.orders_to_all -> aws_iam_role_policy.events_to_all',
    'aws_sns_topic.orders -> aws_sns_topic.events',
    'aws_sns_topic_subscription.orders_to_all -> aws_sns_topic_subscription.events_to_all',
    'aws_sns_topic_subscription.orders_to_money -> aws_sns_topic_subscription.events_to_money',
  ]);
});

test('nothing is moved without a word', () => {
  expect(movesOf('queues: { bills: {} }')).toEqual([]);
});
