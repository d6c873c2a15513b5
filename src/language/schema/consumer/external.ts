import { z } from 'zod';
import { RoleArn } from '../others';
import { Text } from '../scalars';
import { CONSUMER_KEYS } from './common';

const { queue, queues, publishes, sends, dev } = CONSUMER_KEYS;

export const ExternalConsumer = z.strictObject({
  type: z.literal('external').meta({
    description: 'A program that somebody else runs, such as pods, EC2 instances or a service in another account.',
  }),
  role: RoleArn.meta({
    description:
      'The ARN of its existing role or IAM user, in this or another account. The policies of the queues, the ' +
      'topics and the managed key admit it.',
  }).optional(),
  note: Text.meta({
    description: 'What it is and where it runs, for diagrams and documents; required without `role`.',
    examples: ['pods of the namespace `billing`'],
  }).optional(),
  queue,
  queues,
  dev,
  publishes: publishes.unwrap().meta({ description: 'The topics of this file that it publishes to.' }).optional(),
  sends: sends
    .unwrap()
    .meta({ description: 'The queues of this file that it sends to directly, without a topic.' })
    .optional(),
});

export type ExternalFile = z.infer<typeof ExternalConsumer>;
