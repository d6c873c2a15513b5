import type { Consumer, Lambda } from '#model/consumer';
import type { Fargate } from '#model/fargate';
import { clusterNameOf } from '#model/network';
import type { StepFunctions } from '#model/step-functions';
import type { Topology } from '#model/topology';
import { list } from '#base/util/text';
import { command, MINUTE, named, type Alarm, type Calculation, type Metric } from './alarm';
import { wayTo } from './queue-alarms';

const PERIOD = 5 * MINUTE;

/** What fails once is tried again; what still fails then needs somebody. */
const PERIODS_OF_RETRIES = 3;

/** As long as a task may take to be placed, to load its image, and to start. */
const MINUTES_TO_START = 15;

/** How messages come to a consumer, in words: `orders -> billing -> biller`. */
function wayToConsumer(consumer: Consumer): string {
  const queues = consumer.queues.map((queue) => (queue.owned ? wayTo(queue) : queue.name));
  const topics = consumer.kind === 'lambda' ? consumer.deliveredBy.map(({ name }) => name) : [];
  return `${list([...queues, ...topics])} -> ${consumer.name}`;
}

/** What happens to messages meanwhile, and where to look. */
function meanwhile(topology: Topology, { queues }: Consumer): string {
  const dying = queues.find((queue) => queue.owned && queue.deadLetters);
  const look = command(topology, 'status');
  if (!dying) return `See ${look}.`;
  return `Messages come again until they are dead letters: ${look}, ${command(topology, `dlq peek ${dying.name}`)}.`;
}

function metric(namespace: string, name: string, dimensions: Metric['dimensions']): Metric {
  return { namespace, name, dimensions, statistic: 'Sum', period: PERIOD };
}

/** How often it happened, of several things that count as one; what was not reported did not happen. */
function total(label: string, metrics: Readonly<Record<string, Metric>>): Calculation {
  const filled = Object.keys(metrics).map((id) => `FILL(${id}, 0)`);
  return { label, expression: filled.join(' + '), metrics };
}

/** https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html */
function ofLambda(topology: Topology, lambda: Lambda): Alarm[] {
  const { name, physicalName, queues } = lambda;
  const counts = (what: string) => metric('AWS/Lambda', what, { FunctionName: physicalName });
  // A message of a queue comes again; what SNS hands over is given up after two more attempts.
  const periods = queues.length > 0 ? PERIODS_OF_RETRIES : 1;
  return [
    {
      ...named(topology, name, 'errors'),
      description:
        `The function fails, on the way ${wayToConsumer(lambda)}. Its log group is /aws/lambda/${physicalName}. ` +
        meanwhile(topology, lambda),
      measure: counts('Errors'),
      threshold: 0,
      periods,
    },
    {
      ...named(topology, name, 'throttles'),
      description:
        `The function is called more often than its concurrency allows, on the way ${wayToConsumer(lambda)}. ` +
        meanwhile(topology, lambda),
      measure: counts('Throttles'),
      threshold: 0,
      periods,
    },
  ];
}

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-monitoring.html */
function ofPipe(topology: Topology, consumer: StepFunctions): Alarm {
  const { name, physicalName } = consumer;
  const counts = (what: string) => metric('AWS/EventBridge/Pipes', what, { PipeName: physicalName });
  return {
    ...named(topology, name, 'pipe-failures'),
    description:
      `The pipe cannot pass messages on, on the way ${wayToConsumer(consumer)}. May its role still do what it has to? ` +
      `${command(topology, 'plan')}. ${meanwhile(topology, consumer)}`,
    measure: total('failed', {
      failed: counts('ExecutionFailed'),
      partially: counts('ExecutionPartiallyFailed'),
      late: counts('ExecutionTimeout'),
    }),
    threshold: 0,
    periods: PERIODS_OF_RETRIES,
  };
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html */
function ofStateMachine(topology: Topology, consumer: StepFunctions): Alarm {
  const { physicalName, workflow } = consumer;
  const { partition, region, account } = topology;
  const StateMachineArn = {
    partition,
    service: 'states',
    region,
    account,
    resource: `stateMachine:${physicalName}`,
  };
  const counts = (what: string) => metric('AWS/States', what, { StateMachineArn });
  const consequence =
    workflow === 'express'
      ? meanwhile(topology, consumer)
      : `Their messages are gone from the queue: redrive the executions in Step Functions. See ${command(topology, 'status')}.`;
  return {
    ...named(topology, consumer.name, 'failed-executions'),
    description: `Executions fail or take too long, on the way ${wayToConsumer(consumer)}. ${consequence}`,
    measure: total('failed', { failed: counts('ExecutionsFailed'), late: counts('ExecutionsTimedOut') }),
    threshold: 0,
    periods: workflow === 'express' ? PERIODS_OF_RETRIES : 1,
  };
}

/** That a consumer does its work, but badly. Of a Fargate consumer only its queue and its tasks tell. */
export function consumerErrors(topology: Topology, consumer: Consumer): Alarm[] {
  switch (consumer.kind) {
    case 'fargate':
      return [];
    case 'lambda':
      return ofLambda(topology, consumer);
    case 'step-functions':
      return [
        ofPipe(topology, consumer),
        ...(consumer.stateMachine.owned ? [ofStateMachine(topology, consumer)] : []),
      ];
  }
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-metrics-ECS.html */
export function tooFewTasks(topology: Topology, fargate: Fargate): Alarm {
  const dimensions = { ClusterName: clusterNameOf(topology.cluster!), ServiceName: fargate.physicalName };
  const tasks = (name: string): Metric => ({
    namespace: 'ECS/ContainerInsights',
    name,
    dimensions,
    statistic: 'Minimum',
    period: MINUTE,
  });
  return {
    ...named(topology, fargate.name, 'too-few-tasks'),
    description:
      `Fewer tasks run than should, on the way ${wayToConsumer(fargate)}: they stop, or cannot start. Their log group ` +
      `is ${fargate.logGroup}. ${meanwhile(topology, fargate)}`,
    measure: {
      label: 'missing tasks',
      expression: 'desired - running',
      metrics: { desired: tasks('DesiredTaskCount'), running: tasks('RunningTaskCount') },
    },
    threshold: 0,
    periods: MINUTES_TO_START,
  };
}
