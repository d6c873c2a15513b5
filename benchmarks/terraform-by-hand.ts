import { QUEUE_MODULE, queueModule } from './by-hand/queue-module';

type Json = Readonly<Record<string, unknown>>;

const PROVIDER: Json = {
  terraform: { required_providers: { aws: { source: 'hashicorp/aws', version: '>= 5.100.0, < 7.0.0' } } },
  provider: { aws: { region: 'eu-west-1' } },
};

function allow(queue: string, topic: string): string {
  const Condition = { ArnEquals: { 'aws:SourceArn': topic } };
  const Principal = { Service: 'sns.amazonaws.com' };
  const Statement = [{ Effect: 'Allow', Principal, Action: 'sqs:SendMessage', Resource: queue, Condition }];
  return JSON.stringify({ Version: '2012-10-17', Statement });
}

/** Queue, dead-letter queue, policy and subscription, each a resource of its own, as most write it by hand. */
function separate(id: string, topic: string): Json {
  const queue = `\${aws_sqs_queue.${id}.arn}`;
  const redrive = { deadLetterTargetArn: `\${aws_sqs_queue.${id}-dlq.arn}`, maxReceiveCount: 5 };
  return {
    aws_sqs_queue: {
      [id]: { name: `\${var.prefix}${id}`, redrive_policy: JSON.stringify(redrive) },
      [`${id}-dlq`]: { name: `\${var.prefix}${id}-dlq` },
    },
    aws_sqs_queue_policy: { [id]: { queue_url: `\${aws_sqs_queue.${id}.id}`, policy: allow(queue, topic) } },
    aws_sns_topic_subscription: { [id]: { topic_arn: topic, protocol: 'sqs', endpoint: queue } },
  };
}

function subscribed(id: string): Json {
  const topic_arn = '${aws_sns_topic.events.arn}';
  return { [id]: { topic_arn, protocol: 'sqs', endpoint: `\${module.${id}.arn}` } };
}

const TOPIC: Json = { aws_sns_topic: { events: { name: '${var.prefix}events' } } };
const PREFIX = (prefix: string): Json => ({ prefix: { default: prefix } });

function merged(resources: readonly Json[]): Json {
  const all: Record<string, Json> = {};
  for (const [type, named] of resources.flatMap((one) => Object.entries(one))) {
    all[type] = { ...all[type], ...(named as Json) };
  }
  return all;
}

/**
 * What people write by hand for one topic and so many queues, each with dead letters, policy and subscription: as files
 * by their names.
 */
export const TERRAFORM_BY_HAND: Readonly<
  Record<string, (queues: readonly string[]) => Readonly<Record<string, Json>>>
> = {
  separate: (queues) => ({
    'main.tf.json': {
      ...PROVIDER,
      variable: PREFIX('separate-'),
      resource: merged([TOPIC, ...queues.map((id) => separate(id, '${aws_sns_topic.events.arn}'))]),
    },
  }),
  for_each: (queues) => {
    const one = JSON.stringify(separate('one', '${aws_sns_topic.events.arn}'));
    const indexed = one
      .replaceAll('aws_sqs_queue.one.', 'aws_sqs_queue.one[each.key].')
      .replaceAll('aws_sqs_queue.one-dlq.', 'aws_sqs_queue.one-dlq[each.key].')
      .replaceAll('${var.prefix}one', '${var.prefix}${each.key}');
    const resources = Object.entries(JSON.parse(indexed) as Record<string, Record<string, Json>>).map(
      ([type, named]): [string, Json] => [
        type,
        Object.fromEntries(
          Object.entries(named).map(([name, settings]) => [name, { for_each: '${var.queues}', ...settings }]),
        ),
      ],
    );
    return {
      'main.tf.json': {
        ...PROVIDER,
        variable: { ...PREFIX('each-'), queues: { type: 'set(string)', default: queues } },
        resource: merged([TOPIC, Object.fromEntries(resources)]),
      },
    };
  },
  modules: (queues) => ({
    'main.tf.json': {
      ...PROVIDER,
      variable: PREFIX('modules-'),
      resource: merged([TOPIC, ...queues.map((id) => ({ aws_sns_topic_subscription: subscribed(id) }))]),
      module: Object.fromEntries(
        queues.map((id) => [id, queueModule(`\${var.prefix}${id}`, '${aws_sns_topic.events.arn}')]),
      ),
    },
    'queue/main.tf.json': QUEUE_MODULE,
  }),
};
