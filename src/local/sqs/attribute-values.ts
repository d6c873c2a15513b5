import { MESSAGE, QUEUE, type Range } from '#base/aws/limits';
import { parsedJson } from '#base/util/json';
import { ApiError } from '../protocol/errors';
import { checkRedrive, normalRedrive } from './redrive-policy';

/** What a queue has that nobody set anything for: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html */
export const DEFAULTS = {
  VisibilityTimeout: '30',
  MaximumMessageSize: String(MESSAGE.queueSize),
  MessageRetentionPeriod: '345600',
  DelaySeconds: '0',
  ReceiveMessageWaitTimeSeconds: '0',
  SqsManagedSseEnabled: 'true',
};

function within({ min, max }: Range) {
  return (value: string) => /^\d{1,9}$/.test(value) && Number(value) >= min && Number(value) <= max;
}

const oneOf =
  (...values: readonly string[]) =>
  (value: string) =>
    values.includes(value);

const BOOLEAN = oneOf('true', 'false');

const CHECKS: Readonly<Record<string, (value: string) => boolean>> = {
  VisibilityTimeout: within(QUEUE.visibilityTimeout),
  MaximumMessageSize: within({ ...QUEUE.maxMessageSize, max: MESSAGE.queueSize }),
  MessageRetentionPeriod: within(QUEUE.retention),
  DelaySeconds: within(QUEUE.delay),
  ReceiveMessageWaitTimeSeconds: within(QUEUE.receiveWait),
  KmsDataKeyReusePeriodSeconds: within(QUEUE.dataKeyReuse),
  KmsMasterKeyId: () => true,
  SqsManagedSseEnabled: BOOLEAN,
  Policy: (value) => typeof parsedJson(value) === 'object',
  RedriveAllowPolicy: (value) => typeof parsedJson(value) === 'object',
  RedrivePolicy: () => true,
};

const FIFO_CHECKS: Readonly<Record<string, (value: string) => boolean>> = {
  FifoQueue: BOOLEAN,
  ContentBasedDeduplication: BOOLEAN,
  DeduplicationScope: oneOf('queue', 'messageGroup'),
  FifoThroughputLimit: oneOf('perQueue', 'perMessageGroupId'),
};

export type Settable = Readonly<Record<string, string>>;

/** What may be set to nothing, which takes it away. */
const REMOVABLE = new Set([
  'Policy',
  'RedrivePolicy',
  'RedriveAllowPolicy',
  'KmsMasterKeyId',
  'KmsDataKeyReusePeriodSeconds',
]);

const NEEDS_FIFO = new Set(['DeduplicationScope', 'FifoThroughputLimit']);

function unknownAttribute(name: string): ApiError {
  return NEEDS_FIFO.has(name)
    ? new ApiError('InvalidAttributeName', `You can specify the ${name} only when FifoQueue is set to true.`)
    : new ApiError('InvalidAttributeName', `Unknown Attribute ${name}.`);
}

const BOOLEANS = new Set(['FifoQueue', 'ContentBasedDeduplication', 'SqsManagedSseEnabled']);

/** SQS takes `True` for `true`, as programs in Python write it. */
export function lowered(attributes: Settable): Settable {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name,
      BOOLEANS.has(name) ? value.toLowerCase() : value,
    ]),
  );
}

/** Refuses what SQS does not take. @throws ApiError */
export function checkAttributes(attributes: Settable, fifo: boolean): void {
  for (const [name, value] of Object.entries(attributes)) {
    const check = CHECKS[name] ?? (fifo ? FIFO_CHECKS[name] : undefined);
    if (!check) throw unknownAttribute(name);
    if (value === '' && REMOVABLE.has(name)) continue;
    if (name === 'RedrivePolicy') checkRedrive(value, fifo);
    if (!check(value))
      throw new ApiError('InvalidAttributeValue', `Invalid value for the parameter ${name}.`);
  }
}

/** The attributes after a change; keys and encryption by SQS exclude each other. */
export function changed(before: Record<string, string>, by: Settable): Record<string, string> {
  const kept = Object.entries({ ...before, ...by }).filter(([, value]) => value !== '');
  const after: Record<string, string> = Object.fromEntries(kept);
  if (by['KmsMasterKeyId'] !== undefined && by['KmsMasterKeyId'] !== '') {
    after['KmsDataKeyReusePeriodSeconds'] ??= '300';
    after['SqsManagedSseEnabled'] = 'false';
  }
  if (by['SqsManagedSseEnabled'] === 'true') delete after['KmsMasterKeyId'];
  if (after['KmsMasterKeyId'] === undefined) delete after['KmsDataKeyReusePeriodSeconds'];
  if (after['RedrivePolicy'] !== undefined) after['RedrivePolicy'] = normalRedrive(after['RedrivePolicy']);
  return after;
}
