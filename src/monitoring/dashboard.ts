import { consumersByQueue, type Consumer } from '#model/consumer';
import { lambdaOf, queueOf } from '#model/kinds/receivers/index';
import { ownedQueues, ownedTopics, type OwnedTopic, type Queue, type Topology } from '#model/topology';
import { isForDeadLetters } from './alarms';
import { consumerFacts } from '#model/kinds/consumers/index';
import type { GraphLine } from '#model/kinds/metric';

/*
 * The dashboard reads as messages go, one row for each way: a topic, a queue that it delivers to, who works that off,
 * and the dead letters. Queues without a topic come last.
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
  topic: { x: 0, width: 6 },
  queue: { x: 6, width: 6 },
  consumer: { x: 12, width: 6 },
  deadLetters: { x: 18, width: 6 },
} as const;
const ROW = 5;
const HEADING = 1;

type Column = keyof typeof COLUMNS;

function metricWidget(
  column: Column,
  y: number,
  title: string,
  lines: readonly GraphLine[],
  region: string,
): Widget {
  const properties = { title, region, view: 'timeSeries', period: 60, metrics: lines };
  return { type: 'metric', ...COLUMNS[column], y, height: ROW, properties };
}

function heading(y: number, markdown: string): Widget {
  return { type: 'text', x: 0, y, width: 24, height: HEADING, properties: { markdown } };
}

function topicWidget({ name, physicalName, arn }: OwnedTopic, y: number): Widget {
  const line = (metric: string, label: string): GraphLine => [
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

function sqsLine(queue: Queue, metric: string, look: object): GraphLine {
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

/** One way of messages, as far as it goes on from the topic. */
interface Row {
  /** Absent where it stands in the row above. */
  readonly queue?: Queue;
  readonly consumer?: Consumer;
  readonly deadLetters?: Queue;
}

function rowWidgets({ queue, consumer, deadLetters }: Row, y: number, topology: Topology): Widget[] {
  return [
    ...(queue ? [queueWidget(queue, y)] : []),
    ...(consumer
      ? [
          metricWidget(
            'consumer',
            y,
            consumer.name,
            consumerFacts(consumer).graph(consumer, topology),
            topology.region,
          ),
        ]
      : []),
    ...(deadLetters ? [deadLettersWidget(deadLetters, y)] : []),
  ];
}

type Workers = ReadonlyMap<Queue, readonly Consumer[]>;

function rowsOfQueue(queue: Queue, workers: Workers): Row[] {
  const [first, ...others] = workers.get(queue) ?? [];
  const deadLetters = queue.owned ? queue.deadLetters?.queue : undefined;
  const row = { queue, ...(first ? { consumer: first } : {}), ...(deadLetters ? { deadLetters } : {}) };
  return [row, ...others.map((consumer) => ({ consumer }))];
}

function rowsOfTopic({ subscriptions }: OwnedTopic, workers: Workers): Row[] {
  return subscriptions.flatMap(({ receiver, deadLetters }): Row[] => {
    const queue = queueOf(receiver);
    if (queue) return rowsOfQueue(queue, workers);
    const consumer = lambdaOf(receiver);
    return consumer ? [{ consumer, ...(deadLetters ? { deadLetters } : {}) }] : [];
  });
}

interface Section {
  readonly title: string;
  readonly topic: OwnedTopic | undefined;
  readonly rows: readonly Row[];
}

function sectionsOf(topology: Topology): Section[] {
  const workers = consumersByQueue(topology.consumers.values());
  const sections: Section[] = ownedTopics(topology).map((topic) => ({
    title: topic.name,
    topic,
    rows: rowsOfTopic(topic, workers),
  }));
  const shown = new Set(sections.flatMap(({ rows }) => rows.map(({ queue }) => queue)));
  const rest = ownedQueues(topology)
    .filter((queue) => !shown.has(queue) && !isForDeadLetters(topology, queue))
    .flatMap((queue) => rowsOfQueue(queue, workers));
  return rest.length === 0 ? sections : [...sections, { title: 'Queues', topic: undefined, rows: rest }];
}

/** Every widget with its place. */
export function dashboardWidgets(topology: Topology): Widget[] {
  const widgets: Widget[] = [];
  let y = 0;
  for (const { title, topic, rows } of sectionsOf(topology)) {
    widgets.push(heading(y, `## ${title}`));
    y += HEADING;
    if (topic) widgets.push(topicWidget(topic, y));
    for (const [index, row] of rows.entries()) widgets.push(...rowWidgets(row, y + index * ROW, topology));
    y += Math.max(topic ? 1 : 0, rows.length) * ROW;
  }
  return widgets;
}
