import { z } from 'zod';
import { GRANT } from '#base/aws/limits';
import { Text } from '../scalars';

const Action = z
  .string()
  .regex(/^[a-z][a-z0-9-]*:[A-Za-z0-9]+$/, 'one action by its whole name, such as `textract:AnalyzeDocument`');

const Grant = z.strictObject({
  actions: z
    .array(Action)
    .min(1, 'at least one action')
    .meta({ description: 'Actions by their full names; `*` is not accepted.' }),
  resources: z
    .array(Text)
    .min(1, 'at least one resource')
    .meta({ description: 'The ARNs to which the actions apply, with `*` in names; `*` alone only where AWS supports no ' +
      'resource.' }),
  conditions: z
    .record(z.string(), z.record(z.string(), z.union([z.string(), z.array(z.string()).min(1, 'at least one value')])))
    .meta({
      description: 'Conditions as in an IAM policy.',
      examples: [{ StringEquals: { 'cloudwatch:namespace': 'Shop' } }],
    })
    .optional(),
  reason: z.string().trim().min(1, 'a reason').meta({ description: 'Why it needs this, for the next person who reads it.' }),
});

/** What the role of a consumer may do that no edge says. */
export const Grants = z
  .array(Grant)
  .max(GRANT.count, `at most ${GRANT.count}`)
  .meta({
    description: 'What else its role may do, for AWS services that are not part of a topology.',
    examples: [
      [{ actions: ['textract:AnalyzeDocument'], resources: ['*'], reason: 'reads scanned invoices' }],
    ],
  });

export type GrantsFile = z.infer<typeof Grants>;
