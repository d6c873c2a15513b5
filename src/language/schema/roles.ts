import { z } from 'zod';
import { ROLE } from '#base/aws/limits';

const RoleRules = z.strictObject({
  permissionsBoundary: z
    .string()
    .regex(
      /^arn:aws[a-z-]*:iam::(\d{12}|aws):policy\/[\w+=,.@/-]+$/,
      'the ARN of a policy such as `arn:aws:iam::111111111111:policy/boundary`',
    )
    .meta({ description: 'The ARN of a managed policy that limits what each role may do.' })
    .optional(),
  path: z
    .string()
    .regex(/^\/([\w+=,.@-]+\/)+$/, 'a path such as `/teams/checkout/`')
    .max(ROLE.path, `at most ${ROLE.path} characters`)
    .meta({ description: 'The path of each role; `/` if not given.' })
    .optional(),
  namePrefix: z
    .string()
    .regex(/^[\w+=,.@-]+$/, 'letters, digits and `_+=,.@-`')
    .max(ROLE.ownPrefix, `at most ${ROLE.ownPrefix} characters`)
    .meta({ description: 'A prefix for the name of each role, except those whose whole name you choose.' })
    .optional(),
});

export const Roles = RoleRules.meta({
  description: 'What your organization requires of every role: a permissions boundary, a path, a prefix.',
});

export const ConsumerRoles = RoleRules.meta({ description: 'The same settings for the roles of this consumer; they override those at the top level.' });
