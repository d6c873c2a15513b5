import { EVENT_SOURCE, WORKFLOW } from '#base/aws/limits';
import type { StepFunctions } from '../../step-functions';
import { ownedOnly } from '../../topology';
import type { Topology } from '../../topology';
import { counted, counts, FAILED, type GraphLine } from '../metric';
import { PERIODS_OF_RETRIES, type ConsumerAlarm, type ConsumerFacts } from './facts';

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-monitoring.html */
function pipeAlarm({ physicalName }: StepFunctions): ConsumerAlarm {
  const ofPipe = (metric: string) => counted('AWS/EventBridge/Pipes', metric, { PipeName: physicalName });
  return {
    id: 'pipe-failures',
    setting: 'consumerErrors',
    describe: ({ way, meanwhile, command }) =>
      `The pipe cannot pass messages on, on the way ${way}. May its role still do what it has to? ` +
      `${command('plan')}. ${meanwhile}`,
    measure: counts('failed', {
      failed: ofPipe('ExecutionFailed'),
      partially: ofPipe('ExecutionPartiallyFailed'),
      late: ofPipe('ExecutionTimeout'),
    }),
    threshold: 0,
    periods: PERIODS_OF_RETRIES,
  };
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html */
function machineAlarm({ physicalName, workflow }: StepFunctions, topology: Topology): ConsumerAlarm {
  const { partition, region, account } = topology;
  const resource = `stateMachine:${physicalName}`;
  const StateMachineArn = { partition, service: 'states', region, account, resource };
  const ofMachine = (metric: string) => counted('AWS/States', metric, { StateMachineArn });
  const isExpress = workflow === 'express';
  return {
    id: 'failed-executions',
    setting: 'consumerErrors',
    describe: ({ way, meanwhile, command }) => {
      const consequence = isExpress
        ? meanwhile
        : `Their messages are gone from the queue: redrive the executions in Step Functions. See ${command('status')}.`;
      return `Executions fail or take too long, on the way ${way}. ${consequence}`;
    },
    measure: counts('failed', {
      failed: ofMachine('ExecutionsFailed'),
      late: ofMachine('ExecutionsTimedOut'),
    }),
    threshold: 0,
    periods: isExpress ? PERIODS_OF_RETRIES : 1,
  };
}

function graph({ physicalName }: StepFunctions): GraphLine[] {
  const line = (metric: string, look: object): GraphLine => [
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

export const stepFunctions: ConsumerFacts<StepFunctions> = {
  service: 'Step Functions',
  filters: ({ filter }) => filter,
  handling: ({ batchSize }) => ({ batchSize, partialFailures: false }),
  hidden: ({ enrichment, workflow, batchWindow }) => {
    const enriching = enrichment ? EVENT_SOURCE.visibilityTimeouts * enrichment.timeout : 0;
    return enriching + (workflow === 'express' ? WORKFLOW.express : 0) + batchWindow;
  },
  deliveredBy: () => [],
  failures: () => undefined,
  latency: () => undefined,
  alarms: (consumer, topology) => [
    pipeAlarm(consumer),
    ...(consumer.stateMachine.owned ? [machineAlarm(consumer, topology)] : []),
  ],
  graph,
  variables: () => [],
  prerequisites: ({ queues, enrichment, invokes }) => [
    ...ownedOnly(queues).map((element) => ({ element, because: 'works off a queue' })),
    ...(enrichment ? [enrichment, ...invokes] : invokes).map((element) => ({
      element,
      because: `calls \`${element.name}\``,
    })),
  ],
};
