import { z } from 'zod';
import { LOG_RETENTION_DAYS, QUEUE } from '#base/aws/limits';
import { ServiceEncryption } from './encryption';
import { duration, Text } from './scalars';

const ON = 'On unless `false`.';

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
          'The oldest message of a queue that is not a dead-letter queue has waited this long. If not ' +
          'given, a quarter of the retention of the queue, or twice the `latency` target that a ' +
          'consumer scales by if that is less, but never less than all attempts at a message take; ' +
          '`false` for no such alarm.',
        examples: ['10m'],
      })
      .optional(),
    failedDeliveries: z
      .boolean()
      .default(true)
      .meta({ description: `SNS could not deliver a message of a topic, or not move it to the dead-letter queue. ${ON}` }),
    unreadableMessages: z
      .boolean()
      .default(true)
      .meta({
        description: `A filter dropped a message because SNS could not read its attributes or its body. ${ON}`,
      }),
    consumerErrors: z
      .boolean()
      .default(true)
      .meta({
        description:
          `A Lambda function fails or is throttled, a pipe fails, or a workflow of Step Functions fails. ${ON}`,
      }),
    tooFewTasks: z
      .boolean()
      .default(true)
      .meta({
        description:
          `A Fargate consumer runs fewer tasks than it should for 15 minutes. ${ON} Your own cluster needs Container ` +
          'Insights for this, which count the tasks.',
      }),
    fairQueues: z
      .array(Text)
      .meta({
        description:
          'Standard queues of this file whose message groups are tenants, such as customers. For each of them, one alarm ' +
          'fires when SQS finds a noisy tenant, and one when messages of the other tenants wait too long.',
        examples: [['jobs']],
      })
      .optional(),
  })
  .meta({ id: 'alarms', description: 'Which alarms to create; all of them if not given.' });

export const Monitoring = z
  .strictObject({
    notify: Text.meta({
      description:
        'Who is notified of alarms: a topic of this file, the ARN of another topic, or an e-mail ' +
        'address, whose owner has to confirm. Without it, alarms notify nobody; `msgtopo status` shows ' +
        'them.',
      examples: ['ops-alerts', 'ops@example.com'],
    }).optional(),
    alarms: z
      .union([z.literal(false), Alarms])
      .meta({ description: '`false` for no alarms at all.' })
      .optional(),
    dashboard: z
      .boolean()
      .default(true)
      .meta({ description: 'A CloudWatch dashboard that follows the layout of the topology.' }),
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
    description: 'Alarms and a dashboard. Both cost money, so msgtopo creates them only if you write this key; `{}` ' +
      'is enough.',
  });

type LogRetention = keyof typeof LOG_RETENTION_DAYS;
