import { formatArn, parseArn } from '#base/aws/arns';
import { canonical, type Json } from '#base/util/json';
import { formatBytes, formatSeconds } from '#base/util/units';
import type { Encryption, Tags } from '#model/element';
import type { OwnedQueue, OwnedTopic, Subscription, Topology } from '#model/topology';
import { queuePolicy } from '#policies/queue-policy';
import { policyJson } from '#policies/statement';
import { topicPolicy } from '#policies/topic-policy';
import { namedWriter, type PolicyWriter } from '#policies/writer';
import type { LiveQueue, LiveSubscription, LiveTopic } from '../inventory/inventory';
import { keyAsWritten } from '../write/queues';
import { accessBeside } from './access';
import type { Pairs } from './pairs';

/** One setting that is otherwise in AWS than in the file. */
export interface Difference {
  /** `queue `billing``. */
  readonly label: string;
  readonly setting: string;
  readonly live: string;
  readonly written: string;
  /** Whether somebody could do something in AWS that the file does not allow. */
  readonly isAccess: boolean;
}

type Setting = readonly [setting: string, live: unknown, written: unknown];

function shown(value: unknown): string {
  if (value === undefined) return 'none';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function settings(label: string, all: readonly Setting[]): Difference[] {
  return all.flatMap(([setting, live, written]): Difference[] => {
    const values = [live, written].map((value) =>
      shown(value === undefined ? undefined : canonical(value as Json)),
    );
    return values[0] === values[1]
      ? []
      : [{ label, setting, live: values[0]!, written: values[1]!, isAccess: false }];
  });
}

function keyOf({ kind, ...rest }: Encryption): string {
  return kind === 'own-key' ? (rest as { key: string }).key : kind;
}

/** Which key it is that Terraform made for a topology, only Terraform knows; an alias never names it. */
function isMadeKey(key: string, { kind }: Encryption): boolean {
  return kind === 'managed-key' && parseArn(key)?.resource.startsWith('key/') === true;
}

function encryption(
  { kmsKey, arn }: { readonly kmsKey: string | undefined; readonly arn: string },
  without: string,
  written: Encryption,
): Setting {
  const key = kmsKey === undefined ? without : keyAsWritten(kmsKey, arn);
  return ['encryption', isMadeKey(key, written) ? written.kind : key, keyOf(written)];
}

function tagsOf(live: Tags, written: Tags): Setting {
  return ['tags', live, written];
}

function access(label: string, live: string | undefined, written: string): Difference[] {
  const beside = accessBeside(live, written);
  return beside.map((one) => ({ label, setting: 'policy', live: one, written: 'not said', isAccess: true }));
}

function ofTopic(topic: OwnedTopic, live: LiveTopic, writer: PolicyWriter): Difference[] {
  const label = `topic \`${topic.name}\``;
  return [
    ...settings(label, [
      ['fifo', live.fifo, topic.fifo],
      ['contentBasedDeduplication', live.contentBasedDeduplication, topic.contentBasedDeduplication ?? false],
      ['throughputScope', live.throughputScope ?? 'topic', topic.throughputScope ?? 'topic'],
      ['archive', live.archiveDays, topic.archiveDays],
      encryption(live, 'none', topic.encryption),
      ['tracing', live.tracing, topic.tracing],
      ['dataProtection', live.dataProtection, topic.dataProtection],
      tagsOf(live.tags, topic.tags),
    ]),
    ...access(label, live.policy, policyJson(topicPolicy(topic, writer))),
  ];
}

export function queueLabel({ declared, name, deadLettersOf }: OwnedQueue): string {
  return declared ? `queue \`${name}\`` : `dead-letter queue of \`${deadLettersOf[0]!.name}\``;
}

function deadLettersOf({ deadLetters }: OwnedQueue, account: string): string | undefined {
  return deadLetters && `${formatArn(deadLetters.queue.arn, account)} after ${deadLetters.maxReceiveCount}`;
}

function ofQueue(queue: OwnedQueue, live: LiveQueue, writer: PolicyWriter): Difference[] {
  const label = queueLabel(queue);
  const { account } = writer;
  const { redrive } = live;
  const isKept = live.kept.some(({ argument }) => argument === 'max_message_size');
  return [
    ...settings(label, [
      ['fifo', live.fifo, queue.fifo],
      ['contentBasedDeduplication', live.contentBasedDeduplication, queue.contentBasedDeduplication ?? false],
      ['deduplicationScope', live.deduplicationScope ?? 'queue', queue.deduplicationScope ?? 'queue'],
      ['throughputLimit', live.throughputLimit ?? 'perQueue', queue.throughputLimit ?? 'perQueue'],
      ['visibilityTimeout', formatSeconds(live.visibilityTimeout), formatSeconds(queue.visibilityTimeout)],
      ['retention', formatSeconds(live.retention), formatSeconds(queue.retention)],
      ['delay', formatSeconds(live.delay), formatSeconds(queue.delay)],
      ['receiveWait', formatSeconds(live.receiveWait), formatSeconds(queue.receiveWait)],
      [
        'maxMessageSize',
        formatBytes(isKept ? queue.maxMessageSize : live.maxMessageSize),
        formatBytes(queue.maxMessageSize),
      ],
      encryption(live, live.sqsEncryption ? 'sqs' : 'none', queue.encryption),
      [
        'deadLetters',
        redrive && `${redrive.target} after ${redrive.maxReceiveCount}`,
        deadLettersOf(queue, account),
      ],
      tagsOf(live.tags, queue.tags),
    ]),
    ...access(label, live.policy, policyJson(queuePolicy(queue, writer))),
  ];
}

function ofSubscription(subscription: Subscription, live: LiveSubscription, account: string): Difference[] {
  const { filter, raw, deadLetters, deliveryPolicy } = subscription;
  const written = filter && Object.keys(filter.policy).length > 0 ? filter : undefined;
  return settings(`subscription \`${subscription.name}\``, [
    ['filter', live.filter?.policy, written?.policy],
    ['filter.scope', live.filter?.scope, written?.scope],
    ['raw', live.raw, raw],
    ['deadLetters', live.deadLetters, deadLetters && formatArn(deadLetters.arn, account)],
    ['deliveryPolicy', live.deliveryPolicy, deliveryPolicy],
  ]);
}

/** Every setting that is not the same in AWS and in the file, element by element. */
export function differencesOf(topology: Topology, account: string, pairs: Pairs): Difference[] {
  const writer = { ...namedWriter(topology), account };
  return [
    ...pairs.topics.flatMap(({ element, live }) => ofTopic(element, live, writer)),
    ...pairs.queues.flatMap(({ element, live }) => ofQueue(element, live, writer)),
    ...pairs.subscriptions.flatMap(({ element, live }) => ofSubscription(element, live, account)),
  ];
}
