import { idOf } from '../diagram/ids';
import { addressOf } from '#model/address';
import type { Alarm } from '#monitoring/alarm';
import type { Calculation, Metric } from '#model/kinds/metric';
import { alarmsOf, watchedElements } from '#monitoring/alarms';
import { formatSeconds } from '#base/util/units';
import type { Topology } from '#model/topology';
import { list } from '#base/util/text';
import type { AlarmDetail } from './detail';

function metricWords({ statistic, name, period }: Metric): string {
  return `${statistic.toLowerCase()} of ${name} in ${formatSeconds(period)}`;
}

function condition({ measure, threshold, periods }: Alarm): string {
  const often = periods === 1 ? '' : `, ${periods} times in a row`;
  const what =
    'expression' in measure
      ? `${measure.label} (${measure.expression}, of ${list(metricsWords(measure.metrics))})`
      : metricWords(measure);
  return `${what} above ${threshold}${often}`;
}

function metricsWords(metrics: Calculation['metrics']): string[] {
  return Object.entries(metrics).map(([id, metric]) => `${id}: ${metricWords(metric)}`);
}

function detailOf(alarm: Alarm): AlarmDetail {
  const { id, name, description } = alarm;
  const address = addressOf(id, 'alarm');
  const commands = Array.from(description.matchAll(/`(msgtopo [^`]+)`/g), ([, command]) => command!);
  return { name, address, firesAt: condition(alarm), description, commands };
}

/** Every alarm, in the order of the topology. */
export function alarmDetails(topology: Topology): AlarmDetail[] {
  return alarmsOf(topology).map(detailOf);
}

/** The alarms of each topic, queue and consumer that has some, by its id. */
export function alarmsById(topology: Topology): ReadonlyMap<string, readonly AlarmDetail[]> {
  const watched = watchedElements(topology).filter(({ alarms }) => alarms.length > 0);
  return new Map(
    watched.map(({ section, element, alarms }) => [idOf(section, element), alarms.map(detailOf)]),
  );
}
