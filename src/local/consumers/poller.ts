import type { JsonObject } from '#base/util/json';
import { isMap } from '#base/util/json';
import type { Handling } from '#model/kinds/consumers/facts';
import { filterOf } from '#messages/simulator/event-filter';
import type { LocalMessage } from '../message';
import { md5 } from '../protocol/digest';
import type { LocalQueue } from '../sqs/queue';
import { receiptOf } from '../sqs/receipt';
import { call, type Answered, type Callee } from './call';

/** A message as AWS gives it to a function: https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html */
export function recordOf(queue: LocalQueue, message: LocalMessage): JsonObject {
  const { id, body, receives, sentAt, firstReceivedAt, groupId, sequence, deduplicationId } = message;
  const { world } = queue;
  const attributes = Object.entries(message.attributes).map(
    ([name, { DataType, StringValue, BinaryValue }]) => [
      name,
      BinaryValue
        ? { binaryValue: Buffer.from(BinaryValue).toString('base64'), dataType: DataType }
        : { stringValue: StringValue ?? '', dataType: DataType },
    ],
  );
  const fifo = queue.fifo
    ? { SequenceNumber: sequence ?? '', MessageDeduplicationId: deduplicationId ?? '' }
    : {};
  return {
    messageId: id,
    receiptHandle: receiptOf(queue, message),
    body,
    attributes: {
      ApproximateReceiveCount: String(receives),
      SentTimestamp: String(sentAt),
      SenderId: world.account,
      ApproximateFirstReceiveTimestamp: String(firstReceivedAt),
      ...(groupId === undefined ? {} : { MessageGroupId: groupId }),
      ...fifo,
    },
    messageAttributes: Object.fromEntries(attributes) as JsonObject,
    md5OfBody: md5(body),
    eventSource: 'aws:sqs',
    eventSourceARN: queue.arn,
    awsRegion: world.region,
  };
}

/** The messages that a function gives back, or all of them. */
function failedIds({ succeeded, answer }: Answered, isPartial: boolean): ReadonlySet<string> | 'all' {
  if (!succeeded) return 'all';
  const failures = isPartial && isMap(answer) ? answer['batchItemFailures'] : undefined;
  if (!Array.isArray(failures)) return new Set();
  const ids = failures.map((item: unknown) => (isMap(item) ? item['itemIdentifier'] : undefined));
  // Lambda takes an answer that it does not understand for a failure of the whole batch.
  return ids.every((id): id is string => typeof id === 'string' && id !== '') ? new Set(ids) : 'all';
}

export interface Polled {
  readonly queue: LocalQueue;
  readonly callee: Callee;
  readonly handling: Handling;
  readonly filters: readonly JsonObject[];
  /** A batch as the consumer gets it. */
  readonly eventOf: (records: readonly JsonObject[]) => unknown;
  /** Asks for no more messages while this is so. */
  readonly isPaused?: () => boolean;
}

const LONG_POLL = 20;

/** Asks a queue for messages as AWS does, and calls a function with each batch, until it is stopped. */
export async function poll(polled: Polled, stopped: AbortSignal): Promise<void> {
  const { queue, handling, isPaused = () => false } = polled;
  const accepts = filterOf(polled.filters);
  while (!stopped.aborted) {
    const batch = await queue.waiting.until(
      LONG_POLL,
      () => stopped,
      () => {
        if (isPaused()) return undefined;
        const found = queue.receive(handling.batchSize, queue.number('VisibilityTimeout'));
        return found.length > 0 ? found : undefined;
      },
    );
    if (!batch) continue;
    const wanted = batch.filter((message) => accepts(message));
    for (const message of batch) if (!wanted.includes(message)) done(queue, message);
    if (wanted.length > 0) await handle(polled, wanted);
    queue.world.journal.flush();
  }
}

async function handle(polled: Polled, batch: readonly LocalMessage[]): Promise<void> {
  const { queue, callee, handling, eventOf } = polled;
  if (handling.startsOnly) for (const message of batch) done(queue, message);
  const records = batch.map((message) => recordOf(queue, message));
  const failed = failedIds(await call(callee, eventOf(records)), handling.partialFailures);
  for (const message of batch) {
    const hasFailed = failed === 'all' || failed.has(message.id);
    if (!hasFailed) done(queue, message);
  }
}

function done(queue: LocalQueue, message: LocalMessage): void {
  if (!queue.remove(message)) return;
  const { id, origin } = message;
  queue.world.tell({ kind: 'deleted', queue: queue.name, id, origin });
  queue.waiting.look();
}
