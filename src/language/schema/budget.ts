import { z } from 'zod';
import { Text } from './scalars';

export const Budget = z
  .strictObject({
    monthly: z.int().min(1).max(10_000_000).meta({ description: 'In US dollars.' }),
    notify: Text.meta({
      description:
        'Who hears that 80 % are spent, that all is spent, and that all will be: a topic of this file, the ARN of ' +
        'another one, or an e-mail address.',
      examples: ['ops@example.com'],
    }),
  })
  .meta({
    id: 'budget',
    description:
      'What the topology may cost. Everything that is made gets the tag `msgtopo-stack`, by which the budget counts; ' +
      'it has to be activated once as cost allocation tag, in the billing settings of the account that pays.',
  });
