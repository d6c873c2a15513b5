import type { Section } from '../diagram/ids';
import { alarmPrefix, type Alarm, type Metric } from '../monitoring/alarm';
import { alarmsOf } from '../monitoring/alarms';
import { formatSeconds } from '../schema/units';
import type { Topology } from '../topology/topology';
import type { AlarmDetail } from './detail';

/** What an alarm is about, by whose numbers it looks at; those of anything else are about consumers. */
const SECTIONS: Readonly<Record<string, Section>> = { 'AWS/SNS': 'topics', 'AWS/SQS': 'queues' };

function metricsOf({ measure }: Alarm): readonly Metric[] {
  return 'metrics' in measure ? Object.values(measure.metrics) : [measure];
}

function measureWords(alarm: Alarm): string {
  const { measure } = alarm;
  const [first] = metricsOf(alarm);
  const period = formatSeconds(first!.period);
  if ('metrics' in measure) return `${measure.label.toLowerCase()} in ${period}`;
  return `${measure.statistic.toLowerCase()} of ${measure.name} in ${period}`;
}

function detailOf(alarm: Alarm): AlarmDetail {
  const { id, name, description, threshold, periods } = alarm;
  const often = periods === 1 ? '' : `, ${periods} times in a row`;
  const commands = Array.from(description.matchAll(/`(msgtopo [^`]+)`/g), ([, command]) => command!);
  const address = `aws_cloudwatch_metric_alarm.${id}`;
  return { name, address, description, commands, ringsAt: `${measureWords(alarm)} above ${threshold}${often}` };
}

/** Section and name of the element that an alarm is about. */
function ownerOf(topology: Topology, alarm: Alarm): string {
  const section = SECTIONS[metricsOf(alarm)[0]!.namespace] ?? 'consumers';
  const [element] = alarm.name.slice(alarmPrefix(topology).length).split('/');
  return `${section}.${element!}`;
}

/** Every alarm, in the order of the topology. */
export function alarmDetails(topology: Topology): AlarmDetail[] {
  return alarmsOf(topology).map(detailOf);
}

/** The alarms of each element that has some, by its id. */
export function alarmsById(topology: Topology): ReadonlyMap<string, readonly AlarmDetail[]> {
  const byId = new Map<string, AlarmDetail[]>();
  for (const alarm of alarmsOf(topology)) {
    const id = ownerOf(topology, alarm);
    byId.set(id, [...(byId.get(id) ?? []), detailOf(alarm)]);
  }
  return byId;
}
