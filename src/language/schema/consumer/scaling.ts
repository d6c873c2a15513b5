import { z } from 'zod';
import { FARGATE, SCALING } from '#base/aws/limits';
import { duration, Text } from '../scalars';
import { whole } from './common';

const Latency = z
  .strictObject({
    target: duration(SCALING.latency).meta({ description: 'How long a message may wait until it is done.' }),
    processingTime: z
      .string()
      .regex(/^\d{1,6}(ms|s|m)$/, 'a time such as `250ms` or `2s`')
      .meta({
        description:
          'How long a task works on one message, from receiving to deleting it, on average. Measure it: with half of ' +
          'the true time there are too few tasks, with twice as much too many.',
        examples: ['250ms'],
      }),
    concurrency: whole(SCALING.concurrency).default(1).meta({
      description: 'Messages that a task processes at the same time.',
    }),
  })
  .meta({ description: 'As many tasks as are needed to be done with all messages in time.' });

const Schedule = z
  .strictObject({
    expression: z
      .string()
      .regex(/^(cron|rate|at)\(.+\)$/, 'an expression such as `cron(0 8 ? * MON-FRI *)`')
      .meta({ description: 'When.', examples: ['cron(0 8 ? * MON-FRI *)'] }),
    timezone: Text.meta({ description: 'The time zone; UTC if not given.', examples: ['Europe/Berlin'] }).optional(),
    min: whole(FARGATE.tasks).meta({ description: 'Tasks at least, from then on.' }).optional(),
    max: whole(FARGATE.tasks).meta({ description: 'Tasks at most, from then on.' }).optional(),
  })
  .meta({ description: 'Other bounds from some time on.' });

export const Scaling = z
  .strictObject({
    min: whole(FARGATE.tasks)
      .default(1)
      .meta({ description: 'Tasks at least. With 0, the first message wakes one up.' }),
    max: whole(FARGATE.tasks).meta({ description: 'Tasks at most.' }),
    latency: Latency.optional(),
    backlogPerTask: z
      .int()
      .min(1, 'at least 1')
      .meta({ description: 'Instead of `latency`: as many tasks as give each this many messages.' })
      .optional(),
    idleAfter: duration(SCALING.idle)
      .default('15m')
      .meta({ description: 'With `min: 0`: how long there must be nothing to do, in whole minutes up to 1h.' }),
    schedule: z.array(Schedule).meta({ description: 'Other bounds at other times.' }).optional(),
  })
  .meta({
    description: 'How many tasks there are, from the messages in the queues: visible ones and those worked on.',
  });
