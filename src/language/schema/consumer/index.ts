import { z } from 'zod';
import { ExternalConsumer } from './external';
import { FargateConsumer } from './fargate';
import { LambdaConsumer } from './lambda';
import { StepFunctionsConsumer } from './step-functions';

export const Consumer = z
  .discriminatedUnion('type', [FargateConsumer, LambdaConsumer, StepFunctionsConsumer, ExternalConsumer])
  .meta({ id: 'consumer', description: 'What takes messages from queues and does something with them.' });

/** What names or places one consumer cannot be meant for all of a type. */
const OWN = { type: true, queue: true, physicalName: true } as const;

/** What `defaults` may give to each consumer of a type. */
export const CONSUMER_DEFAULTS = {
  fargate: FargateConsumer.omit({ ...OWN, queues: true, image: true, container: true, logGroup: true, roleNames: true })
    .partial()
    .meta({ description: 'Merged under each consumer of the type `fargate`.' })
    .optional(),
  lambda: LambdaConsumer.omit({ ...OWN, queues: true, code: true, roleName: true })
    .partial()
    .meta({ description: 'Merged under each consumer of the type `lambda`, as far as its code and its queue can have it.' })
    .optional(),
  'step-functions': StepFunctionsConsumer.omit({ ...OWN, definition: true, stateMachine: true })
    .partial()
    .meta({ description: 'Merged under each consumer of the type `step-functions`.' })
    .optional(),
};
