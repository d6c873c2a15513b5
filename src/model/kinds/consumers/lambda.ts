import { list } from '#base/util/text';
import { formatSeconds } from '#base/util/units';
import { EVENT_SOURCE } from '#base/aws/limits';
import { EVENT_SOURCE_BATCHES, PROVISIONED_POLLERS } from '#base/aws/scaling';
import { child } from '#base/diagnostics/path';
import type { Lambda } from '../../consumer';
import { ownedOnly } from '../../topology';
import { MILLION, polledByAws, type Charge, type ConsumerLoad, type Prices } from '../cost';
import { counted, FAILED, type GraphLine } from '../metric';
import { optional, type Setting } from '../shown';
import { MADE, PERIODS_OF_RETRIES, type ConsumerAlarm, type ConsumerFacts } from './facts';

/** https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html */
function alarms({ physicalName, queues, logGroup }: Lambda): ConsumerAlarm[] {
  const ofFunction = (metric: string) => counted('AWS/Lambda', metric, { FunctionName: physicalName });
  // A message of a queue comes again. What SNS hands over is given up after two more attempts.
  const periods = queues.length > 0 ? PERIODS_OF_RETRIES : 1;
  return [
    {
      id: 'errors',
      setting: 'consumerErrors',
      describe: ({ way, meanwhile }) =>
        `The function fails, on the way ${way}. Its log group is ${logGroup}. ${meanwhile}`,
      measure: ofFunction('Errors'),
      threshold: 0,
      periods,
    },
    {
      id: 'throttles',
      setting: 'consumerErrors',
      describe: ({ way, meanwhile }) =>
        `The function is called more often than its concurrency allows, on the way ${way}. ${meanwhile}`,
      measure: ofFunction('Throttles'),
      threshold: 0,
      periods,
    },
  ];
}

