import { z } from 'zod';
import { TOPIC } from '#base/aws/limits';
import { TopicEncryption } from './encryption';
import { STACK } from './stack';
import { Message } from './message';
import { Publishers, Subscribers } from './others';
import { Traffic } from './traffic';
import { externalOf } from './external';
import { duration, ElementName, Tags, Text } from './scalars';

const DeliveryStatusLogging = z.union(
  [
    z.boolean(),
    z.literal('failures'),
    z.strictObject({
      sampleRate: z
        .int()
        .min(0, 'from 0 to 100')
        .max(100, 'from 0 to 100')
        .meta({ description: 'The percentage of successful deliveries that are logged. Failed deliveries are always logged.' }),
    }),
  ],
  '`true`, `false`, `failures` or a map with `sampleRate`',
);

/** Keys that only a FIFO topic can have. */
export const FIFO_TOPIC_KEYS = ['contentBasedDeduplication', 'throughputScope', 'archive'] as const;

export const Topic = z
  .strictObject({
    external: externalOf('sns', '[A-Za-z0-9_-]{1,256}(\\.fifo)?', 'orders')
      .meta({
        description:
          'A topic that somebody else owns, by its ARN, or by name, region, account and key. You can ' +
          'subscribe to it; msgtopo never changes it, so `message` is the only other key that it may ' +
          'have.',
        examples: [{ name: 'orders', region: 'us-east-1' }],
      })
      .optional(),
    physicalName: Text.meta({
      description:
        'The physical name, instead of the one that `naming` gives; needed to adopt an existing resource.',
    }).optional(),
    renamedFrom: ElementName.meta({
      description:
        'The former name of this topic in this file. Terraform then renames it instead of creating a ' +
        'new one. The physical name stays the same only if `physicalName` is set. Remove this key when ' +
        'every environment is deployed.',
      examples: ['orders'],
    }).optional(),
    fifo: z.boolean().default(false).meta({
      description: 'First in, first out, delivered exactly once. To change this later, you need a new topic.',
    }),
    contentBasedDeduplication: z
      .boolean()
      .meta({ description: 'FIFO only: use a hash of the body as the deduplication ID.' })
      .optional(),
    throughputScope: z
      .enum(['topic', 'messageGroup'])
      .meta({
        description: 'FIFO only: whether the throughput limit applies to the topic or to each message group.',
      })
      .optional(),
    archive: duration(TOPIC.archive)
      .meta({
        description: 'FIFO only: keep messages for replay, in whole days from 1d to 365d.',
        examples: ['30d'],
      })
      .optional(),
    message: Message.optional(),
    encryption: TopicEncryption.default('none'),
    publishers: Publishers.optional(),
    subscribers: Subscribers.optional(),
    displayName: z
      .string()
      .min(1, 'some text')
      .max(TOPIC.displayName, `at most ${TOPIC.displayName} characters`)
      .meta({ description: 'The sender that e-mails and text messages of this topic show.', examples: ['Shop'] })
      .optional(),
    signatureVersion: z
      .union([z.literal(1), z.literal(2)])
      .meta({ description: 'The hash with which SNS signs messages: `1` for SHA1, `2` for SHA256; `1` if not given.' })
      .optional(),
    deliveryStatusLogging: DeliveryStatusLogging.default(false).meta({
      description:
        'Log successful and failed deliveries to queues, URLs, Firehose streams and applications in ' +
        'CloudWatch Logs, for as long as `monitoring.logRetention` says. `failures` logs only failed ' +
        'deliveries; `sampleRate` logs a percentage of the successful ones as well.',
      examples: ['failures', { sampleRate: 10 }],
    }),
    tracing: z
      .boolean()
      .default(false)
      .meta({
        description:
          'Send trace data to X-Ray for each delivery of a message whose publisher is traced. Without ' +
          'it, SNS only passes the trace on.',
      }),
    dataProtection: Text.meta({
      description:
        'A file with a data protection policy (JSON), relative to the topology file. Not for FIFO topics.',
      examples: ['policies/pii.json'],
    }).optional(),
    stack: STACK,
    traffic: Traffic.optional(),
    tags: Tags.meta({ description: 'Tags of this topic, beside those of the whole topology.' }).optional(),
  })
  .meta({ id: 'topic', description: 'An SNS topic.' });

export type MessageFile = z.infer<typeof Message>;
