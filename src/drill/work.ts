import { aimedAt, isForAll, MESSAGE_TIME, type Drill } from '#model/drill';
import type { Consumer } from '#model/consumer';
import { SQS_CALL } from '#base/aws/calls';
import { consumerFacts, takenFrom } from '#model/kinds/consumers/index';
import type { Queue } from '#model/topology';

/** How a consumer works in a drill. */
export interface Pace {
  /** Seconds for one message. */
  readonly seconds: number;
  readonly concurrency: number;
  /** Messages that it gets at once, of each of its queues. */
  readonly batches: ReadonlyMap<Queue, number>;
}

/** To start an execution that nobody waits for. */
const TO_START = 0.1;

/** What the drill says of a consumer by name, what the file says, what the drill says of all. */
function secondsOf(consumer: Consumer, queue: Queue, { messageTime }: Drill): number {
  const { capacity, handling } = consumerFacts(consumer);
  if (handling(consumer, queue).startsOnly) return TO_START;
  const work = capacity(consumer, queue);
  const known = work.by === 'tasks' ? work.processingTime : undefined;
  const named = isForAll(messageTime) ? undefined : aimedAt(messageTime, consumer.name);
  return named ?? known ?? (isForAll(messageTime) ? messageTime : MESSAGE_TIME);
}

/** A sensible program asks for no more than it can do in half of the time for which messages are hidden. */
function batchOf(seconds: number, concurrency: number, visibility: number): number {
  const inTime = Math.floor(visibility / 2 / seconds) * concurrency;
  return Math.max(1, Math.min(SQS_CALL.messages, inTime));
}

export function paceOf(consumer: Consumer, drill: Drill): Pace {
  const { capacity, handling } = consumerFacts(consumer);
  const queues = takenFrom(consumer);
  const work = capacity(consumer, queues[0]!);
  const seconds = secondsOf(consumer, queues[0]!, drill);
  if (work.by === 'calls') {
    const batches = queues.map((queue) => [queue, handling(consumer, queue).batchSize] as const);
    return { seconds, concurrency: 1, batches: new Map(batches) };
  }
  const hidden = queues.map((queue) => (queue.owned ? queue.visibilityTimeout : Infinity));
  const { concurrency } = work;
  const batch = batchOf(seconds, concurrency, Math.min(...hidden));
  return { seconds, concurrency, batches: new Map(queues.map((queue) => [queue, batch])) };
}

/** More messages than this make a drill slow, so that each stands for several. */
const MANY = 60_000;
/** But for no more work than this, in seconds, so that times stay true. */
const LONGEST = 5;

/** How many messages one of a drill stands for: never more than a batch, which goes one way together in any case. */
export function unitOf(messages: number, paces: readonly Pace[], poison: number, isPartial: boolean): number {
  if (poison > 0 && !isPartial) return 1;
  const batch = Math.min(...paces.flatMap(({ batches }) => [...batches.values()]));
  const time = Math.max(...paces.map(({ seconds }) => seconds));
  return Math.max(1, Math.min(batch, Math.floor(messages / MANY), Math.floor(LONGEST / time)));
}
