import type { Queue } from '#model/topology';
import { literal } from '../../text';

/** One metric of CloudWatch, under a name to use in expressions. */
export interface Metric {
  readonly id: string;
  readonly stat: string;
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

function queueName(queue: Queue): string {
  return queue.owned ? literal(queue.physicalName) : queue.arn.resource;
}

/** One metric for each queue: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html */
export function metricOfQueues(queues: readonly Queue[], id: string, name: string, stat: string): Metric[] {
  return queues.map((queue, index) => ({
    id: `${id}${index + 1}`,
    stat,
    namespace: 'AWS/SQS',
    name,
    dimensions: { QueueName: queueName(queue) },
  }));
}

/** Messages that wait, and messages that are worked on, of each queue. */
export function backlog(queues: readonly Queue[]): Metric[] {
  return [
    ...metricOfQueues(queues, 'waiting', 'ApproximateNumberOfMessagesVisible', 'Maximum'),
    ...metricOfQueues(queues, 'flying', 'ApproximateNumberOfMessagesNotVisible', 'Maximum'),
  ];
}

/** Of one metric over all queues; a queue without data counts as empty. */
export function sum(id: string, count: number): string {
  const filled = Array.from({ length: count }, (_, index) => `FILL(${id}${index + 1}, 0)`);
  return filled.length === 1 ? filled[0]! : `(${filled.join(' + ')})`;
}
