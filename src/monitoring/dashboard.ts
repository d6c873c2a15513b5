import {
  ownedQueues,
  ownedTopics,
  type OwnedQueue,
  type OwnedTopic,
  type Queue,
  type Topology,
} from '../topology/topology';
import { isForDeadLetters } from './alarms';

/*
 * The dashboard reads as the topology does: a topic on the left, beside it one row for each queue that it delivers
 * to, with its dead letters on the right. Queues without a topic come last.
 */

export interface Widget {
  readonly type: 'text' | 'metric';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Of 24 columns: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html */
const COLUMNS = {
  topic: { x: 0, width: 8 },
  queue: { x: 8, width: 8 },
  deadLetters: { x: 16, width: 8 },
} as const;
const ROW = 5;
const HEADING = 1;

type Column = keyof typeof COLUMNS;
type Line = readonly [namespace: string, metric: string, dimension: string, value: string, look: object];

function metricWidget(
  column: Column,
  y: number,
  title: string,
  lines: readonly Line[],
  region: string,
): Widget {
  const properties = { title, region, view: 'timeSeries', period: 60, metrics: lines };
  return { type: 'metric', ...COLUMNS[column], y, height: ROW, properties };
}

function heading(y: number, markdown: string): Widget {
  return { type: 'text', x: 0, y, width: 24, height: HEADING, properties: { markdown } };
}

function topicWidget({ name, physicalName, arn }: OwnedTopic, y: number): Widget {
  const line = (metric: string, label: string): Line => [
    'AWS/SNS',
    metric,
    'TopicName',
    physicalName,
    { stat: 'Sum', label },
  ];
  const lines = [
    line('NumberOfMessagesPublished', 'published'),
    line('NumberOfNotificationsDelivered', 'delivered'),
    line('NumberOfNotificationsFilteredOut', 'filtered out'),
    line('NumberOfNotificationsFailed', 'failed'),
  ];
  return metricWidget('topic', y, name, lines, arn.region);
}

function sqsLine(queue: Queue, metric: string, look: object): Line {
  return ['AWS/SQS', metric, 'QueueName', queue.arn.resource, look];
}

function queueWidget(queue: Queue, y: number): Widget {
  const lines = [
    sqsLine(queue, 'ApproximateNumberOfMessagesVisible', { stat: 'Maximum', label: 'waiting' }),
    sqsLine(queue, 'ApproximateNumberOfMessagesNotVisible', { stat: 'Maximum', label: 'in flight' }),
    sqsLine(queue, 'ApproximateAgeOfOldestMessage', {
      stat: 'Maximum',
      label: 'oldest, seconds',
      yAxis: 'right',
    }),
  ];
  return metricWidget('queue', y, queue.name, lines, queue.arn.region);
}

function deadLettersWidget(queue: Queue, y: number): Widget {
  const look = { stat: 'Maximum', label: 'dead', color: '#d62728' };
  const lines = [sqsLine(queue, 'ApproximateNumberOfMessagesVisible', look)];
  return metricWidget('deadLetters', y, queue.name, lines, queue.arn.region);
}

function queueRow(queue: Queue, y: number): Widget[] {
  const target = queue.owned ? queue.deadLetters?.queue : undefined;
  return [queueWidget(queue, y), ...(target ? [deadLettersWidget(target, y)] : [])];
}

function queuesOf({ subscriptions }: OwnedTopic): Queue[] {
  return subscriptions.flatMap(({ receiver }) => (receiver.kind === 'queue' ? [receiver.queue] : []));
}

interface Section {
  readonly title: string;
  readonly topic: OwnedTopic | undefined;
  readonly queues: readonly Queue[];
}

function sectionsOf(topology: Topology): Section[] {
  const sections: Section[] = ownedTopics(topology).map((topic) => ({
    title: topic.name,
    topic,
    queues: queuesOf(topic),
  }));
  const shown = new Set(sections.flatMap(({ queues }) => queues));
  const rest = ownedQueues(topology).filter(
    (queue: OwnedQueue) => !shown.has(queue) && !isForDeadLetters(topology, queue),
  );
  return rest.length === 0 ? sections : [...sections, { title: 'Queues', topic: undefined, queues: rest }];
}

/** Every widget with its place. */
export function dashboardWidgets(topology: Topology): Widget[] {
  const widgets: Widget[] = [];
  let y = 0;
  for (const { title, topic, queues } of sectionsOf(topology)) {
    widgets.push(heading(y, `## ${title}`));
    y += HEADING;
    if (topic) widgets.push(topicWidget(topic, y));
    for (const [row, queue] of queues.entries()) widgets.push(...queueRow(queue, y + row * ROW));
    y += Math.max(topic ? 1 : 0, queues.length) * ROW;
  }
  return widgets;
}
