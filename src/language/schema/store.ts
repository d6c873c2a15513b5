import { z } from 'zod';
import { STORE } from '#base/aws/limits';
import { STACK } from './stack';
import { KmsKey, Tags, Text, duration } from './scalars';

const Encryption = z
  .union([z.enum(['aws', 'managed-key']), z.strictObject({ kmsKey: KmsKey.meta({ description: 'The key.' }) })])
  .default('aws')
  .meta({
    description:
      'How it is encrypted at rest: `aws` (keys that the service owns, free), `managed-key` (the same key as for ' +
      'messages), or your own key.',
  });

const common = {
  physicalName: Text.meta({ description: 'The physical name, instead of the one that `naming` gives.' }).optional(),
  encryption: Encryption,
  stack: STACK,
  tags: Tags.meta({ description: 'Tags of this store, beside those of the whole topology.' }).optional(),
};

const Bucket = z.strictObject({
  type: z.literal('s3').meta({
    description:
      'An S3 bucket, for results or for messages that are too large for SQS: versioned, encrypted, private, TLS only.',
  }),
  external: z
    .string()
    .regex(
      /^(arn:aws[a-z-]*:s3:::)?[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
      'the name of a bucket, or an ARN such as `arn:aws:s3:::receipts`',
    )
    .meta({ description: 'The name or ARN of an existing bucket; `encryption` is the only other key that it may have.' })
    .optional(),
  ...common,
  expiresAfter: duration(STORE.expiry)
    .meta({ description: 'When objects are deleted, in whole days; never if not given.', examples: ['90d'] })
    .optional(),
});

const AttributeType = z.enum(['S', 'N', 'B']);

const Table = z.strictObject({
  type: z.literal('dynamodb').meta({
    description:
      'A DynamoDB table, for results or to recognize messages that were processed before: on demand, ' +
      'with point-in-time recovery.',
  }),
  external: z
    .string()
    .regex(
      /^(arn:aws[a-z-]*:dynamodb:[a-z0-9-]+:\d{12}:table\/)?[\w.-]{3,255}$/,
      'the name of a table, or an ARN such as `arn:aws:dynamodb:eu-west-1:111111111111:table/seen`',
    )
    .meta({ description: 'The name or ARN of an existing table; `encryption` is the only other key that it may have.' })
    .optional(),
  ...common,
  key: z.record(z.string().regex(/^.{1,255}$/, 'a name of at most 255 characters'), AttributeType).meta({
    description:
      'The partition key with its type, followed by the sort key if there is one; required unless the table exists.',
    examples: [{ messageId: 'S' }],
  }).optional(),
  ttl: Text.meta({ description: 'The attribute that holds the time at which an item expires, in seconds since 1970.' }).optional(),
});

export const Store = z
  .discriminatedUnion('type', [Bucket, Table])
  .meta({ id: 'store', description: 'Where consumers keep data.' });

export type StoreFile = z.infer<typeof Store>;
