import fc from 'fast-check';
import { at, byName, name, tags } from './arbitrary-names';

/* Terraform states of messaging, as arbitrary as AWS allows: shared dead letters, odd and colliding names, FIFO. */

const ACCOUNT = '123456789012';
const REGION = 'eu-west-1';

export interface Resource {
  readonly address: string;
  readonly mode: 'managed';
  readonly type: string;
  readonly values: Readonly<Record<string, unknown>>;
}

function arn(service: 'sns' | 'sqs', name: string): string {
  return `arn:aws:${service}:${REGION}:${ACCOUNT}:${name}`;
}

/** What SQS takes, and 1 MiB, which is the default of new queues. */
const size = fc.oneof(
  fc.constantFrom(262_144, 1_048_576),
  fc.integer({ min: 1, max: 256 }).map((kib) => kib * 1024),
);

const queue = fc.record({
  name,
  fifo: fc.boolean(),
  visibility_timeout_seconds: fc.oneof(fc.constant(30), fc.integer({ min: 0, max: 43_200 })),
  message_retention_seconds: fc.oneof(fc.constant(345_600), fc.integer({ min: 901, max: 1_209_600 })),
  delay_seconds: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 900 })),
  receive_wait_time_seconds: fc.constantFrom(0, 0, 5, 20),
  max_message_size: size,
  encryption: fc.constantFrom(
    {},
    { sqs_managed_sse_enabled: true },
    { kms_master_key_id: 'alias/aws/sqs' },
    { kms_master_key_id: `arn:aws:kms:${REGION}:${ACCOUNT}:key/0a1b` },
    { kms_master_key_id: '0a1b2c3d-0000-0000-0000-000000000000' },
  ),
  content_based_deduplication: fc.boolean(),
  high: fc.boolean(),
  redrive: fc.option(fc.record({ to: fc.nat(), maxReceiveCount: fc.integer({ min: 1, max: 1000 }) })),
  tags,
});

const topic = fc.record({
  name,
  fifo: fc.boolean(),
  display_name: fc.constantFrom('', 'Orders'),
  content_based_deduplication: fc.boolean(),
  archive: fc.option(fc.integer({ min: 1, max: 365 })),
  tracing_config: fc.constantFrom('PassThrough', 'Active'),
  kms_master_key_id: fc.constantFrom('', 'alias/orders'),
  tags,
});

const policy = fc.dictionary(
  // `__proto__` is no key of the language.
  fc.stringMatching(/^[a-zA-Z]{1,12}$/),
  fc.array(
    fc.oneof(
      fc.stringMatching(/^[\w -]{1,10}$/),
      fc.integer({ min: -9, max: 9 }),
      fc.constant({ prefix: 'a' }),
    ),
    {
      minLength: 1,
      maxLength: 3,
    },
  ),
  { minKeys: 1, maxKeys: 2 },
);

const subscription = fc.record({
  topic: fc.nat(),
  queue: fc.nat(),
  url: fc.option(
    fc.constantFrom('https://a.example.com/x', 'https://a.example.com/x?b', 'https://b.example.com'),
    {
      freq: 3,
    },
  ),
  filter: fc.option(fc.record({ policy, scope: fc.constantFrom('MessageAttributes', 'MessageBody') })),
  raw_message_delivery: fc.boolean(),
  deadLetters: fc.option(fc.nat()),
});

type Queue = ReturnType<typeof queue.generate>['value'];
type Topic = ReturnType<typeof topic.generate>['value'];

function queueResource(own: Queue, index: number, all: readonly Queue[]): Resource {
  const { fifo, high, encryption, redrive, content_based_deduplication: dedup, ...rest } = own;
  const alike = all.filter((other) => other.fifo === fifo && other.name !== own.name);
  const target = redrive && at(alike, redrive.to);
  const scope = high ? 'messageGroup' : 'queue';
  const fifoSettings = fifo
    ? {
        fifo_queue: true,
        content_based_deduplication: dedup,
        deduplication_scope: scope,
        fifo_throughput_limit: high ? 'perMessageGroupId' : 'perQueue',
      }
    : {};
  return {
    address: `module.queues["${index}"].aws_sqs_queue.this[0]`,
    mode: 'managed',
    type: 'aws_sqs_queue',
    values: {
      ...rest,
      ...encryption,
      ...fifoSettings,
      arn: arn('sqs', own.name),
      url: `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/${own.name}`,
      ...(target
        ? {
            redrive_policy: JSON.stringify({
              deadLetterTargetArn: arn('sqs', target.name),
              maxReceiveCount: redrive.maxReceiveCount,
            }),
          }
        : {}),
    },
  };
}

function topicResource(
  { fifo, archive, content_based_deduplication: dedup, ...rest }: Topic,
  index: number,
): Resource {
  return {
    address: `aws_sns_topic.topic_${index}`,
    mode: 'managed',
    type: 'aws_sns_topic',
    values: {
      ...rest,
      arn: arn('sns', rest.name),
      ...(fifo
        ? {
            fifo_topic: true,
            content_based_deduplication: dedup,
            ...(archive === null
              ? {}
              : { archive_policy: JSON.stringify({ MessageRetentionPeriod: String(archive) }) }),
          }
        : {}),
    },
  };
}

function subscriptionResources(
  wanted: readonly ReturnType<typeof subscription.generate>['value'][],
  topics: readonly Topic[],
  queues: readonly Queue[],
): Resource[] {
  const made = new Map<string, Resource>();
  for (const { topic: from, queue: to, url, filter, raw_message_delivery: raw, deadLetters } of wanted) {
    const source = at(topics, from);
    if (!source) continue;
    const target = at(
      queues.filter((one) => source.fifo || !one.fifo),
      to,
    );
    const endpoint = url !== null && !source.fifo ? url : target && arn('sqs', target.name);
    if (endpoint === undefined) continue;
    const dead =
      deadLetters === null
        ? undefined
        : at(
            queues.filter((one) => one.fifo === source.fifo),
            deadLetters,
          );
    made.set(`${source.name} ${endpoint}`, {
      address: `aws_sns_topic_subscription.this["${made.size}"]`,
      mode: 'managed',
      type: 'aws_sns_topic_subscription',
      values: {
        arn: `${arn('sns', source.name)}:${made.size}`,
        topic_arn: arn('sns', source.name),
        protocol: endpoint.startsWith('https') ? 'https' : 'sqs',
        endpoint,
        raw_message_delivery: raw,
        ...(filter
          ? { filter_policy: JSON.stringify(filter.policy), filter_policy_scope: filter.scope }
          : {}),
        ...(dead ? { redrive_policy: JSON.stringify({ deadLetterTargetArn: arn('sqs', dead.name) }) } : {}),
      },
    });
  }
  return [...made.values()];
}

/** The managed resources of a state. */
export const stateResources: fc.Arbitrary<readonly Resource[]> = fc
  .record({
    queues: fc.array(queue, { maxLength: 6 }).map(byName),
    topics: fc.array(topic, { maxLength: 4 }).map(byName),
    subscriptions: fc.array(subscription, { maxLength: 6 }),
  })
  .map(({ queues, topics, subscriptions }) => [
    ...queues.map(queueResource),
    ...topics.map(topicResource),
    ...subscriptionResources(subscriptions, topics, queues),
  ]);
