import { z } from 'zod';
import { FargateConsumer } from './fargate';
import { LambdaConsumer } from './lambda';

export const Consumer = z
  .discriminatedUnion('type', [FargateConsumer, LambdaConsumer])
  .meta({ id: 'consumer', description: 'What takes messages from queues and does something with them.' });

export type ConsumerFile = z.infer<typeof Consumer>;
