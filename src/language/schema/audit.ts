import { z } from 'zod';
import { LOG_RETENTION_DAYS } from '#base/aws/limits';

type Retention = keyof typeof LOG_RETENTION_DAYS;

const Trail = z.strictObject({
  bucket: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'the name of a bucket')
    .meta({
      description:
        'Your own bucket, instead of one that is created. You manage its policy, which has to let CloudTrail write.',
    })
    .optional(),
  retention: z
    .enum(Object.keys(LOG_RETENTION_DAYS) as [Retention, ...Retention[]])
    .default('1y')
    .meta({ description: 'How long the bucket that is created keeps the records.' }),
});

export const Audit = z
  .strictObject({
    cloudtrail: z.union([z.boolean(), Trail]).meta({
      description:
        'Record who sent, received or deleted every message, and when: a trail with the data events of ' +
        'exactly these topics and queues, encrypted with a key of its own, with log file validation. ' +
        'CloudTrail charges for each event.',
      examples: [true, { retention: '5y' }],
    }),
  })
  .meta({ id: 'audit', description: 'Records of who did what.' });
