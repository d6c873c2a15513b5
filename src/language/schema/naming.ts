import { z } from 'zod';
import { DEAD_LETTER_NAMING, NAMING_SORTS, type NamingSort } from '#base/aws/names';
import { Text } from './scalars';

const MEANINGS: Readonly<Record<NamingSort, string>> = {
  topic: 'Topics.',
  queue: 'Queues.',
  deadLetters: `Dead-letter queues that are created for one queue; \`{queue}\` is the name of that queue. \`${DEAD_LETTER_NAMING}\` if not given.`,
  fargate: 'ECS services and their task definitions.',
  lambda: 'Functions.',
  'step-functions': 'Pipes and state machines.',
  s3: 'Buckets. The account ID is appended to the name.',
  dynamodb: 'Tables.',
  publisher: 'Rules, schedules and APIs.',
  cluster: 'The ECS cluster; its `{id}` is `consumers`.',
  role:
    'Roles of functions and tasks. `{role}` is `function`, `task`, or `execution` for the role that ' +
    'starts tasks. Without a pattern, Terraform appends a random suffix.',
};

const sorts = Object.fromEntries(
  NAMING_SORTS.map((sort) => [sort, Text.meta({ description: MEANINGS[sort] }).optional()]),
) as Record<NamingSort, z.ZodOptional<typeof Text>>;

export const Naming = z.union([
  Text,
  z
    .strictObject({
      default: Text.meta({ description: 'Everything without a pattern of its own; `{name}-{environment}-{id}` if not given.' }).optional(),
      ...sorts,
    })
    .meta({ description: 'A pattern for each kind of resource.' }),
]);
