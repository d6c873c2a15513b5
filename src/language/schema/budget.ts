import { z } from 'zod';
import { Text } from './scalars';

export const Budget = z
  .strictObject({
    monthly: z.int().min(1).max(10_000_000).meta({ description: 'In US dollars.' }),
    notify: Text.meta({
      description:
        'Who is notified when 80 % are spent, when all is spent, and when all is forecast to be: a ' +
        'topic of this file, the ARN of another topic, or an e-mail address.',
      examples: ['ops@example.com'],
    }),
  })
  .meta({
    id: 'budget',
    description:
      'The budget of the topology. Every resource gets the tag `msgtopo-stack`, by which the budget ' +
      'counts; activate it once as a cost allocation tag in the billing settings of the account that ' +
      'pays.',
  });
