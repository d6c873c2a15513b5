import { child } from '#base/diagnostics/path';
import { formatArn } from '#base/aws/arns';
import { list } from '#base/util/text';
import { EVENT_SOURCE, WORKFLOW } from '#base/aws/limits';
import { EVENT_SOURCE_BATCHES } from '#base/aws/scaling';
import type { StepFunctions } from '../../step-functions';
import { ownedOnly } from '../../topology';
import type { Topology } from '../../topology';
import { MILLION, polledByAws, type Charge, type ConsumerLoad, type Prices } from '../cost';
import { counted, counts, FAILED, type GraphLine } from '../metric';
import { optional, UNKNOWN_ACCOUNT, type Setting } from '../shown';
import { MADE, PERIODS_OF_RETRIES, type ConsumerAlarm, type ConsumerFacts } from './facts';

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

const PRICES = {
  'pipe-request': {
    usd: 0.4,
    per: MILLION,
    source: 'https://cloudburn.io/blog/amazon-eventbridge-pricing',
    asOf: '2026-03',
  },
  'state-transition': {
    usd: 0.025,
    per: 1000,
    source: 'https://aws.amazon.com/step-functions/pricing/',
  },
  'express-request': {
    usd: 1,
    per: MILLION,
    source: 'https://aws.amazon.com/blogs/compute/building-cost-effective-aws-step-functions-workflows/',
  },
  'express-gb-second': {
    usd: 0.00001667,
    per: 1,
    source: 'https://www.wring.co/blog/aws-step-functions-pricing-guide',
    asOf: '2026-03',
  },
} as const satisfies Prices;

type OwnCharge = Charge<keyof typeof PRICES>;

/** How many states executions pass; nobody knows of a state machine that stands elsewhere. */
function transitions({ stateMachine }: StepFunctions, { batches }: ConsumerLoad): number {
  return stateMachine.owned ? batches * Object.keys(stateMachine.definition['States'] as object).length : 0;
}

/** Charged in steps of 64 MB, and 100 ms at least: https://aws.amazon.com/step-functions/pricing/ */
const EXPRESS_GB = 64 / 1024;
const EXPRESS_SECONDS = 0.1;

/** An express execution processes its messages one after the other. */
function expressCharges({ batches, messages, secondsPerMessage }: ConsumerLoad): OwnCharge[] {
  const seconds = Math.max(batches * EXPRESS_SECONDS, messages * secondsPerMessage);
  return [
    { what: 'executions', price: 'express-request', quantity: batches },
    { what: 'GB-seconds', price: 'express-gb-second', quantity: seconds * EXPRESS_GB },
  ];
}

function charges(consumer: StepFunctions, load: ConsumerLoad): OwnCharge[] {
  const pipe = { what: 'requests of the pipe', price: 'pipe-request', quantity: load.chunks } as const;
  if (!consumer.stateMachine.owned) return [pipe];
  if (consumer.workflow === 'express') return [pipe, ...expressCharges(load)];
  const quantity = transitions(consumer, load);
  return [pipe, { what: 'state transitions', price: 'state-transition', quantity }];
}

function settings({ stateMachine, workflow, batchSize, invokes }: StepFunctions): Setting[] {
  const machine = stateMachine.owned ? 'of this topology' : formatArn(stateMachine.arn, UNKNOWN_ACCOUNT);
  return [
    ...optional('State machine', machine, 'stateMachine'),
    ...optional('Workflow', workflow, 'workflow'),
    ...optional('Messages at once', batchSize, 'batchSize'),
    ...optional('Invokes', list(invokes.map(({ name }) => name)), 'invokes'),
  ];
}

export const stepFunctions: ConsumerFacts<StepFunctions> = {
  service: 'Step Functions',
  order: 3,
  node: {
    words: 'state machine',
    icon: 'M7.5 2.5h5v4h-5zM2.5 13.5h5v4h-5zM12.5 13.5h5v4h-5zM10 6.5v3.5M5 13.5V10h10v3.5',
  },
  settings,
  ...MADE,
  isPolledByAws: true,
  isProgram: false,
  filters: ({ filter }) => filter,
  filtersAt: ({ path }) => child(path, 'filter'),
  filterDoubts: ['wildcard-behind-anything-but'],
  handling: ({ batchSize, workflow }) => ({
    batchSize,
    partialFailures: false,
    startsOnly: workflow === 'standard',
  }),
  capacity: ({ workflow, batchWindow }) => ({
    by: 'calls',
    timeout: workflow === 'express' ? WORKFLOW.express : Infinity,
    batchWindow,
    // AWS does not say how a pipe scales: as an event source of Lambda.
    batches: EVENT_SOURCE_BATCHES,
    concurrency: Infinity,
  }),
  isStopped: () => false,
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
  polling: ({ batchSize, batchWindow }) => polledByAws(batchSize, batchWindow),
  prices: PRICES,
  charges,
  batchCharge: undefined,
  routesLogs: () => false,
  // Every step is logged, with what goes in and comes out.
  logRecords: transitions,
  insightMetrics: 0,
  assumptions: ({ workflow }) => [
    'an execution passes each state of the definition once',
    ...(workflow === 'express'
      ? ['an express execution works as long on a message as a function, in 64 MB of memory']
      : []),
  ],
  notCounted: ({ stateMachine }) => (stateMachine.owned ? [] : ['state machines that somebody else owns']),
  calls: ({ enrichment, batchWindow }) => (enrichment ? [{ lambda: enrichment, batchWindow }] : []),
  inNetwork: () => undefined,
  publicIps: () => ({ quantity: 0 }),
  runsInCluster: false,
  encryption: () => undefined,
  secrets: () => [],
  // One role for the state machine, and one for the pipe.
  quotas: { roles: () => 2, pipes: () => 1 },
  resources: {
    aws_pipes_pipe: { word: 'pipes-pipe', isWorker: true, source: 'source' },
    aws_sfn_state_machine: { word: 'sfn-state-machine', isWorker: true },
  },
  variables: () => [],
  prerequisites: ({ queues, enrichment, invokes }) => [
    ...ownedOnly(queues).map((element) => ({ element, because: 'consumes a queue' })),
    ...(enrichment ? [enrichment, ...invokes] : invokes).map((element) => ({
      element,
      because: `calls \`${element.name}\``,
    })),
  ],
};
