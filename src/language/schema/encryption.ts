import { z } from 'zod';
import { KmsKey, KmsKeyArn } from './scalars';

const OwnKey = z.strictObject({
  kmsKey: KmsKey.meta({
    description: 'The ARN or alias of your own KMS key. Its policy stays yours to write.',
  }),
});

export const TopicEncryption = z.union([z.enum(['none', 'managed-key']), OwnKey]).meta({
  description:
    'How messages are encrypted at rest: `none`, `managed-key` (one customer-managed key for the whole topology, ' +
    'rotated every year, whose policy admits exactly the topics and publishers that need it), or your own key.',
  examples: ['managed-key', { kmsKey: 'alias/orders' }],
});

export const QueueEncryption = z.union([z.enum(['none', 'sqs', 'managed-key']), OwnKey]).meta({
  description:
    'How messages are encrypted at rest: `none`, `sqs` (keys that SQS owns, free), `managed-key` (the same ' +
    'customer-managed key as for topics), or your own key.',
  examples: ['managed-key', { kmsKey: 'alias/orders' }],
});

/** Of what AWS encrypts anyway, and takes no alias for. */
export const ServiceEncryption = z.union([
  z.enum(['aws', 'managed-key']),
  z.strictObject({ kmsKey: KmsKeyArn.meta({ description: 'The ARN of your own KMS key. Its policy stays yours to write.' }) }),
]);
