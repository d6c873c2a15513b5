import { z } from 'zod';
import { ElementName, Tags, Text } from './scalars';
import { STACK } from './stack';
import { Traffic } from './traffic';

/** What every publisher may have. */
export const OF_EVERY_PUBLISHER = {
  publishes: z
    .array(ElementName)
    .min(1, 'at least one topic')
    .meta({ description: 'The topics of this file that it publishes to.' }),
  traffic: Traffic.optional(),
};

/** Where a publisher puts its messages: at least one of them. */
export const OUTLETS = {
  publishes: OF_EVERY_PUBLISHER.publishes.optional(),
  sends: z
    .array(ElementName)
    .min(1, 'at least one queue')
    .meta({ description: 'The queues of this file that it sends to, without a topic between.', examples: [['emails']] })
    .optional(),
};

/** What a publisher may have that is made for the topology. */
export const OF_MADE_PUBLISHER = {
  ...OF_EVERY_PUBLISHER,
  stack: STACK,
  physicalName: Text.meta({ description: 'The name in AWS, instead of the one that `naming` gives.' }).optional(),
  tags: Tags.meta({ description: 'Tags of what is made for it, beside those of the whole topology.' }).optional(),
};
