import fc from 'fast-check';
import { at, name, tags } from '../arbitrary-names';
import { arn, type Attributes, type MadeQueue } from './live';
import { policyFor } from './policies';

const seconds = (usual: number, min: number, max: number) =>
  fc.oneof(fc.constant(usual), fc.integer({ min, max })).map(String);

export const queue = fc.record({
  name,
  fifo: fc.boolean(),
  VisibilityTimeout: seconds(30, 0, 43_200),
  MessageRetentionPeriod: seconds(345_600, 901, 1_209_600),
  DelaySeconds: seconds(0, 0, 900),
  ReceiveMessageWaitTimeSeconds: seconds(0, 0, 20),
  MaximumMessageSize: fc.oneof(
    fc.constantFrom('262144', '1048576'),
    fc.integer({ min: 1024, max: 262_144 }).map(String),
  ),
  encryption: fc.constantFrom<Attributes>(
    { SqsManagedSseEnabled: 'false' },
    { SqsManagedSseEnabled: 'true' },
    { KmsMasterKeyId: 'alias/queues', KmsDataKeyReusePeriodSeconds: '300' },
    { KmsMasterKeyId: 'arn:aws:kms:eu-west-1:222222222222:key/0a1b', KmsDataKeyReusePeriodSeconds: '60' },
    { KmsMasterKeyId: '0a1b2c3d-0000-0000-0000-000000000000', KmsDataKeyReusePeriodSeconds: '300' },
  ),
  deduplicates: fc.boolean(),
  high: fc.boolean(),
  redrive: fc.option(
    fc.record({
      to: fc.oneof(fc.nat(), fc.constantFrom('elsewhere', 'legacy')),
      maxReceiveCount: fc.integer({ min: 1, max: 1000 }),
    }),
  ),
  allow: fc.constantFrom(
    undefined,
    undefined,
    '{"redrivePermission":"denyAll"}',
    '{"redrivePermission":"allowAll"}',
    JSON.stringify({ redrivePermission: 'byQueue', sourceQueueArns: [arn('sqs', 'elsewhere')] }),
  ),
  policy: policyFor('sqs'),
  tags,
});

export type Queue = ReturnType<typeof queue.generate>['value'];

export function queueOf(own: Queue, all: readonly Queue[]): MadeQueue {
  const {
    name: queueName,
    fifo,
    encryption,
    deduplicates,
    high,
    redrive,
    allow,
    policy,
    tags: ownTags,
    ...plain
  } = own;
  const alike = all.filter((other) => other.fifo === fifo && other.name < queueName);
  const target =
    typeof redrive?.to === 'string'
      ? `${redrive.to}${fifo ? '.fifo' : ''}`
      : redrive && at(alike, redrive.to)?.name;
  return {
    name: queueName,
    tags: ownTags,
    attributes: {
      SqsManagedSseEnabled: 'false',
      ...plain,
      ...encryption,
      ...policy(arn('sqs', queueName)),
      ...(fifo
        ? {
            FifoQueue: 'true',
            ContentBasedDeduplication: String(deduplicates),
            DeduplicationScope: high ? 'messageGroup' : 'queue',
            FifoThroughputLimit: high ? 'perMessageGroupId' : 'perQueue',
          }
        : {}),
      ...(target === undefined || target === null
        ? {}
        : {
            RedrivePolicy: JSON.stringify({
              deadLetterTargetArn: arn('sqs', target),
              maxReceiveCount: redrive!.maxReceiveCount,
            }),
          }),
      ...(allow === undefined ? {} : { RedriveAllowPolicy: allow }),
    },
  };
}
