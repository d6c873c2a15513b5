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
  physicalName: Text.meta({ description: 'The name in AWS, instead of the one that `naming` gives.' }).optional(),
  encryption: Encryption,
  stack: STACK,
  tags: Tags.meta({ description: 'Tags of this store, beside those of the whole topology.' }).optional(),
};

const Bucket = z.strictObject({
  type: z.literal('s3').meta({
    description:
      'An S3 bucket, for what is kept or for messages that are too large: versioned, encrypted, private, by TLS only.',
  }),
  ...common,
  expiresAfter: duration(STORE.expiry)
    .meta({ description: 'When objects are deleted, in whole days; never if not given.', examples: ['90d'] })
    .optional(),
});

const AttributeType = z.enum(['S', 'N', 'B']);

const Table = z.strictObject({
  type: z.literal('dynamodb').meta({
    description:
      'A DynamoDB table, for results or to know messages again: paid by request, with point-in-time recovery.',
  }),
  ...common,
  key: z.record(z.string().regex(/^.{1,255}$/, 'a name of at most 255 characters'), AttributeType).meta({
    description: 'The partition key with its type and, if there is one, the sort key behind it.',
    examples: [{ messageId: 'S' }],
  }),
  ttl: Text.meta({ description: 'The attribute that holds when an item expires, in seconds since 1970.' }).optional(),
});

export const Store = z
  .discriminatedUnion('type', [Bucket, Table])
  .meta({ id: 'store', description: 'Where consumers keep data.' });

export type StoreFile = z.infer<typeof Store>;
