import { idOf } from '../diagram/ids';
import { metricsOf, type Alarm, type Calculation, type Metric } from '#monitoring/alarm';
import { alarmsOf } from '#monitoring/alarms';
import { formatSeconds } from '#base/util/units';
import type { Consumer } from '#model/consumer';
import { ownedQueues, ownedTopics, type Topology } from '#model/topology';
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
  const address = `aws_cloudwatch_metric_alarm.${id}`;
  const commands = Array.from(description.matchAll(/`(msgtopo [^`]+)`/g), ([, command]) => command!);
  return { name, address, ringsAt: condition(alarm), description, commands };
}

/** The dimensions by which CloudWatch knows a consumer. */
function namesInAws({ kind, physicalName }: Consumer): string[] {
  switch (kind) {
    case 'fargate':
      return [`ServiceName ${physicalName}`];
    case 'lambda':
      return [`FunctionName ${physicalName}`];
    case 'step-functions':
      return [`PipeName ${physicalName}`, `StateMachineArn stateMachine:${physicalName}`];
  }
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
    ...[...topology.consumers.values()].flatMap((consumer) =>
      namesInAws(consumer).map((name) => [name, idOf('consumers', consumer)] as const),
    ),
  ]);
}

/** Every alarm, in the order of the topology. */
export function alarmDetails(topology: Topology): AlarmDetail[] {
  return alarmsOf(topology).map(detailOf);
}

function elementId(alarm: Alarm, ids: ReadonlyMap<string, string>): string | undefined {
  const dimensions = metricsOf(alarm).flatMap((metric) => Object.entries(metric.dimensions));
  const known = dimensions.flatMap(
    ([name, value]) => ids.get(`${name} ${typeof value === 'string' ? value : value.resource}`) ?? [],
  );
  return known[0];
}

/** The alarms of each topic, queue and consumer that has some, by its id. */
export function alarmsById(topology: Topology): ReadonlyMap<string, readonly AlarmDetail[]> {
  const ids = idsInAws(topology);
  const byId = new Map<string, AlarmDetail[]>();
  for (const alarm of alarmsOf(topology)) {
    const id = elementId(alarm, ids);
    if (id !== undefined) byId.set(id, [...(byId.get(id) ?? []), detailOf(alarm)]);
  }
  return byId;
}
