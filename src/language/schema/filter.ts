import { z } from 'zod';
import { AnyJson } from './scalars';

const PolicyValue = z.union([z.array(AnyJson), z.record(z.string(), AnyJson)]);

/** https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html */
export const Filter = z
  .strictObject({
    scope: z
      .enum(['attributes', 'body'])
      .default('attributes')
      .meta({ description: 'Whether the policy looks at the message attributes or at the JSON body.' }),
    policy: z.record(z.string(), PolicyValue).meta({
      description:
        'The filter policy, as SNS defines it: each key with the list of values that it accepts.',
      examples: [{ eventType: ['order_created', 'payment_processed'] }],
    }),
  })
  .meta({ id: 'filter', description: 'Which messages a subscription receives.' });
