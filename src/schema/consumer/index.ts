import { z } from 'zod';
import { FargateConsumer } from './fargate';
import { LambdaConsumer } from './lambda';
import { StepFunctionsConsumer } from './step-functions';

export const Consumer = z
  .discriminatedUnion('type', [FargateConsumer, LambdaConsumer, StepFunctionsConsumer])
  .meta({ id: 'consumer', description: 'What takes messages from queues and does something with them.' });
