import { z } from 'zod';
import { QUEUE } from '#base/aws/limits';
import { size } from './scalars';

export const Traffic = z
  .strictObject({
    messages: z.number().min(0).meta({ description: 'The average number of messages.' }),
    per: z
      .enum(['second', 'minute', 'hour', 'day', 'month'])
      .default('month')
      .meta({ description: 'The period that the number is about.' }),
    size: size({ min: 1, max: QUEUE.maxMessageSize.max })
      .default('1KiB')
      .meta({ description: 'The size of a message, including its attributes.', examples: ['4KiB'] }),
  })
  .meta({
    id: 'traffic',
    description: 'How many messages you expect. It changes no resource; `msgtopo cost` and `msgtopo drill` use it.',
  });

export type TrafficFile = z.infer<typeof Traffic>;
