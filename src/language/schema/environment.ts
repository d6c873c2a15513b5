import { z } from 'zod';
import { Backend } from './backend';
import { AccountId, AnyJson, Region, Tags } from './scalars';

export const Environment = z
  .strictObject({
    region: Region.meta({
      description: 'The region of this environment, instead of that of the file.',
    }).optional(),
    account: AccountId.meta({
      description: 'The only AWS account in which this environment may be planned and deployed.',
    }).optional(),
    tags: Tags.meta({ description: 'Tags of this environment; they override those of the file.' }).optional(),
    vars: z
      .record(z.string(), AnyJson)
      .meta({ description: 'Values for `${vars.NAME}` anywhere in the file.', examples: [{ workers: 20 }] })
      .optional(),
    backend: Backend.optional(),
    override: z
      .record(z.string(), z.unknown())
      .meta({
        description:
          'Merged over the rest of the file: maps key by key, subscriptions by topic and endpoint. A ' +
          'key without a value is removed.',
        examples: [{ queues: { billing: { visibilityTimeout: '2m' } } }],
      })
      .optional(),
  })
  .meta({ id: 'environment', description: 'One environment of the topology.' });
