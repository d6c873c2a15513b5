import fc from 'fast-check';
import { name, tags } from '../arbitrary-names';
import { ACCOUNT, arn, type Attributes, type MadeTopic } from './live';
import { policyFor } from './policies';

const PROTECTION = JSON.stringify({
  Name: 'protection',
  Version: '2021-06-01',
  Statement: [
    {
      Sid: 'audit',
      DataDirection: 'Inbound',
      Principal: ['*'],
      DataIdentifier: ['arn:aws:dataprotection::aws:data-identifier/CreditCardNumber'],
      Operation: { Deny: {} },
    },
  ],
});

export const topic = fc.record({
  name,
  fifo: fc.boolean(),
  DisplayName: fc.constantFrom('', 'Orders'),
  more: fc.constantFrom<Attributes>(
    {},
    { SignatureVersion: '2' },
    { TracingConfig: 'Active' },
    { DeliveryPolicy: '{"http":{"defaultHealthyRetryPolicy":{"numRetries":5}}}' },
    { SQSFailureFeedbackRoleArn: `arn:aws:iam::${ACCOUNT}:role/logs`, SQSSuccessFeedbackSampleRate: '10' },
  ),
  deduplicates: fc.boolean(),
  high: fc.boolean(),
  archive: fc.option(fc.integer({ min: 1, max: 365 })),
  KmsMasterKeyId: fc.constantFrom('', 'alias/orders', '0a1b2c3d-0000-0000-0000-000000000000'),
  dataProtection: fc.constantFrom(undefined, undefined, PROTECTION),
  policy: policyFor('sns'),
  tags,
});

export type Topic = ReturnType<typeof topic.generate>['value'];

export function topicOf(own: Topic): MadeTopic {
  const { name: topicName, fifo, deduplicates, high, archive, DisplayName, KmsMasterKeyId, more } = own;
  return {
    name: topicName,
    tags: own.tags,
    dataProtection: fifo ? undefined : own.dataProtection,
    attributes: {
      DisplayName,
      ...(KmsMasterKeyId === '' ? {} : { KmsMasterKeyId }),
      ...more,
      ...own.policy(arn('sns', topicName)),
      ...(fifo
        ? {
            FifoTopic: 'true',
            ContentBasedDeduplication: String(deduplicates),
            FifoThroughputScope: high ? 'MessageGroup' : 'Topic',
            ...(archive === null
              ? {}
              : { ArchivePolicy: JSON.stringify({ MessageRetentionPeriod: String(archive) }) }),
          }
        : {}),
    },
  };
}