function graph({ physicalName }: Lambda): GraphLine[] {
  const line = (metric: string, look: object): GraphLine => [
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

const PRICING = 'https://cloudchipr.com/blog/aws-lambda-pricing';

const PRICES = {
  'lambda-request': { usd: 0.2, per: MILLION, source: PRICING, asOf: '2024-12' },
  'lambda-gb-second-x86_64': { usd: 0.0000166667, per: 1, source: PRICING, asOf: '2024-12' },
  'lambda-gb-second-arm64': { usd: 0.0000133334, per: 1, source: PRICING, asOf: '2024-12' },
} as const satisfies Prices;

const CALL = { what: 'calls', price: 'lambda-request' } as const satisfies Partial<
  Charge<keyof typeof PRICES>
>;

function charges({ memory, architecture }: Lambda, load: ConsumerLoad): Charge<keyof typeof PRICES>[] {
  const seconds = load.messages * load.secondsPerMessage;
  return [
    { ...CALL, quantity: load.batches + load.direct },
    { what: 'GB-seconds', price: `lambda-gb-second-${architecture}`, quantity: (seconds * memory) / 1024 },
  ];
}

function provisioned({ min, max }: NonNullable<Lambda['eventSource']['pollers']>) {
  const { calls, perMinute, standard } = PROVISIONED_POLLERS;
  return { first: (min ?? standard.min) * calls, most: (max ?? standard.max) * calls, perMinute };
}

function codeWords(code: Lambda['code']): string {
  switch (code.kind) {
    case 'zip':
      return code.file;
    case 's3':
      return `s3://${code.bucket}/${code.key}${code.version === undefined ? '' : ` (${code.version})`}`;
    case 'image':
      return code.uri;
    case 'inline':
      return 'written in the topology';
  }
}

function settings(lambda: Lambda): Setting[] {
  const { eventSource, onFailure } = lambda;
  return [
    ...optional('Code', codeWords(lambda.code), 'code.zip', 'code.s3.*', 'code.image'),
    ...optional('Runtime', lambda.runtime, 'runtime'),
    ...optional('Handler', lambda.handler, 'handler'),
    ...optional('Layers', list(lambda.layers), 'layers'),
    ...optional('Event source', eventSource.enabled ? undefined : 'switched off', 'enabled'),
    ...optional('Timeout', formatSeconds(lambda.timeout), 'timeout'),
    ...optional('Memory', `${lambda.memory} MB`, 'memory'),
    ...optional(
      'Messages at once',
      lambda.queues.length > 0 ? eventSource.batchSize : undefined,
      'batchSize',
    ),
    ...optional('Most at the same time', eventSource.maxConcurrency, 'maxConcurrency'),
    ...optional('Failed calls', onFailure && `go to ${onFailure.name}`, 'onFailure'),
  ];
}

export const lambda: ConsumerFacts<Lambda> = {
  service: 'Lambda',
  order: 1,
  node: { words: 'Lambda function', icon: 'M4 17l6-8M6 3h3l6 14h2' },
  settings,
  ...MADE,
  isPolledByAws: true,
  isProgram: true,
  filters: ({ eventSource }) => eventSource.filter,
  filterDoubts: ['beside-the-body'],
  handling: ({ eventSource: { batchSize, partialBatchResponse } }) => ({
    batchSize,
    partialFailures: partialBatchResponse,
    startsOnly: false,
  }),
  capacity: ({ timeout, reservedConcurrency, eventSource: { batchWindow, maxConcurrency, pollers } }) => ({
    by: 'calls',
    timeout,
    batchWindow,
    batches: pollers
      ? provisioned(pollers)
      : { ...EVENT_SOURCE_BATCHES, most: maxConcurrency ?? EVENT_SOURCE_BATCHES.most },
    concurrency: reservedConcurrency ?? Infinity,
  }),
  isStopped: ({ eventSource }) => !eventSource.enabled,
  hidden: ({ timeout, eventSource }) => EVENT_SOURCE.visibilityTimeouts * timeout + eventSource.batchWindow,
  deliveredBy: ({ deliveredBy }) => deliveredBy,
  failures: ({ onFailure }) => onFailure,
  latency: () => undefined,
  alarms,
  graph,
  polling: ({ eventSource: { batchSize, batchWindow, pollers } }) =>
    polledByAws(batchSize, batchWindow, pollers?.min),
  prices: PRICES,
  charges,
  batchCharge: CALL,
  routesLogs: () => false,
  logRecords: (_, { messages }) => messages,
  insightMetrics: 0,
  assumptions: (_, { secondsPerMessage }) => [
    `a function works ${secondsPerMessage * 1000} ms on a message (--message-time)`,
  ],
  notCounted: ({ tracing, eventSource: { pollers } }) => [
    ...(tracing ? ['traces of X-Ray'] : []),
    // https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html: each calls SQS up to ten times a second.
    ...(pollers ? ['pollers of functions, by event poller units, and their further calls to SQS'] : []),
  ],
  calls: (consumer) => [{ lambda: consumer, batchWindow: consumer.eventSource.batchWindow }],
  inNetwork: (lambda) => (lambda.inNetwork ? lambda : undefined),
  publicIps: () => ({ quantity: 0 }),
  runsInCluster: false,
  encryption: ({ encryption }) => encryption,
  quotas: { roles: () => 1, reservedConcurrency: ({ reservedConcurrency }) => reservedConcurrency ?? 0 },
  resources: {
    aws_lambda_function: { word: 'lambda-function', isWorker: true },
    aws_lambda_event_source_mapping: {
      word: 'lambda-event-source-mapping',
      isWorker: true,
      source: 'event_source_arn',
    },
  },
  variables: ({ path, environment }) => [{ path: child(path, 'environment'), values: environment }],
  prerequisites: ({ queues, onFailure }) => [
    ...ownedOnly(queues).map((element) => ({ element, because: 'consumes a queue' })),
    ...ownedOnly([onFailure]).map((element) => ({ element, because: 'has a queue for failures' })),
  ],
};
