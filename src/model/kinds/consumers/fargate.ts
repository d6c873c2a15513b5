import { INCLUDED_STORAGE } from '#base/aws/calls';
import { list } from '#base/util/text';
import { formatSeconds } from '#base/util/units';
import { child } from '#base/diagnostics/path';
import { scalingLoops, type Fargate } from '../../fargate';
import { clusterNameOf } from '../../network';
import type { Topology } from '../../topology';
import { HOURS, polledByProgram, type Charge, type ConsumerLoad, type Prices } from '../cost';
import { MINUTE, type GraphLine, type Metric } from '../metric';
import { optional, type Setting } from '../shown';
import { ASKING, MADE, type ConsumerAlarm, type ConsumerFacts } from './facts';

/** Times one message, so that a task may take several in one receive, or be slow for once. */
const PROCESSING_TIMES = 6;

/** As long as a task may take to be placed, to load its image, and to start. */
const MINUTES_TO_START = 15;

/**
 * Whether a program does its work well only its queue tells; of its tasks CloudWatch knows how many run.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-metrics-ECS.html
 */
function alarms({ physicalName, logGroup }: Fargate, { cluster }: Topology): ConsumerAlarm[] {
  const tasks = (name: string): Metric => ({
    namespace: 'ECS/ContainerInsights',
    name,
    dimensions: { ClusterName: clusterNameOf(cluster!), ServiceName: physicalName },
    statistic: 'Minimum',
    period: MINUTE,
  });
  return [
    {
      id: 'too-few-tasks',
      setting: 'tooFewTasks',
      describe: ({ way, meanwhile }) =>
        `Fewer tasks run than should, on the way ${way}: they stop, or cannot start. Their log group is ${logGroup}. ` +
        meanwhile,
      measure: {
        label: 'missing tasks',
        expression: 'desired - running',
        metrics: { desired: tasks('DesiredTaskCount'), running: tasks('RunningTaskCount') },
      },
      threshold: 0,
      periods: MINUTES_TO_START,
    },
  ];
}

function graph({ physicalName }: Fargate, { cluster }: Topology): GraphLine[] {
  const service = ['ClusterName', clusterNameOf(cluster!), 'ServiceName', physicalName];
  const line = (metric: string, label: string): GraphLine => [
    'ECS/ContainerInsights',
    metric,
    ...service,
    { stat: 'Average', label },
  ];
  return [line('DesiredTaskCount', 'tasks wanted'), line('RunningTaskCount', 'tasks running')];
}

const PRICING = 'https://www.vantage.sh/blog/fargate-pricing';

const PRICES = {
  'fargate-vcpu-hour-x86_64': { usd: 0.04048, per: 1, source: PRICING },
  'fargate-vcpu-hour-arm64': { usd: 0.03238, per: 1, source: PRICING },
  'fargate-gb-hour-x86_64': { usd: 0.004445, per: 1, source: PRICING },
  'fargate-gb-hour-arm64': { usd: 0.00356, per: 1, source: PRICING },
  'fargate-storage-gb-hour': { usd: 0.000111, per: 1, source: PRICING },
} as const satisfies Prices;

/** How many tasks run: on average where that is known, at least where it is not, and at most. */
function tasksRunning({ scaling, count }: Fargate, average = scaling?.min ?? count) {
  return { quantity: average, most: scaling?.max ?? count };
}

function charges(fargate: Fargate, { tasks }: ConsumerLoad): Charge<keyof typeof PRICES>[] {
  const { cpu, memory, architecture, ephemeralStorage } = fargate;
  const { quantity, most } = tasksRunning(fargate, tasks);
  const hours = (amount: number) => ({ quantity: quantity * amount * HOURS, most: most * amount * HOURS });
  const storage = Math.max(0, (ephemeralStorage ?? 0) - INCLUDED_STORAGE);
  return [
    { what: 'vCPU-hours', price: `fargate-vcpu-hour-${architecture}`, ...hours(cpu / 1024) },
    { what: 'GB-hours', price: `fargate-gb-hour-${architecture}`, ...hours(memory / 1024) },
    ...(storage > 0
      ? [{ what: 'GB-hours of storage', price: 'fargate-storage-gb-hour' as const, ...hours(storage) }]
      : []),
  ];
}

/**
 * Of a service and of its task definition, as counted by
 * https://github.com/gruntwork-io/docs/blob/007f9a5c58ad7ffa94851b313973da1ad5a5b3ad/docs/reference/services/app-orchestration/amazon-ecs-cluster.md
 */
