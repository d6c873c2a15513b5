import { deadLetterNameOf } from '#base/aws/names';
import { QUEUE } from '#base/aws/limits';
import type { Json } from '#base/util/json';
import { formatBytes, formatSeconds } from '#base/util/units';
import { parseArn } from '#base/aws/arns';
import { DEFAULT_DEAD_LETTER_RETENTION, DEFAULT_MAX_RECEIVE_COUNT } from '#language/resolve/queues';
import { DEFAULT_VISIBILITY_TIMEOUT } from '#language/resolve/visibility';
import type { LiveQueue } from '../inventory/inventory';

/** One element as the file will have it: keys in the order in which people write them. */
export type Written = Record<string, Json>;

/** The key as the file takes it: AWS also takes its bare id. */
export function keyAsWritten(key: string, arn: string): string {
  if (/^(arn:|alias\/)/.test(key)) return key;
  const { partition, region, account } = parseArn(arn)!;
  return `arn:${partition}:kms:${region}:${account}:key/${key}`;
}

/** The settings that the file need not say if they are these. */
export const QUEUE_DEFAULTS = {
  // Of a queue that no consumer of the file processes.
  visibilityTimeout: formatSeconds(DEFAULT_VISIBILITY_TIMEOUT),
  // The schema is not there where msgtopo is shipped; a test would find another default as a difference.
  retention: '4d',
  delay: '0s',
  receiveWait: '20s',
  maxMessageSize: '256KiB',
  encryption: 'sqs',
  deadLetters: {},
} as const satisfies Written;

function encryptionOf({ kmsKey, sqsEncryption, arn }: LiveQueue): Json {
  if (kmsKey !== undefined) return { kmsKey: keyAsWritten(kmsKey, arn) };
  return sqsEncryption ? 'sqs' : 'none';
}

/** What a queue says of itself, all of it. */
export function settingsOf(queue: LiveQueue): Written {
  const size = Math.min(queue.maxMessageSize, QUEUE.maxMessageSize.max);
  const { fifo, contentBasedDeduplication, deduplicationScope, throughputLimit } = queue;
  const fifoSettings: Written = {
    ...(fifo ? { fifo } : {}),
    ...(contentBasedDeduplication ? { contentBasedDeduplication } : {}),
    ...(deduplicationScope === 'messageGroup' ? { deduplicationScope } : {}),
    ...(throughputLimit === 'perMessageGroupId' ? { throughputLimit } : {}),
  };
  return {
    ...fifoSettings,
    visibilityTimeout: formatSeconds(queue.visibilityTimeout),
    retention: formatSeconds(queue.retention),
    delay: formatSeconds(queue.delay),
    receiveWait: formatSeconds(queue.receiveWait),
    maxMessageSize: formatBytes(size),
    encryption: encryptionOf(queue),
  };
}

function countKey(maxReceiveCount: number): Written {
  return maxReceiveCount === DEFAULT_MAX_RECEIVE_COUNT ? {} : { maxReceiveCount };
}

/** Dead letters in a queue that is made for this one alone. */
export function ownDeadLetters(queue: LiveQueue, deadLetters: LiveQueue): Written {
  const retention = formatSeconds(deadLetters.retention);
  return {
    ...countKey(queue.redrive!.maxReceiveCount),
    ...(retention === DEFAULT_DEAD_LETTER_RETENTION ? {} : { retention }),
    ...(deadLetters.name === deadLetterNameOf(queue.name) ? {} : { physicalName: deadLetters.name }),
  };
}

/** Dead letters in a queue of the file. */
export function sharedDeadLetters(queue: LiveQueue, name: string): Written {
  return { queue: name, ...countKey(queue.redrive!.maxReceiveCount) };
}
