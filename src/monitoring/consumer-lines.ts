import type { Consumer } from '#model/consumer';
import { clusterNameOf } from '#model/network';
import type { Topology } from '#model/topology';

/** Of a graph: namespace, metric, then each dimension with its value, and how it looks. */
export type Line = readonly [...string[], look: object];

const FAILED = { stat: 'Sum', label: 'failed', color: '#d62728' };

/** What a consumer does, in a few lines of one graph. */
export function consumerLines(topology: Topology, consumer: Consumer): Line[] {
  const { physicalName } = consumer;
  switch (consumer.kind) {
    case 'lambda': {
      const line = (metric: string, look: object): Line => [
        'AWS/Lambda',
        metric,
        'FunctionName',
        physicalName,
        look,
      ];
      return [
        line('Invocations', { stat: 'Sum', label: 'calls' }),
        line('Errors', FAILED),
        line('Throttles', { stat: 'Sum', label: 'throttled' }),
      ];
    }
    case 'step-functions': {
      const line = (metric: string, look: object): Line => [
        'AWS/EventBridge/Pipes',
        metric,
        'PipeName',
        physicalName,
        look,
      ];
      return [
        line('EventCount', { stat: 'Sum', label: 'messages' }),
        line('ExecutionFailed', FAILED),
        line('ExecutionThrottled', { stat: 'Sum', label: 'throttled' }),
      ];
    }
    case 'fargate': {
      const service = ['ClusterName', clusterNameOf(topology.cluster!), 'ServiceName', physicalName];
      const line = (metric: string, label: string): Line => [
        'ECS/ContainerInsights',
        metric,
        ...service,
        { stat: 'Average', label },
      ];
      return [line('DesiredTaskCount', 'tasks wanted'), line('RunningTaskCount', 'tasks running')];
    }
  }
}
