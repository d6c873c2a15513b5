import { formatSeconds } from '#base/util/units';
import type { OwnedQueue, Topology } from '#model/topology';
import { list } from '#base/util/text';
import { MINUTE, type Metric } from '#model/kinds/metric';
import { command, named, type Alarm } from './alarm';
import { usesOf } from './queue-uses';

function queueMetric({ physicalName }: OwnedQueue, name: string): Metric {
  return {
    namespace: 'AWS/SQS',
    name,
    dimensions: { QueueName: physicalName },
    statistic: 'Maximum',
    period: MINUTE,
  };
}

/** How messages come to a queue, in words: `orders -> billing`. */
export function wayTo({ name, deliveredBy }: OwnedQueue): string {
  return deliveredBy.length === 0 ? name : `${deliveredBy.map((topic) => topic.name).join(', ')} -> ${name}`;
}

export function notEmpty(topology: Topology, queue: OwnedQueue): Alarm {
  const failed = queue.deadLettersOf.map((source) => `always failed in ${wayTo(source)}`);
  const uses = usesOf(topology, queue);
  const undelivered = uses.undelivered.map((name) => `could not be delivered by ${name}`);
  const unhandled = uses.unhandled.map((name) => `${name} gave up on`);
  const target = queue.declared ? queue.name : queue.deadLettersOf[0]!.name;
  return {
    ...named(topology, queue.name, 'not-empty'),
    description:
      `Messages that ${list([...failed, ...undelivered, ...unhandled], 'or')}. They are deleted after ` +
      `${formatSeconds(queue.retention)}. Read them with ${command(topology, `dlq peek ${target}`)}, mend what they ` +
      `fail at, and send them back with ${command(topology, `dlq redrive ${target} --yes`)}.`,
    measure: queueMetric(queue, 'ApproximateNumberOfMessagesVisible'),
    threshold: 0,
    periods: 1,
  };
}

/** Scaling keeps messages at about the latency that it is for, and beyond it while tasks start. */
const LATENCIES = 2;

/** A quarter of the retention leaves time to act; what only is tried again and again is no reason to call anybody. */
export function patience(topology: Topology, queue: OwnedQueue): number {
  const { retention, visibilityTimeout, delay, deadLetters } = queue;
  const attempts = deadLetters ? visibilityTimeout * deadLetters.maxReceiveCount : visibilityTimeout;
  const { latencies } = usesOf(topology, queue);
  const late = Math.min(Math.floor(retention / 4), ...latencies.map((latency) => LATENCIES * latency));
  return Math.max(late, delay + attempts, MINUTE);
}

const LATE_PERIODS = 3;

/**
 * A message that was received three times no longer counts for the age, but in a FIFO queue, where it holds its group.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
 */
function whyOld({ fifo }: OwnedQueue): string {
  return fifo ? 'Its consumer is slow, stopped, or fails' : 'Its consumer is slow or stopped';
}

export function oldestMessage(topology: Topology, queue: OwnedQueue, threshold: number): Alarm {
  return {
    ...named(topology, queue.name, 'oldest-message'),
    description:
      `A message has waited longer than ${formatSeconds(threshold)} in ${wayTo(queue)}, and is deleted after ` +
      `${formatSeconds(queue.retention)}. ${whyOld(queue)}: ${command(topology, 'status')}.`,
    measure: queueMetric(queue, 'ApproximateAgeOfOldestMessage'),
    threshold,
    periods: LATE_PERIODS,
  };
}

/*
 * Of a queue that several tenants share: SQS prefers the messages of quiet tenants, as long as one is noisy.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-fair-queues.html
 */

export function noisyGroups(topology: Topology, queue: OwnedQueue): Alarm {
  return {
    ...named(topology, queue.name, 'noisy-groups'),
    description:
      `A tenant takes more than its share of ${wayTo(queue)}: SQS gives consumers the messages of the other tenants ` +
      `first, and those of the noisy one wait. Look at its load, or run more consumers: ${command(topology, 'status')}.`,
    measure: queueMetric(queue, 'ApproximateNumberOfNoisyGroups'),
    threshold: 0,
    periods: LATE_PERIODS,
  };
}

export function oldestQuietMessage(topology: Topology, queue: OwnedQueue, threshold: number): Alarm {
  return {
    ...named(topology, queue.name, 'oldest-quiet-message'),
    description:
      `A message of a quiet tenant has waited longer than ${formatSeconds(threshold)} in ${wayTo(queue)}: a noisy ` +
      `tenant slows the others down, or the consumer is slow or stopped: ${command(topology, 'status')}.`,
    measure: queueMetric(queue, 'ApproximateAgeOfOldestMessageInQuietGroups'),
    threshold,
    periods: LATE_PERIODS,
  };
}
