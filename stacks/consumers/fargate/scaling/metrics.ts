import { addressOf } from '#model/address';
import type { Fargate } from '#model/fargate';
import type { Queue } from '#model/topology';
import type { StackContext } from '../../../context';
import { clusterName } from '../../../references';
import { literal, reference } from '../../../text';

/** One metric of CloudWatch, under a name to use in expressions. */
export interface Metric {
  readonly id: string;
  readonly stat: string;
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** One metric of each queue, and the sum of them. A queue without a point counts as 0, as in all metric math. */
export interface QueueMetric {
  readonly metrics: readonly Metric[];
  readonly sum: string;
}

function queueName(queue: Queue): string {
  return queue.owned ? literal(queue.physicalName) : queue.arn.resource;
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html */
const OF_QUEUES = {
  waiting: ['ApproximateNumberOfMessagesVisible', 'Maximum'],
  flying: ['ApproximateNumberOfMessagesNotVisible', 'Maximum'],
  received: ['NumberOfMessagesReceived', 'Sum'],
  deleted: ['NumberOfMessagesDeleted', 'Sum'],
} as const;

export function metricOfQueues(queues: readonly Queue[], id: keyof typeof OF_QUEUES): QueueMetric {
  const [name, stat] = OF_QUEUES[id];
  const metrics = queues.map((queue, index) => ({
    id: `${id}${index + 1}`,
    stat,
    namespace: 'AWS/SQS',
    name,
    dimensions: { QueueName: queueName(queue) },
  }));
  const ids = metrics.map((metric) => metric.id);
  return { metrics, sum: ids.length === 1 ? ids[0]! : `(${ids.join(' + ')})` };
}

/** How many tasks there should be. Unlike those that run, their number changes at once when somebody scales. */
export function desiredTasks(fargate: Fargate, context: StackContext): Metric {
  return {
    id: 'desired',
    stat: 'Average',
    namespace: 'ECS/ContainerInsights',
    name: 'DesiredTaskCount',
    dimensions: {
      ClusterName: clusterName(context),
      ServiceName: reference(addressOf(fargate, 'service'), 'name'),
    },
  };
}
