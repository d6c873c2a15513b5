import { z } from 'zod';
import { TOPIC } from '#base/aws/limits';
import { TopicEncryption } from './encryption';
import { STACK } from './stack';
import { Message } from './message';
import { ServicePrincipal, Subscribers } from './others';
import { Traffic } from './traffic';
import { externalOf } from './external';
import { AccountId, duration, ElementName, Tags, Text } from './scalars';

const DeliveryStatusLogging = z.union(
  [
    z.boolean(),
    z.literal('failures'),
    z.strictObject({
      sampleRate: z
        .int()
        .min(0, 'from 0 to 100')
        .max(100, 'from 0 to 100')
        .meta({ description: 'How many percent of the successful deliveries are logged; failed ones always are.' }),
    }),
  ],
  '`true`, `false`, `failures` or a map with `sampleRate`',
);

const Publishers = z
  .strictObject({
    accounts: z
      .array(AccountId)
      .meta({
        description:
          'Other AWS accounts whose roles and users may publish, as far as their own policies allow.',
      })
      .optional(),
    services: z
      .array(ServicePrincipal)
      .meta({ description: 'AWS services that may publish, always only on behalf of this account.' })
      .optional(),
  })
  .meta({ description: 'Who may publish, beyond the roles of this account that hold `sns:Publish`.' });

/** Keys that only a FIFO topic can have. */
export const FIFO_TOPIC_KEYS = ['contentBasedDeduplication', 'throughputScope', 'archive'] as const;

export const Topic = z
  .strictObject({
    external: externalOf('sns', '[A-Za-z0-9_-]{1,256}(\\.fifo)?', 'orders')
      .meta({
        description:
          'A topic that somebody else owns, by its ARN, or by name, region, account and key. It can be subscribed but is ' +
          'never changed, so of the other keys only `message` may stand beside it.',
        examples: [{ name: 'orders', region: 'us-east-1' }],
      })
      .optional(),
    physicalName: Text.meta({
      description:
        'The name in AWS, instead of the one that `naming` gives; needed to adopt what exists already.',
    }).optional(),
    renamedFrom: ElementName.meta({
      description:
        'The name that this topic had in this file. Terraform then renames it instead of making a new one; the name in ' +
        'AWS stays only if `physicalName` says it. May go once every environment is deployed.',
      examples: ['orders'],
    }).optional(),
    fifo: z.boolean().default(false).meta({
      description: 'First in, first out, exactly once. Cannot be changed later without a new topic.',
    }),
    contentBasedDeduplication: z
      .boolean()
      .meta({ description: 'FIFO only: take a hash of the body as deduplication ID.' })
      .optional(),
    throughputScope: z
      .enum(['topic', 'messageGroup'])
      .meta({
        description: 'FIFO only: whether the throughput limit holds for the topic or for each message group.',
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
      .meta({ description: 'Who e-mails and text messages of this topic say they are from.', examples: ['Shop'] })
      .optional(),
    signatureVersion: z
      .union([z.literal(1), z.literal(2)])
      .meta({ description: 'How SNS signs messages: `1` with SHA1, `2` with SHA256; `1` if not given.' })
      .optional(),
    deliveryStatusLogging: DeliveryStatusLogging.default(false).meta({
      description:
        'Log each delivery, and each failed one, to CloudWatch Logs, for as long as `monitoring.logRetention` says; ' +
        'for queues, URLs, Firehose streams and applications. `failures` logs the failed ones alone, and ' +
        '`sampleRate` a part of the successful ones too.',
      examples: ['failures', { sampleRate: 10 }],
    }),
    tracing: z
      .boolean()
      .default(false)
      .meta({
        description:
          'Tell X-Ray of each delivery of a message whose publisher is traced. Without it SNS only passes the trace on.',
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
