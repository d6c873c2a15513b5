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
    .meta({ description: 'Actions by their whole names; `*` is not accepted.' }),
  resources: z
    .array(Text)
    .min(1, 'at least one resource')
    .meta({ description: 'The ARNs that they are about, with `*` in names; `*` alone where AWS knows no resource.' }),
  conditions: z
    .record(z.string(), z.record(z.string(), z.union([z.string(), z.array(z.string()).min(1, 'at least one value')])))
    .meta({
      description: 'Conditions in the words of IAM.',
      examples: [{ StringEquals: { 'cloudwatch:namespace': 'Shop' } }],
    })
    .optional(),
  reason: z.string().trim().min(1, 'a reason').meta({ description: 'What it needs that for, for whoever reads it next.' }),
});

/** What the role of a consumer may do that no edge says. */
export const Grants = z
  .array(Grant)
  .max(GRANT.count, `at most ${GRANT.count}`)
  .meta({
    description: 'What else its role may do, for AWS services that are no part of a topology.',
    examples: [
      [{ actions: ['textract:AnalyzeDocument'], resources: ['*'], reason: 'reads scanned invoices' }],
    ],
  });

export type GrantsFile = z.infer<typeof Grants>;
