import { z } from 'zod';
import { LOG_RETENTION_DAYS, QUEUE } from '#base/aws/limits';
import { ServiceEncryption } from './encryption';
import { duration, Text } from './scalars';

const ON = 'On unless it says `false`.';

const Alarms = z
  .strictObject({
    deadLetters: z
      .boolean()
      .default(true)
      .meta({ description: `A dead-letter queue holds a message. ${ON}` }),
    oldestMessage: z
      .union([z.literal(false), duration(QUEUE.retention)])
      .meta({
        description:
          'A message waits this long in a queue that is not for dead letters. If not given, a quarter of the ' +
          'retention of the queue, or twice the `latency` that a consumer scales by if that is less, but never less ' +
          'than all attempts at a message take; `false` for no such alarm.',
        examples: ['10m'],
      })
      .optional(),
    failedDeliveries: z
      .boolean()
      .default(true)
      .meta({ description: `SNS could not deliver a message of a topic, or not put it among the dead letters. ${ON}` }),
    unreadableMessages: z
      .boolean()
      .default(true)
      .meta({
        description: `A filter dropped a message because its attributes or its body are not what SNS can read. ${ON}`,
      }),
    consumerErrors: z
      .boolean()
      .default(true)
      .meta({
        description:
          'A Lambda function fails or is throttled, a pipe cannot pass messages on, or a workflow of Step Functions ' +
          `fails. ${ON}`,
      }),
    tooFewTasks: z
      .boolean()
      .default(true)
      .meta({
        description:
          `A Fargate consumer runs fewer tasks than it should for a quarter of an hour. ${ON} In a cluster of your own ` +
          'Container Insights has to be on, which counts the tasks.',
      }),
  })
  .meta({ id: 'alarms', description: 'Which alarms there are; all of them if nothing is written.' });

export const Monitoring = z
  .strictObject({
    notify: Text.meta({
      description:
        'Who hears of alarms: a topic of this file, the ARN of another one, or an e-mail address, whose owner has to ' +
        'confirm. Without it alarms are made and tell nobody; `msgtopo status` shows them.',
      examples: ['ops-alerts', 'ops@example.com'],
    }).optional(),
    alarms: z
      .union([z.literal(false), Alarms])
      .meta({ description: '`false` for none at all.' })
      .optional(),
    dashboard: z
      .boolean()
      .default(true)
      .meta({ description: 'A CloudWatch dashboard that is laid out as the topology is.' }),
    logRetention: z
      .enum(Object.keys(LOG_RETENTION_DAYS) as [LogRetention, ...LogRetention[]], 'a time that CloudWatch Logs knows')
      .default('1y')
      .meta({ description: 'How long logs are kept.' }),
    logEncryption: ServiceEncryption.default('aws').meta({
      description:
        'How all logs are encrypted at rest: `aws` (keys that CloudWatch owns, free), `managed-key` (the same ' +
        'customer-managed key as for messages), or your own key.',
    }),
  })
  .meta({
    id: 'monitoring',
    description: 'Alarms and a dashboard. Both cost money, so they are made where this is written, be it as `{}`.',
  });

type LogRetention = keyof typeof LOG_RETENTION_DAYS;
