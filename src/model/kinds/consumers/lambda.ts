import { list } from '#base/util/text';
import { formatSeconds } from '#base/util/units';
import { EVENT_SOURCE } from '#base/aws/limits';
import { EVENT_SOURCE_BATCHES, PROVISIONED_POLLERS } from '#base/aws/scaling';
import { child } from '#base/diagnostics/path';
import type { EventSource, Lambda } from '../../consumer';
import { eventSourceOf, eventSourcePath } from './event-sources';
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

function stopped(enabled: boolean | undefined): Setting[] {
  return optional('Event source', enabled === false ? 'switched off' : undefined, 'enabled');
}

/** What is otherwise for one queue, in one line. */
function sourceSettings([queue, source]: readonly [string, Partial<EventSource>]): Setting[] {
  const { batchWindow } = source;
  const all = [
    ...stopped(source.enabled),
    ...optional('Messages at once', source.batchSize, 'batchSize'),
    ...optional('Batch window', batchWindow && formatSeconds(batchWindow), 'batchWindow'),
    ...optional('Most at the same time', source.maxConcurrency, 'maxConcurrency'),
  ];
  const value = list(all.map((one) => `${one.label.toLowerCase()}: ${one.value}`));
  const keys = all.flatMap((one) => one.keys.map((key) => `eventSources.${queue}.${key}`));
  return optional(`From ${queue}`, value, ...keys);
}

function settings(lambda: Lambda): Setting[] {
  const { eventSource, onFailure } = lambda;
  return [
    ...optional('Code', codeWords(lambda.code), 'code.zip', 'code.s3.*', 'code.image'),
    ...optional('Runtime', lambda.runtime, 'runtime'),
    ...optional('Handler', lambda.handler, 'handler'),
    ...optional('Layers', list(lambda.layers), 'layers'),
    ...optional('Called by its alias', lambda.alias, 'alias'),
    ...stopped(eventSource.enabled),
    ...optional('Timeout', formatSeconds(lambda.timeout), 'timeout'),
    ...optional('Memory', `${lambda.memory} MB`, 'memory'),
    ...optional(
      'Messages at once',
      lambda.queues.length > 0 ? eventSource.batchSize : undefined,
      'batchSize',
    ),
    ...optional('Most at the same time', eventSource.maxConcurrency, 'maxConcurrency'),
    ...Object.entries(lambda.eventSources).flatMap(sourceSettings),
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
  filters: (lambda, queue) => eventSourceOf(lambda, queue).filter,
  filtersAt: (lambda, queue) => eventSourcePath(lambda, queue, 'filter'),
  filterDoubts: ['beside-the-body'],
  handling(lambda, queue) {
    const { batchSize, partialBatchResponse } = eventSourceOf(lambda, queue);
    return { batchSize, partialFailures: partialBatchResponse, startsOnly: false };
  },
  capacity(lambda, queue) {
    const { batchWindow, maxConcurrency, pollers } = eventSourceOf(lambda, queue);
    return {
      by: 'calls',
      timeout: lambda.timeout,
      batchWindow,
      batches: pollers
        ? provisioned(pollers)
        : { ...EVENT_SOURCE_BATCHES, most: maxConcurrency ?? EVENT_SOURCE_BATCHES.most },
      concurrency: lambda.reservedConcurrency ?? Infinity,
    };
  },
  isStopped: (lambda, queue) => !eventSourceOf(lambda, queue).enabled,
  hidden: (lambda, queue) =>
    EVENT_SOURCE.visibilityTimeouts * lambda.timeout + eventSourceOf(lambda, queue).batchWindow,
  deliveredBy: ({ deliveredBy }) => deliveredBy,
  failures: ({ onFailure }) => onFailure,
  latency: () => undefined,
  alarms,
  graph,
  polling(lambda, queue) {
    const { batchSize, batchWindow, pollers } = eventSourceOf(lambda, queue);
    return polledByAws(batchSize, batchWindow, pollers?.min);
  },
  prices: PRICES,
  charges,
  batchCharge: CALL,
  routesLogs: () => false,
  logRecords: (_, { messages }) => messages,
  insightMetrics: 0,
  assumptions: (_, { secondsPerMessage }) => [
    `a function works ${secondsPerMessage * 1000} ms on a message (--message-time)`,
  ],
  notCounted: (lambda) => [
    ...(lambda.tracing ? ['traces of X-Ray'] : []),
    // https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html: each calls SQS up to ten times a second.
    ...(lambda.queues.some((queue) => eventSourceOf(lambda, queue).pollers)
      ? ['pollers of functions, by event poller units, and their further calls to SQS']
      : []),
  ],
  calls: (lambda, queue) => [{ lambda, batchWindow: eventSourceOf(lambda, queue).batchWindow }],
  inNetwork: (lambda) => (lambda.inNetwork ? lambda : undefined),
  publicIps: () => ({ quantity: 0 }),
  runsInCluster: false,
  encryption: ({ encryption }) => encryption,
  secrets: ({ secrets }) => [[['secrets'], secrets]],
  quotas: { roles: () => 1, reservedConcurrency: ({ reservedConcurrency }) => reservedConcurrency ?? 0 },
  resources: {
    aws_lambda_function: { word: 'lambda-function', isWorker: true },
    aws_lambda_alias: { word: 'lambda-alias', isWorker: true },
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
