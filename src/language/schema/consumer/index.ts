import { z } from 'zod';
import * as kinds from './kinds';

/** What runs elsewhere is the last that messages and the reference name. */
const { external, fargate, ...made } = kinds;

export const Consumer = z
  .discriminatedUnion('type', [fargate, ...Object.values(made), external])
  .meta({ id: 'consumer', description: 'What receives and processes messages of queues.' });

/** What names or places one consumer cannot be meant for all of a type. */
const OWN = { type: true, queue: true, physicalName: true } as const;

/** What `defaults` may give to each consumer of a type. */
export const CONSUMER_DEFAULTS = {
  fargate: fargate.omit({ ...OWN, queues: true, image: true, container: true, logGroup: true, roleNames: true })
    .partial()
    .meta({ description: 'Defaults for each consumer of type `fargate`.' })
    .optional(),
  lambda: made.lambda.omit({ ...OWN, queues: true, code: true, roleName: true, eventSources: true })
    .partial()
    .meta({ description: 'Defaults for each consumer of type `lambda`, as far as they apply to its code and its queue.' })
    .optional(),
  'step-functions': made['step-functions'].omit({ ...OWN, definition: true, stateMachine: true })
    .partial()
    .meta({ description: 'Defaults for each consumer of type `step-functions`.' })
    .optional(),
};
