import { CALM } from '#model/drill';
import type { Calculation, Metric } from '#model/kinds/metric';
import type { Topology } from '#model/topology';
import { alarmPrefix, metricsOf, type Alarm as AlarmElement } from '#monitoring/alarm';
import { alarmsOf } from '#monitoring/alarms';
import { Alarm } from './engine/cloudwatch/alarm';
import type { MetricName, Metrics } from './engine/cloudwatch/metrics';
import { watchOf, type MetricStat, type Query } from './engine/terraform/query';

const MINUTE = 60;

/** An alarm that fired. Times are seconds since the trouble began. */
export interface Firing {
  /** `billing/oldest-message`. */
  readonly name: string;
  readonly from: number;
  /** Absent if it fires still when the drill ends. */
  readonly to: number | undefined;
}

/** A metric as the engine names it. */
export function metricName({ namespace, name, dimensions }: Metric): MetricName {
  const words = Object.entries(dimensions).map(([key, value]) => [
    key,
    typeof value === 'string' ? value : value.resource,
  ]);
  return { namespace, name, dimensions: Object.fromEntries(words) as Record<string, string> };
}

function statOf(metric: Metric): MetricStat {
  return { ...metricName(metric), stat: metric.statistic, period: metric.period / MINUTE };
}

function queryOf(measure: Metric | Calculation): Query {
  if (!('expression' in measure)) {
    return { metrics: { value: statOf(measure) }, expressions: {}, returns: 'value' };
  }
  const metrics = Object.entries(measure.metrics).map(([id, metric]) => [id, statOf(metric)]);
  return {
    metrics: Object.fromEntries(metrics) as Record<string, MetricStat>,
    expressions: { value: measure.expression },
    returns: 'value',
  };
}

/** The name of an alarm without that of the topology. */
export function shortName(topology: Topology, { name }: Pick<AlarmElement, 'name'>): string {
  return name.slice(alarmPrefix(topology).length);
}

/** As stacks set it up: without data, nothing is wrong. */
function firingsOf(alarm: AlarmElement, name: string, metrics: Metrics, minutes: number): Firing[] {
  const { measure, threshold, periods } = alarm;
  const [{ period }] = metricsOf(alarm) as [Metric];
  const rule = {
    comparison: 'GreaterThanThreshold',
    threshold,
    period: period / MINUTE,
    evaluationPeriods: periods,
    datapointsToAlarm: periods,
    missingData: 'notBreaching',
  };
  const played = new Alarm(rule, watchOf(queryOf(measure), metrics), 2);
  const firings: { name: string; from: number; to: number | undefined }[] = [];
  let isFiring = false;
  for (let minute = 0; minute < minutes; minute += 1) {
    metrics.now = (minute + 1) * MINUTE;
    played.evaluate(minute);
    const fires = played.state === 'ALARM';
    const at = metrics.now - CALM;
    if (fires && !isFiring) firings.push({ name, from: at, to: undefined });
    if (!fires && isFiring) firings.at(-1)!.to = at;
    isFiring = fires;
  }
  return firings;
}

/** The alarms that fire, of all those whose metrics a drill plays, in the order of time. */
export function firings(topology: Topology, metrics: Metrics, minutes: number): Firing[] {
  return alarmsOf(topology)
    .filter((alarm) => metricsOf(alarm).every((metric) => metrics.has(metricName(metric))))
    .flatMap((alarm) => firingsOf(alarm, shortName(topology, alarm), metrics, minutes))
    .sort((a, b) => a.from - b.from);
}