const INSIGHT_METRICS = 6 + 11;

function taskWords({ scaling, count }: Fargate): string {
  if (!scaling) return String(count);
  const { goal } = scaling;
  const follows =
    goal.kind === 'latency' ? `within ${formatSeconds(goal.target)}` : `${goal.perTask} messages for each`;
  return `${scaling.min} to ${scaling.max}, ${follows}`;
}

function settings(fargate: Fargate): Setting[] {
  return [
    ...optional('Image', fargate.container.image, 'image'),
    ...optional('Sidecars', list(fargate.sidecars.map(({ name }) => name))),
    ...optional('CPU', fargate.cpu, 'cpu'),
    ...optional('Memory', `${fargate.memory} MB`, 'memory'),
    ...optional('Architecture', fargate.architecture, 'architecture'),
    ...optional(
      'Tasks',
      taskWords(fargate),
      'count',
      'scaling.min',
      'scaling.max',
      'scaling.latency.target',
      'scaling.backlogPerTask',
    ),
    ...optional('Stop timeout', formatSeconds(fargate.stopTimeout), 'stopTimeout'),
  ];
}

export const fargate: ConsumerFacts<Fargate> = {
  service: 'ECS',
  order: 2,
  node: {
    words: 'Fargate service',
    icon: 'M10 2.5l6.5 3.75v7.5L10 17.5l-6.5-3.75v-7.5zM3.5 6.25L10 10l6.5-3.75M10 10v7.5',
  },
  settings,
  ...MADE,
  ...ASKING,
  capacity: ({ count, scaling, stopTimeout }) => {
    const { goal } = scaling ?? {};
    const known = goal?.kind === 'latency' ? goal : { processingTime: undefined, concurrency: 1 };
    const { processingTime, concurrency } = known;
    return { by: 'tasks', count, scales: scaling !== undefined, processingTime, concurrency, stopTimeout };
  },
  isStopped: () => false,
  hidden: ({ scaling, stopTimeout }) => {
    const { goal } = scaling ?? {};
    return Math.max(stopTimeout, goal?.kind === 'latency' ? PROCESSING_TIMES * goal.processingTime : 0);
  },
  deliveredBy: () => [],
  failures: () => undefined,
  latency: ({ scaling }) => (scaling?.goal.kind === 'latency' ? scaling.goal.target : undefined),
  alarms,
  graph,
  polling: (fargate, queue, tasks) =>
    polledByProgram(Math.max(1, tasksRunning(fargate, tasks).quantity), queue),
  prices: PRICES,
  charges,
  batchCharge: undefined,
  routesLogs: ({ logRouter }) => logRouter !== undefined,
  logRecords: (_, { messages }) => messages,
  insightMetrics: INSIGHT_METRICS,
  assumptions: () => [
    'each task asks for ten messages at a time, and once a second with `receiveWait: 0`; all tasks run on ' +
      'demand, at least `min` and at most `max` of them',
  ],
  notCounted: (_, { cluster }) => (cluster?.owned ? ['performance logs of Container Insights'] : []),
  calls: () => [],
  inNetwork: (fargate) => fargate,
  publicIps: tasksRunning,
  runsInCluster: true,
  encryption: () => undefined,
  secrets: ({ container, sidecars, logRouter }) => [
    [['secrets'], container.secrets],
    ...sidecars.map(({ name, secrets }) => [['sidecars', name, 'secrets'], secrets] as const),
    [['logRouter', 'secrets'], logRouter?.secrets ?? {}],
  ],
  // One role to work with, and one to be started with.
  quotas: {
    roles: () => 2,
    services: () => 1,
    alarms: ({ scaling }) => (scaling ? scalingLoops(scaling).length : 0),
  },
  resources: {
    aws_ecs_service: { word: 'ecs-service', isWorker: true, source: 'unnamed' },
    aws_ecs_task_definition: { word: 'ecs-task-definition', isWorker: false },
  },
  variables: ({ path, container, logRouter, sidecars }) => [
    { path: child(path, 'environment'), values: container.environment },
    { path: child(path, 'logRouter', 'options'), values: logRouter?.options ?? {} },
    ...sidecars.map(({ name, environment }) => ({
      path: child(path, 'sidecars', name, 'environment'),
      values: environment,
    })),
  ],
  prerequisites: (_, { cluster }) =>
    cluster?.owned ? [{ element: { stack: undefined }, because: 'runs in the cluster' }] : [],
};
