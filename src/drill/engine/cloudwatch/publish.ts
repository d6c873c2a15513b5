import { INACTIVE_QUEUE } from '#base/aws/scaling';
import type { Controller, Minute, WorkerGroup, World } from '../play';
import type { Queue } from '../service/queue';
import type { Workers, WorkersMinute } from '../service/workers';
import { NO_POINT, type MetricName } from './metrics';

/** A metric of a consumer, and which of its numbers that is. */
export interface Published {
  readonly metric: MetricName;
  readonly value: keyof WorkersMinute | 'nothing';
}

const SQS = 'AWS/SQS';
const INSIGHTS = 'ECS/ContainerInsights';

/** When each queue was last heard of, and from when on it is heard of again. */
const silences = new WeakMap<Queue, { lastUsed: number; silentUntil: number }>();

function isSilent(queue: Queue, idleBefore: number, now: number): boolean {
  const known = silences.get(queue) ?? { lastUsed: -idleBefore, silentUntil: 0 };
  silences.set(queue, known);
  if (queue.lastUsed > known.lastUsed) {
    if (queue.lastUsed - known.lastUsed > INACTIVE_QUEUE.after)
      known.silentUntil = queue.lastUsed + INACTIVE_QUEUE.heardAfter;
    known.lastUsed = queue.lastUsed;
  }
  return now < known.silentUntil || now - known.lastUsed > INACTIVE_QUEUE.after;
}

/** What Container Insights says of a service. */
export function tasksOf({ cluster, service }: Pick<Controller, 'cluster' | 'service'>): Published[] {
  const dimensions = { ClusterName: cluster, ServiceName: service };
  const named = (name: string, value: Published['value']) => ({
    metric: { namespace: INSIGHTS, name, dimensions },
    value,
  });
  return [named('RunningTaskCount', 'running'), named('DesiredTaskCount', 'desired')];
}

const OF_QUEUES = {
  waiting: 'ApproximateNumberOfMessagesVisible',
  inFlight: 'ApproximateNumberOfMessagesNotVisible',
  oldest: 'ApproximateAgeOfOldestMessage',
  sent: 'NumberOfMessagesSent',
  received: 'NumberOfMessagesReceived',
  deleted: 'NumberOfMessagesDeleted',
} as const;

type OfQueue = Readonly<Record<keyof typeof OF_QUEUES, MetricName>>;

/** The names of the metrics of each queue, made once. */
const named = new WeakMap<Queue, OfQueue>();

export function sqsMetric(queue: string, of: keyof typeof OF_QUEUES): MetricName {
  return { namespace: SQS, name: OF_QUEUES[of], dimensions: { QueueName: queue } };
}

function namesOf(queue: Queue): OfQueue {
  const known = named.get(queue);
  if (known) return known;
  const entries = Object.keys(OF_QUEUES).map((of) => [
    of,
    sqsMetric(queue.settings.name, of as keyof typeof OF_QUEUES),
  ]);
  const made = Object.fromEntries(entries) as OfQueue;
  named.set(queue, made);
  return made;
}

function recordQueue(minute: number, now: number, queue: Queue, index: number, world: World): void {
  const { unit } = queue.settings;
  const { sent, received, deleted } = queue.endMinute();
  const silent = isSilent(queue, world.queues[index]!.idleBefore, now);
  const optional = (value: number) => (value === 0 && !world.reporting.zeros ? NO_POINT : value * unit);
  const names = namesOf(queue);
  const record = (of: keyof typeof OF_QUEUES, value: number) =>
    world.metrics.record(names[of], minute, silent ? NO_POINT : value);
  record('waiting', queue.waiting * unit);
  record('inFlight', optional(queue.inFlight));
  record('oldest', queue.ageOfOldest(now));
  record('sent', optional(sent));
  record('received', optional(received));
  record('deleted', optional(deleted));
}

interface Playing extends WorkerGroup {
  readonly workers: Workers;
  readonly own: readonly Queue[];
}

function recordWorkers(minute: number, now: number, { workers, published }: Playing, world: World) {
  const numbers = workers.endMinute(now);
  const isQuiet = numbers.desired === 0 && numbers.running === 0 && !world.reporting.noTasks;
  for (const { metric, value } of published) {
    const number = value === 'nothing' ? 0 : numbers[value];
    const isMissing = isQuiet && metric.namespace === INSIGHTS;
    world.metrics.record(metric, minute, isMissing ? NO_POINT : number);
  }
  return numbers;
}

function minuteOf({ own }: Playing, { desired, running }: WorkersMinute): Minute {
  const sum = (of: (queue: Queue) => number) => own.reduce((total, queue) => total + of(queue), 0);
  return {
    waiting: sum(({ waiting }) => waiting),
    inFlight: sum(({ inFlight }) => inFlight),
    desired,
    running,
  };
}

/** Publishes what is told of a minute that has ended. */
export function recordMinute(
  minute: number,
  now: number,
  queues: readonly Queue[],
  workers: readonly Playing[],
  world: World,
): void {
  for (const [index, queue] of queues.entries()) recordQueue(minute, now, queue, index, world);
  for (const one of workers) one.listener.minute(minuteOf(one, recordWorkers(minute, now, one, world)));
}
