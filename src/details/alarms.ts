import { idOf } from '../diagram/ids';
import { metricsOf, type Alarm } from '../monitoring/alarm';
import { alarmsOf } from '../monitoring/alarms';
import type { Consumer } from '../topology/consumer';
import { formatSeconds } from '../schema/units';
import { ownedQueues, ownedTopics, type Topology } from '../topology/topology';
import type { AlarmDetail } from './detail';

/** What is measured, in words. */
function subjectOf({ measure }: Alarm): string {
  return 'expression' in measure
    ? `${measure.label} (\`${measure.expression}\`)`
    : `${measure.statistic.toLowerCase()} of ${measure.name}`;
}

function condition(alarm: Alarm): string {
  const [metric] = metricsOf(alarm);
  const often = alarm.periods === 1 ? '' : `, ${alarm.periods} times in a row`;
  return `${subjectOf(alarm)} in ${formatSeconds(metric!.period)} above ${alarm.threshold}${often}`;
}

function detailOf(alarm: Alarm): AlarmDetail {
  const commands = Array.from(alarm.description.matchAll(/`(msgtopo [^`]+)`/g), ([, command]) => command!);
  return { name: alarm.name, ringsAt: condition(alarm), description: alarm.description, commands };
}

/** The dimension that names a consumer. */
const NAMED_BY = {
  lambda: 'FunctionName',
  fargate: 'ServiceName',
  'step-functions': 'PipeName',
} satisfies Record<Consumer['kind'], string>;

/** Alarms know only what things are called in AWS. */
function idsInAws(topology: Topology): ReadonlyMap<string, string> {
  const consumers = [...topology.consumers.values()];
  return new Map([
    ...consumers.map(
      (consumer) =>
        [`${NAMED_BY[consumer.kind]} ${consumer.physicalName}`, idOf('consumers', consumer)] as const,
    ),
    ...consumers.map(
      (consumer) =>
        [`StateMachineArn stateMachine:${consumer.physicalName}`, idOf('consumers', consumer)] as const,
    ),
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

/** The alarms of each element that has some, by its id. */
export function alarmsById(topology: Topology): ReadonlyMap<string, readonly AlarmDetail[]> {
  const ids = idsInAws(topology);
  const byId = new Map<string, AlarmDetail[]>();
  for (const alarm of alarmsOf(topology)) {
    const [metric] = metricsOf(alarm);
    for (const [dimension, value] of Object.entries(metric!.dimensions)) {
      const name = typeof value === 'string' ? value : value.resource;
      const id = ids.get(`${dimension} ${name}`);
      if (id !== undefined) byId.set(id, [...(byId.get(id) ?? []), detailOf(alarm)]);
    }
  }
  return byId;
}
