import { FEEDBACK_WORDS } from '#model/kinds/receivers/index';
import { nameIn } from '#base/aws/arns';
import { MESSAGE, QUEUE } from '#base/aws/limits';
import type { PlainMap } from '#base/util/json';
import { documentOf, flagOf, keptOf, numberOf, tagsOf, textOf } from './attributes';
import type { Kept, LiveQueue, LiveSubscription, LiveTopic } from './inventory';

/*
 * Topics, queues and subscriptions from values that go by the names of Terraform's arguments. States have them; readers
 * of other sources translate their own names, so that what a value means is said once.
 */

const DAY = 86_400;

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html */
const QUEUE_DEFAULTS = { visibilityTimeout: 30, retention: 4 * DAY, delay: 0, receiveWait: 0 } as const;

/** Settings of a topic that have no key yet. A role of its own for delivery logs is one of them. */
const KEPT_OF_TOPIC: Readonly<Record<string, string>> = {
  display_name: 'display name',
  delivery_policy: 'delivery policy of all its HTTP endpoints',
  signature_version: 'signature version',
  ...Object.fromEntries(
    FEEDBACK_WORDS.flatMap((protocol) => [
      [`${protocol}_success_feedback_role_arn`, `role for delivery logs (${protocol})`],
      [`${protocol}_failure_feedback_role_arn`, `role for logs of failed deliveries (${protocol})`],
      [`${protocol}_success_feedback_sample_rate`, `sample rate of delivery logs (${protocol})`],
    ]),
  ),
};

const KEPT_OF_QUEUE = {
  redrive_allow_policy: 'queues that may send dead letters here',
  kms_data_key_reuse_period_seconds: 'seconds that a data key is used again',
};

const KEPT_OF_SUBSCRIPTION = { replay_policy: 'replay policy', subscription_role_arn: 'role for deliveries' };

/**
 * What AWS has anyway: https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html and
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
 */
const KEPT_DEFAULTS: Readonly<Record<string, string>> = {
  signature_version: '1',
  kms_data_key_reuse_period_seconds: '300',
};

function isDefault({ argument, value }: Kept): boolean {
  if (argument === 'redrive_allow_policy') return documentOf(value)?.['redrivePermission'] === 'allowAll';
  return KEPT_DEFAULTS[argument] === value;
}

/** Whether a queue takes dead letters from exactly those that send them here, as the topology makes it. */
function isUsualAllowance({ argument, value }: Kept, sources: ReadonlySet<string>): boolean {
  const policy = argument === 'redrive_allow_policy' ? documentOf(value) : undefined;
  const named = policy?.['sourceQueueArns'];
  if (policy?.['redrivePermission'] !== 'byQueue' || !Array.isArray(named)) return false;
  return named.length === sources.size && named.every((arn) => sources.has(String(arn)));
}

/** The queues without what the topology says of their dead letters anyway. */
export function withoutUsualAllowance(queues: readonly LiveQueue[]): LiveQueue[] {
  const sources = new Map<string, Set<string>>();
  for (const { arn, redrive } of queues) {
    if (!redrive) continue;
    const known = sources.get(redrive.target) ?? new Set();
    sources.set(redrive.target, known.add(arn));
  }
  return queues.map((queue) => ({
    ...queue,
    kept: queue.kept.filter((one) => !isUsualAllowance(one, sources.get(queue.arn) ?? new Set())),
  }));
}

export function topicFrom(arn: string, values: PlainMap, origin: readonly string[] = []): LiveTopic {
  const fifo = flagOf(values['fifo_topic']);
  const archive = documentOf(values['archive_policy']);
  const scope = textOf(values['fifo_throughput_scope']);
  return {
    arn,
    origin,
    kept: keptOf(values, KEPT_OF_TOPIC).filter((one) => !isDefault(one)),
    name: nameIn(arn),
    fifo,
    contentBasedDeduplication: flagOf(values['content_based_deduplication']),
    throughputScope: fifo && scope !== undefined ? (scope === 'Topic' ? 'topic' : 'messageGroup') : undefined,
    archiveDays: archive ? numberOf(archive['MessageRetentionPeriod'], 0) || undefined : undefined,
    kmsKey: textOf(values['kms_master_key_id']),
    tracing: values['tracing_config'] === 'Active',
    policy: textOf(values['policy']),
    dataProtection: documentOf(values['data_protection_policy']),
    alarms: [],
    tags: tagsOf(values['tags_all'], values['tags']),
  };
}

