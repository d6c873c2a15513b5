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
    .meta({ description: 'The queues of this file that it sends to directly, without a topic.', examples: [['emails']] })
    .optional(),
  traffic: Traffic.optional(),
};

const Retries = z
  .strictObject({
    attempts: z
      .int()
      .min(TARGET_RETRIES.attempts.min, 'from 0 to 185')
      .max(TARGET_RETRIES.attempts.max, 'from 0 to 185')
      .meta({ description: 'The maximum number of retries; 185 if not given.' })
      .optional(),
    age: duration(TARGET_RETRIES.age)
      .meta({ description: 'The longest time for retries, up to 24h; 24h if not given.' })
      .optional(),
  })
  .meta({ description: 'How many times, and for how long, EventBridge retries a failed delivery.' });

/** What may be said of the targets of EventBridge. */
export const OF_TARGETS = {
  messageGroup: z
    .string()
    .regex(/^[\w!"#$%&'()*+,./:;<=>?@[\\\]^`{|}~-]{1,100}$/, 'a message group of up to 100 characters')
    .meta({ description: 'The message group of messages that go to FIFO queues; required for them.' })
    .optional(),
  deadLetters: ElementName.meta({
    description: 'The queue of this file that receives what could not be delivered.',
  }).optional(),
  retries: Retries.optional(),
};

/** What a publisher may have that is made for the topology. */
export const OF_MADE_PUBLISHER = {
  ...OF_EVERY_PUBLISHER,
  stack: STACK,
  physicalName: Text.meta({ description: 'The physical name, instead of the one that `naming` gives.' }).optional(),
  tags: Tags.meta({ description: 'Tags of what is made for it, beside those of the whole topology.' }).optional(),
};
