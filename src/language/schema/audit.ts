import { z } from 'zod';
import { LOG_RETENTION_DAYS } from '#base/aws/limits';

type Retention = keyof typeof LOG_RETENTION_DAYS;

const Trail = z.strictObject({
  bucket: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'the name of a bucket')
    .meta({
      description:
        'A bucket of your own instead of one that is made. Its policy has to let CloudTrail write, and stays yours.',
    })
    .optional(),
  retention: z
    .enum(Object.keys(LOG_RETENTION_DAYS) as [Retention, ...Retention[]])
    .default('1y')
    .meta({ description: 'How long the bucket that is made keeps what was recorded.' }),
});

export const Audit = z
  .strictObject({
    cloudtrail: z.union([z.boolean(), Trail]).meta({
      description:
        'Record every message that is sent, received or deleted, by whom and when: a trail with the data events of ' +
        'exactly these topics and queues, encrypted with a key of its own, whose files cannot be changed unnoticed. ' +
        'CloudTrail charges for each event.',
      examples: [true, { retention: '5y' }],
    }),
  })
  .meta({ id: 'audit', description: 'Who did what, on record.' });