function redriveOf(value: unknown): LiveQueue['redrive'] {
  const policy = documentOf(value);
  const target = textOf(policy?.['deadLetterTargetArn']);
  return target === undefined
    ? undefined
    : { target, maxReceiveCount: numberOf(policy?.['maxReceiveCount'], 10) };
}

/** Provider 5.100 refuses a size above 256 KiB, and would make the queue smaller if nothing were said. */
function keptSize(size: number): Kept[] {
  if (size <= QUEUE.maxMessageSize.max) return [];
  return [{ argument: 'max_message_size', words: 'largest message', value: `${size} bytes` }];
}

export function queueFrom(
  arn: string,
  url: string,
  values: PlainMap,
  origin: readonly string[] = [],
): LiveQueue {
  const fifo = flagOf(values['fifo_queue']);
  const maxMessageSize = numberOf(values['max_message_size'], MESSAGE.queueSize);
  const scope = textOf(values['deduplication_scope']);
  const limit = textOf(values['fifo_throughput_limit']);
  return {
    arn,
    url,
    origin,
    kept: [...keptSize(maxMessageSize), ...keptOf(values, KEPT_OF_QUEUE).filter((one) => !isDefault(one))],
    name: nameIn(arn),
    fifo,
    contentBasedDeduplication: flagOf(values['content_based_deduplication']),
    deduplicationScope: fifo ? (scope as LiveQueue['deduplicationScope']) : undefined,
    throughputLimit: fifo ? (limit as LiveQueue['throughputLimit']) : undefined,
    visibilityTimeout: numberOf(values['visibility_timeout_seconds'], QUEUE_DEFAULTS.visibilityTimeout),
    retention: numberOf(values['message_retention_seconds'], QUEUE_DEFAULTS.retention),
    delay: numberOf(values['delay_seconds'], QUEUE_DEFAULTS.delay),
    receiveWait: numberOf(values['receive_wait_time_seconds'], QUEUE_DEFAULTS.receiveWait),
    maxMessageSize,
    kmsKey: textOf(values['kms_master_key_id']),
    sqsEncryption: flagOf(values['sqs_managed_sse_enabled']),
    policy: textOf(values['policy']),
    redrive: redriveOf(values['redrive_policy']),
    tags: tagsOf(values['tags_all'], values['tags']),
  };
}

function filterOf(values: PlainMap): LiveSubscription['filter'] {
  const policy = documentOf(values['filter_policy']);
  if (!policy || Object.keys(policy).length === 0) return undefined;
  return { policy, scope: values['filter_policy_scope'] === 'MessageBody' ? 'body' : 'attributes' };
}

export function subscriptionFrom(
  arn: string,
  values: PlainMap,
  origin: readonly string[] = [],
): LiveSubscription {
  const redrive = documentOf(values['redrive_policy']);
  return {
    arn,
    origin,
    kept: keptOf(values, KEPT_OF_SUBSCRIPTION),
    topicArn: textOf(values['topic_arn']) ?? '',
    protocol: textOf(values['protocol']) ?? '',
    endpoint: textOf(values['endpoint']) ?? '',
    filter: filterOf(values),
    raw: flagOf(values['raw_message_delivery']),
    deadLetters: textOf(redrive?.['deadLetterTargetArn']),
    deliveryPolicy: documentOf(values['delivery_policy']),
  };
}

/** Values of which some stand in resources of their own: what those say counts. */
export function merged(values: PlainMap, parts: readonly PlainMap[]): PlainMap {
  const said = parts.flatMap((part) =>
    Object.entries(part).filter(([, value]) => textOf(value) !== undefined),
  );
  return { ...values, ...Object.fromEntries(said) };
}
