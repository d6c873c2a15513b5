import type { OwnedTopic, Topology } from '#model/topology';
import { list } from '#base/util/text';
import { MINUTE, type Metric } from '#model/kinds/metric';
import { command, named, type Alarm } from './alarm';

const PERIOD = 5 * MINUTE;

/** https://docs.aws.amazon.com/sns/latest/dg/sns-monitoring-using-cloudwatch.html */
function topicMetric({ physicalName }: OwnedTopic, name: string): Metric {
  return {
    namespace: 'AWS/SNS',
    name,
    dimensions: { TopicName: physicalName },
    statistic: 'Sum',
    period: PERIOD,
  };
}

function alarm(
  topology: Topology,
  topic: OwnedTopic,
  kind: string,
  [metric, description]: [string, string],
): Alarm {
  return {
    ...named(topology, topic.name, kind),
    description,
    measure: topicMetric(topic, metric),
    threshold: 0,
    periods: 1,
  };
}

function receivers({ name, subscriptions }: OwnedTopic): string {
  return `${name} -> ${list(subscriptions.map((subscription) => subscription.name.slice(name.length + '_to_'.length)))}`;
}

/** What SNS could not deliver, and what it could not even keep. */
export function failedDeliveries(topology: Topology, topic: OwnedTopic): Alarm[] {
  if (topic.subscriptions.length === 0) return [];
  const saved = topic.subscriptions.filter(({ deadLetters }) => deadLetters);
  const failed = alarm(topology, topic, 'failed-deliveries', [
    'NumberOfNotificationsFailed',
    `SNS could not deliver messages of ${receivers(topic)}. Those of subscriptions without dead letters are lost: ` +
      `${command(topology, 'validate --paths')}, ${command(topology, 'dlq ls')}.`,
  ]);
  if (saved.length === 0) return [failed];
  const lost = alarm(topology, topic, 'lost-deliveries', [
    'NumberOfNotificationsFailedToRedriveToDlq',
    `Messages of ${topic.name} could neither be delivered nor be put among the dead letters of ` +
      `${list(saved.map(({ name }) => name))}; they are lost. Are policy and key of that queue changed by hand? ` +
      `${command(topology, 'plan')}.`,
  ]);
  return [failed, lost];
}

const UNREADABLE = {
  attributes: 'NumberOfNotificationsFilteredOut-InvalidAttributes',
  body: 'NumberOfNotificationsFilteredOut-InvalidMessageBody',
} as const;

/** What a filter drops since it cannot read it: a mistake of a publisher, that nothing else shows. */
export function unreadableMessages(topology: Topology, topic: OwnedTopic): Alarm[] {
  return (['attributes', 'body'] as const).flatMap((scope) => {
    const filtered = topic.subscriptions.filter(({ filter }) => filter?.scope === scope);
    if (filtered.length === 0) return [];
    const description =
      `The filters of ${list(filtered.map(({ name }) => name))} dropped messages of ${topic.name} whose ${scope} ` +
      `SNS could not read. Their publisher has to be mended; ${command(topology, 'validate --paths')} shows the filters.`;
    return [alarm(topology, topic, `unreadable-${scope}`, [UNREADABLE[scope], description])];
  });
}
