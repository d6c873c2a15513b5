import { z } from 'zod';
import { TARGET_RETRIES } from '#base/aws/limits';
import { duration, ElementName, Tags, Text } from './scalars';
import { STACK } from './stack';
import { Traffic } from './traffic';

/** What every publisher may have: at least one of `publishes` and `sends`. */
export const OF_EVERY_PUBLISHER = {
  publishes: z
    .array(ElementName)
    .min(1, 'at least one topic')
    .meta({ description: 'The topics of this file that it publishes to.' })
    .optional(),
  sends: z
    .array(ElementName)
    .min(1, 'at least one queue')
    .meta({ description: 'The queues of this file that it sends to, without a topic between.', examples: [['emails']] })
    .optional(),
  traffic: Traffic.optional(),
};

const Retries = z
  .strictObject({
    attempts: z
      .int()
      .min(TARGET_RETRIES.attempts.min, 'from 0 to 185')
      .max(TARGET_RETRIES.attempts.max, 'from 0 to 185')
      .meta({ description: 'How often it is tried again; 185 if not given.' })
      .optional(),
    age: duration(TARGET_RETRIES.age)
      .meta({ description: 'For how long it is tried again, up to 24h; 24h if not given.' })
      .optional(),
  })
  .meta({ description: 'How often, and for how long, EventBridge tries again what a topic or queue does not take.' });

/** What may be said of the targets of EventBridge. */
export const OF_TARGETS = {
  messageGroup: z
    .string()
    .regex(/^[\w!"#$%&'()*+,./:;<=>?@[\\\]^`{|}~-]{1,100}$/, 'a message group of up to 100 characters')
    .meta({ description: 'The message group of what it sends to FIFO queues, which they need.' })
    .optional(),
  deadLetters: ElementName.meta({
    description: 'The queue of this file that takes what could not be delivered.',
  }).optional(),
  retries: Retries.optional(),
};

/** What a publisher may have that is made for the topology. */
export const OF_MADE_PUBLISHER = {
  ...OF_EVERY_PUBLISHER,
  stack: STACK,
  physicalName: Text.meta({ description: 'The name in AWS, instead of the one that `naming` gives.' }).optional(),
  tags: Tags.meta({ description: 'Tags of what is made for it, beside those of the whole topology.' }).optional(),
};
