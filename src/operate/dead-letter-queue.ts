import { formatArn } from '#base/aws/arns';
import { failureQueues } from '#model/kinds/failures';
import { queueOf } from '#model/kinds/receivers/index';
import type { Queue, Topology } from '#model/topology';
import type { HeldMessage } from './queue-port';

/** A queue that dead letters end in, and the queues that they can go back to. */
export interface DeadLetterQueue {
  readonly queue: Queue;
  /** Where its messages come from, as far as they are asked for. */
  readonly sources: readonly Queue[];
  /** Whether messages of yet other queues are among them. */
  readonly shared: boolean;
  /** Whether SNS puts here what it could not deliver. */
  readonly takesUndelivered: boolean;
}

/** The queues that redrive into this one, and those that SNS could not deliver to. */
function sourcesOf({ queues, subscriptions }: Topology, queue: Queue): Queue[] {
  const redriving = [...queues.values()].filter(
    (source) => source.owned && source.deadLetters?.queue === queue,
  );
  const undelivered = subscriptions.flatMap(({ receiver, deadLetters }) =>
    deadLetters === queue ? (queueOf(receiver) ?? []) : [],
  );
  return [...new Set([...redriving, ...undelivered])];
}

/** Every dead-letter queue, in the order of the topology. */
export function deadLetterQueues(topology: Topology): DeadLetterQueue[] {
  const used = new Set([
    ...[...topology.queues.values()].map((queue) => (queue.owned ? queue.deadLetters?.queue : undefined)),
    ...failureQueues(topology),
  ]);
  const queues = [...topology.queues.values()].filter((queue) => used.has(queue));
  return queues.map((queue) => ({
    queue,
    sources: sourcesOf(topology, queue),
    shared: false,
    takesUndelivered: topology.subscriptions.some(({ deadLetters }) => deadLetters === queue),
  }));
}

/**
 * The dead-letter queue that `name` stands for: that of a queue, for what came from there alone, or the dead-letter
 * queue itself.
 */
export function deadLetterQueueOf(topology: Topology, name: string): DeadLetterQueue | undefined {
  const queue = topology.queues.get(name);
  if (!queue) return undefined;
  const target = queue.owned ? queue.deadLetters?.queue : undefined;
  const all = deadLetterQueues(topology).find((candidate) => candidate.queue === (target ?? queue));
  if (!all || !target) return all;
  return { ...all, sources: [queue], shared: all.sources.length > 1 };
}

/** Names that `deadLetterQueueOf` knows. */
export function deadLetterNames(topology: Topology): string[] {
  const names = deadLetterQueues(topology).flatMap(({ queue, sources }) => [
    ...sources.filter((source) => source.owned && source.deadLetters).map(({ name }) => name),
    queue.name,
  ]);
  return [...new Set(names)];
}

/** Whether SQS means this queue by an ARN; the account is compared only where the topology says it. */
function isArnOf(queue: Queue, arn: string): boolean {
  return formatArn(queue.arn, arn.split(':')[4] ?? '') === arn;
}

/**
 * Where a message came from. SQS notes that on what it moves; of what was sent here otherwise, as SNS does with what
 * it could not deliver, it is known only where there is one queue to come from.
 */
export function originOf(
  { sources, shared }: DeadLetterQueue,
  { sourceArn }: Pick<HeldMessage, 'sourceArn'>,
): Queue | undefined {
  if (sourceArn !== undefined) return sources.find((source) => isArnOf(source, sourceArn));
  return shared || sources.length > 1 ? undefined : sources[0];
}
