import { z } from 'zod';
import { NETWORK, type Range } from '#base/aws/limits';
import { Egress, EGRESS_EXAMPLES, SecurityGroupId } from '../egress';
import { ElementName, KmsKey, Tags, Text } from '../scalars';
import { ConsumerRoles } from '../roles';
import { STACK } from '../stack';
import { Grants } from './grants';

/** A whole number in a range. */
export function whole({ min, max }: Range) {
  const expected = `from ${min} to ${max}`;
  return z.int().min(min, expected).max(max, expected);
}

const Queues = z.array(ElementName).min(1, 'at least one queue');

/** How a consumer may use a store. */
const Level = z.enum(['read', 'write', 'read-write', 'list', 'delete', 'scan']);
const Levels = z.union([Level, z.array(Level).min(1, 'at least one level')]);

const StoreUse = z.union([
  Levels,
  z.strictObject({
    access: Levels.meta({ description: 'One access level, or several.' }),
    indexes: z
      .array(z.string().regex(/^[\w.-]{3,255}$/, 'the name of an index'))
      .min(1, 'at least one index')
      .meta({ description: 'Indexes of an external table that it may also query, and scan if it has `scan`.' })
      .optional(),
  }),
]);

/** What every kind of consumer can have. */
export const CONSUMER_KEYS = {
  queue: ElementName.meta({ description: 'The queue that it consumes, by its name in this file.' }).optional(),
  queues: Queues.meta({ description: 'Several queues, instead of `queue`.' }).optional(),
  physicalName: Text.meta({
    description: 'The physical name, instead of the one that `naming` gives.',
  }).optional(),
  publishes: z
    .array(ElementName)
    .meta({
      description:
        'The topics of this file that it publishes to. Its role allows it, and `<ID>_TOPIC_ARN` holds the ARN of each.',
    })
    .optional(),
  sends: z
    .array(ElementName)
    .meta({
      description:
        'The queues of this file that it sends to directly, without a topic. Its role allows it, and ' +
        '`<ID>_QUEUE_URL` holds the URL of each.',
      examples: [['emails']],
    })
    .optional(),
  stores: z
    .record(ElementName, StoreUse)
    .meta({
      description:
        'The stores of this file that it uses, and how: `read`, `write`, `read-write`; for buckets ' +
        'also `list` and `delete`, for tables also `scan` and `delete`. `<ID>_BUCKET` or `<ID>_TABLE` ' +
        'holds the name of each.',
      examples: [{ receipts: 'write', seen: ['read', 'scan'] }],
    })
    .optional(),
  grants: Grants.optional(),
  roles: ConsumerRoles.optional(),
  stack: STACK,
  dev: Text.meta({
    description:
      'How `msgtopo dev` runs it on your machine, from the folder where you call it: a command, or the handler of a ' +
      'function in Node.js. Nothing of it goes to AWS. A change of it counts from the next start.',
    examples: ['npm start', 'dist/index.handler'],
  }).optional(),
  tags: Tags.meta({ description: 'Tags of what is made for it, beside those of the whole topology.' }).optional(),
};

/** What a consumer can have that has an address in the network. */
export const NETWORK_KEYS = {
  egress: Egress.meta({
    description: 'Where it may connect to, in addition to what `network` allows for all consumers.',
    examples: EGRESS_EXAMPLES,
  }).optional(),
  securityGroups: z
    .array(SecurityGroupId)
    .min(1, 'at least one security group')
    .max(NETWORK.attachedGroups, `at most ${NETWORK.attachedGroups} security groups`)
    .meta({
      description:
        'Existing security groups that it gets in addition to its own, such as one that a database ' +
        'admits. You manage their rules elsewhere.',
      examples: [['sg-0123abcd']],
    })
    .optional(),
};

const VariableName = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'letters, digits and `_`, not starting with a digit');

export const EnvironmentVariables = z
  .record(VariableName, z.union([z.string(), z.number(), z.boolean()]))
  .meta({
    description:
      'Environment variables, in addition to those that msgtopo injects: `QUEUE_URL` (with several ' +
      'queues, and for each queue that it sends to, `<ID>_QUEUE_URL`), `<ID>_TOPIC_ARN`, ' +
      '`<ID>_BUCKET`, `<ID>_TABLE`. Values may contain `${queues.NAME.url}` (or `.arn`, `.name`), ' +
      '`${topics.NAME.arn}` (or `.name`) and `${stores.NAME.name}` (or `.arn`).',
    examples: [{ LOG_LEVEL: 'info', JOBS: '${queues.billing.url}' }],
  });

const SecretKey = KmsKey.meta({
  description: 'The KMS key that encrypts it, if it is your own: whoever reads the value must be allowed to use the ' +
    'key.',
}).optional();

export const Ssm = z.strictObject({
  kmsKey: SecretKey,
  ssm: z
    .string()
    .regex(
      /^(arn:aws[a-z-]*:ssm:[a-z0-9-]+:\d{12}:parameter)?\/?[\w.-]+(\/[\w.-]+)*$/,
      'the name of a parameter such as `/orders/db`, or its ARN',
    )
    .meta({ description: 'The name or ARN of a parameter in SSM Parameter Store.' }),
});

export const SecretsManager = z.strictObject({
  kmsKey: SecretKey,
  secretsManager: z
    .string()
    .regex(
      /^(arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:)?[\w/+=.@-]+(:[^:\s]+(::)?)?$/,
      'the name of a secret such as `orders/db`, or its ARN, with `:key` behind it for one value of its JSON',
    )
    .meta({
      description:
        'The name or ARN of a secret in Secrets Manager. For a task or a URL, append `:key` for one value of its JSON.',
      examples: ['orders/db:password'],
    }),
});

export const Secrets = z
  .record(VariableName, z.union([Ssm, SecretsManager]))
  .meta({ examples: [{ DB_URL: { ssm: '/orders/db' } }] });

export const Architecture = z
  .enum(['x86_64', 'arm64'])
  .default('x86_64')
  .meta({ description: 'The CPU architecture.' });
