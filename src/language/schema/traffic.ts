import { z } from 'zod';
import { QUEUE } from '#base/aws/limits';
import { size } from './scalars';

export const Traffic = z
  .strictObject({
    messages: z.number().min(0).meta({ description: 'How many messages, on average.' }),
    per: z
      .enum(['second', 'minute', 'hour', 'day', 'month'])
      .default('month')
      .meta({ description: 'In which time.' }),
    size: size({ min: 1, max: QUEUE.maxMessageSize.max })
      .default('1KiB')
      .meta({ description: 'How large a message is, with its attributes.', examples: ['4KiB'] }),
  })
  .meta({
    id: 'traffic',
    description: 'How many messages to expect. Nothing is made of it; `msgtopo cost` estimates and `msgtopo drill` plays with it.',
  });

export type TrafficFile = z.infer<typeof Traffic>;
