import { child } from '#base/diagnostics/path';
import type { Fargate } from '../../fargate';
import { clusterNameOf } from '../../network';
import type { Topology } from '../../topology';
import { MINUTE, type GraphLine, type Metric } from '../metric';
import type { ConsumerAlarm, ConsumerFacts } from './facts';

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

export const fargate: ConsumerFacts<Fargate> = {
  service: 'ECS',
  filters: () => [],
  // Its program deletes each message when it is done with it.
  handling: () => ({ batchSize: 1, partialFailures: true }),
  hidden: ({ scaling, stopTimeout }) => {
    const { goal } = scaling ?? {};
    return Math.max(stopTimeout, goal?.kind === 'latency' ? PROCESSING_TIMES * goal.processingTime : 0);
  },
  deliveredBy: () => [],
  failures: () => undefined,
  latency: ({ scaling }) => (scaling?.goal.kind === 'latency' ? scaling.goal.target : undefined),
  alarms,
  graph,
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
