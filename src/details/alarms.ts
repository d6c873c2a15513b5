import { idOf } from '../diagram/ids';
import type { Alarm } from '../monitoring/alarm';
import { alarmsOf } from '../monitoring/alarms';
import { formatSeconds } from '../schema/units';
import { ownedQueues, ownedTopics, type Topology } from '../topology/topology';
import type { AlarmDetail } from './detail';

function condition({ metric, threshold, periods }: Alarm): string {
  const often = periods === 1 ? '' : `, ${periods} times in a row`;
  return `${metric.statistic.toLowerCase()} of ${metric.name} in ${formatSeconds(metric.period)} above ${threshold}${often}`;
}

function detailOf(alarm: Alarm): AlarmDetail {
  const commands = Array.from(alarm.description.matchAll(/`(msgtopo [^`]+)`/g), ([, command]) => command!);
  return { name: alarm.name, ringsAt: condition(alarm), description: alarm.description, commands };
}

/** Alarms know only what things are called in AWS. */
function idsInAws(topology: Topology): ReadonlyMap<string, string> {
  return new Map([
    ...ownedTopics(topology).map(
      (topic) => [`TopicName ${topic.physicalName}`, idOf('topics', topic)] as const,
    ),
    ...ownedQueues(topology).map(
      (queue) => [`QueueName ${queue.physicalName}`, idOf('queues', queue)] as const,
    ),
  ]);
}

/** Every alarm, in the order of the topology. */
export function alarmDetails(topology: Topology): AlarmDetail[] {
  return alarmsOf(topology).map(detailOf);
}

/** The alarms of each topic and queue that has some, by its id. */
export function alarmsById(topology: Topology): ReadonlyMap<string, readonly AlarmDetail[]> {
  const ids = idsInAws(topology);
  const byId = new Map<string, AlarmDetail[]>();
  for (const alarm of alarmsOf(topology)) {
    for (const [dimension, value] of Object.entries(alarm.metric.dimensions)) {
      const id = ids.get(`${dimension} ${value}`);
      if (id !== undefined) byId.set(id, [...(byId.get(id) ?? []), detailOf(alarm)]);
    }
  }
  return byId;
}
