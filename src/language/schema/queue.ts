import { z } from 'zod';
import { QUEUE } from '#base/aws/limits';
import { QueueEncryption } from './encryption';
import { Receivers, Senders } from './others';
import { STACK } from './stack';
import { externalOf } from './external';
import { duration, ElementName, size, Tags, Text } from './scalars';
import { Traffic } from './traffic';

const retention = duration(QUEUE.retention);

export const DeadLetters = z
  .strictObject({
    maxReceiveCount: z
      .int()
      .min(QUEUE.maxReceiveCount.min, 'from 1 to 1000')
      .max(QUEUE.maxReceiveCount.max, 'from 1 to 1000')
      .meta({ description: 'How many times a message may be received before it becomes a dead letter; 5 if not given.' })
      .optional(),
    retention: retention
      .meta({ description: 'How long the dead-letter queue keeps a message; `14d` if not given.' })
      .optional(),
    physicalName: Text.meta({ description: 'The physical name; `<queue>-dlq` if not given.' }).optional(),
    queue: ElementName.meta({
      description: 'A queue of this file to use as the dead-letter queue, instead of one that is created for this ' +
        'queue alone.',
    }).optional(),
  })
  .meta({ description: 'Where a message goes that was received too many times.' });

/** Keys that only a FIFO queue can have. */
export const FIFO_QUEUE_KEYS = [
  'contentBasedDeduplication',
  'deduplicationScope',
  'throughputLimit',
  'messageGroups',
] as const;

export const Queue = z
  .strictObject({
    external: externalOf('sqs', '[A-Za-z0-9_-]{1,80}(\\.fifo)?', 'billing')
      .meta({
        description:
          'A queue that somebody else owns, by its ARN, or by name, region, account and key. You can ' +
          'subscribe it to topics; msgtopo never changes it, so it may have no other key.',
        examples: [{ name: 'billing', kmsKey: 'arn:aws:kms:eu-west-1:111111111111:key/1234abcd' }],
      })
      .optional(),
    physicalName: Text.meta({
      description:
        'The physical name, instead of the one that `naming` gives; needed to adopt an existing resource.',
    }).optional(),
    renamedFrom: ElementName.meta({
      description:
        'The former name of this queue in this file. Terraform then renames it instead of creating a ' +
        'new one. The physical name stays the same only if `physicalName` is set. Remove this key when ' +
        'every environment is deployed.',
      examples: ['billing'],
    }).optional(),
    fifo: z.boolean().default(false).meta({
      description: 'First in, first out, delivered exactly once. To change this later, you need a new queue.',
    }),
    contentBasedDeduplication: z
      .boolean()
      .meta({ description: 'FIFO only: use a hash of the body as the deduplication ID.' })
      .optional(),
    deduplicationScope: z
      .enum(['queue', 'messageGroup'])
      .meta({
        description: 'FIFO only: whether SQS looks for duplicates in the whole queue or in each message group.',
      })
      .optional(),
    throughputLimit: z
      .enum(['perQueue', 'perMessageGroupId'])
      .meta({ description: 'FIFO only: `perMessageGroupId` also needs `deduplicationScope: messageGroup`.' })
      .optional(),
    messageGroups: z
      .int()
      .min(1, 'at least 1')
      .max(1_000_000, 'at most 1000000')
      .meta({
        description:
          'FIFO only: how many message groups, such as accounts or orders, have messages at the same ' +
          'time. It changes no resource; `msgtopo validate` and `msgtopo drill` use it, because it ' +
          'limits how many messages can be processed at once.',
      })
      .optional(),
    visibilityTimeout: duration(QUEUE.visibilityTimeout)
      .meta({
        description:
          'How long a received message stays hidden from other receivers, at most 12h. If not given, ' +
          'as long as the consumers need: six times the timeout of a function plus its batch window, ' +
          'six times the `processingTime` of a task and at least its `stopTimeout`, 5m for an ' +
          '`express` workflow; never less than 30s.',
      })
      .optional(),
    retention: retention
      .default('4d')
      .meta({ description: 'How long a message is kept if nobody deletes it, from 1m to 14d.' }),
    delay: duration(QUEUE.delay)
      .default('0s')
      .meta({ description: 'How long a new message stays hidden, at most 15m.' }),
    receiveWait: duration(QUEUE.receiveWait)
      .default('20s')
      .meta({ description: 'How long a receive call waits for a message (long polling), at most 20s.' }),
    maxMessageSize: size(QUEUE.maxMessageSize)
      .default('256KiB')
      .meta({ description: 'The largest message that the queue accepts, from 1KiB to 256KiB.' }),
    deadLetters: z
      .union([z.literal(false), DeadLetters])
      .meta({
        description:
          'On by default, with a dead-letter queue of its own. With `false`, a message that always ' +
          'fails is received again and again until its retention ends, and is then lost.',
      })
      .optional(),
    encryption: QueueEncryption.default('sqs'),
    dataKeyReuse: duration(QUEUE.dataKeyReuse)
      .meta({
        description:
          'How long SQS uses a data key before it asks KMS again, from 1m to 1d; `5m` if not given. ' +
          'Longer is cheaper. ' +
          'Only with `managed-key` or your own key.',
        examples: ['1h'],
      })
      .optional(),
    senders: Senders.optional(),
    receivers: Receivers.optional(),
    stack: STACK,
    traffic: Traffic.optional(),
    tags: Tags.meta({ description: 'Tags of this queue, beside those of the whole topology.' }).optional(),
  })
  .meta({ id: 'queue', description: 'An SQS queue.' });
