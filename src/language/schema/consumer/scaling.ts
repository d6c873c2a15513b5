import { z } from 'zod';
import { FARGATE, SCALING } from '#base/aws/limits';
import { duration, Text } from '../scalars';
import { whole } from './common';

const Latency = z
  .strictObject({
    target: duration(SCALING.latency).meta({ description: 'The longest time from sending a message to the end of its processing.' }),
    processingTime: z
      .string()
      .regex(/^\d{1,6}(ms|s|m)$/, 'a time such as `250ms` or `2s`')
      .meta({
        description:
          'How long a task takes for one message on average, from receiving to deleting it. Measure ' +
          'it: with half of the true value there are too few tasks, with twice the value too many.',
        examples: ['250ms'],
      }),
    concurrency: whole(SCALING.concurrency).default(1).meta({
      description: 'How many messages a task processes at the same time.',
    }),
  })
  .meta({ description: 'Run as many tasks as it takes to process every message in time.' });

const Schedule = z
  .strictObject({
    expression: z
      .string()
      .regex(/^(cron|rate|at)\(.+\)$/, 'an expression such as `cron(0 8 ? * MON-FRI *)`')
      .meta({ description: 'The time, as a schedule expression.', examples: ['cron(0 8 ? * MON-FRI *)'] }),
    timezone: Text.meta({ description: 'The time zone; UTC if not given.', examples: ['Europe/Berlin'] }).optional(),
    min: whole(FARGATE.tasks).meta({ description: 'The minimum number of tasks from then on.' }).optional(),
    max: whole(FARGATE.tasks).meta({ description: 'The maximum number of tasks from then on.' }).optional(),
  })
  .meta({ description: 'Different limits from a given time on.' });

export const Scaling = z
  .strictObject({
    min: whole(FARGATE.tasks)
      .default(1)
      .meta({ description: 'The minimum number of tasks. With 0, the first message starts one.' }),
    max: whole(FARGATE.tasks).meta({ description: 'The maximum number of tasks.' }),
    latency: Latency.optional(),
    backlogPerTask: z
      .int()
      .min(1, 'at least 1')
      .meta({ description: 'Instead of `latency`: the number of messages for each task.' })
      .optional(),
    idleAfter: duration(SCALING.idle)
      .default('15m')
      .meta({ description: 'With `min: 0`: how long the queues must be empty before the last task stops, in whole minutes ' +
        'up to 1h.' }),
    schedule: z.array(Schedule).meta({ description: 'Different limits at different times.' }).optional(),
  })
  .meta({
    description: 'Scales the number of tasks by the messages in the queues, both visible and in flight.',
  });
