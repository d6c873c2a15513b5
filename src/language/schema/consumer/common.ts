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
    access: Levels.meta({ description: 'One level, or several.' }),
    indexes: z
      .array(z.string().regex(/^[\w.-]{3,255}$/, 'the name of an index'))
      .min(1, 'at least one index')
      .meta({ description: 'Indexes of an external table that it may query too, and scan with `scan`.' })
      .optional(),
  }),
]);

/** What every kind of consumer can have. */
export const CONSUMER_KEYS = {
  queue: ElementName.meta({ description: 'The queue that it consumes, by its name in this file.' }).optional(),
  queues: Queues.meta({ description: 'Several queues, instead of `queue`.' }).optional(),
  physicalName: Text.meta({
    description: 'The name in AWS, instead of the one that `naming` gives.',
  }).optional(),
  publishes: z
    .array(ElementName)
    .meta({
      description:
        'The topics of this file that it publishes to. It may, and finds each ARN in `<ID>_TOPIC_ARN`.',
    })
    .optional(),
  sends: z
    .array(ElementName)
    .meta({
      description:
        'The queues of this file that it sends to, without a topic between. It may, and finds each URL in ' +
        '`<ID>_QUEUE_URL`.',
      examples: [['emails']],
    })
    .optional(),
  stores: z
    .record(ElementName, StoreUse)
    .meta({
      description:
        'The stores of this file that it uses, and how: `read`, `write`, `read-write`; of buckets also `list` and ' +
        '`delete`, of tables `scan` and `delete`. It finds each in `<ID>_BUCKET` or `<ID>_TABLE`.',
      examples: [{ receipts: 'write', seen: ['read', 'scan'] }],
    })
    .optional(),
  grants: Grants.optional(),
  roles: ConsumerRoles.optional(),
  stack: STACK,
  tags: Tags.meta({ description: 'Tags of what is made for it, beside those of the whole topology.' }).optional(),
};

/** What a consumer can have that has an address in the network. */
export const NETWORK_KEYS = {
  egress: Egress.meta({
    description: 'Where it may connect to, beside what `network` allows to all.',
    examples: EGRESS_EXAMPLES,
  }).optional(),
  securityGroups: z
    .array(SecurityGroupId)
    .min(1, 'at least one security group')
    .max(NETWORK.attachedGroups, `at most ${NETWORK.attachedGroups} security groups`)
    .meta({
      description:
        'Security groups that exist and that it gets beside its own, such as one that a database lets in. What they ' +
        'allow, their owner decides.',
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
      'Environment variables, beside those that are injected: `QUEUE_URL` (`<ID>_QUEUE_URL` for each of several, and ' +
      'for each queue that it sends to), `<ID>_TOPIC_ARN`, `<ID>_BUCKET`, `<ID>_TABLE`. `${queues.NAME.url}` (or `.arn`, ' +
      '`.name`), `${topics.NAME.arn}` (or `.name`) and `${stores.NAME.name}` (or `.arn`) may be used in their values.',
    examples: [{ LOG_LEVEL: 'info', JOBS: '${queues.billing.url}' }],
  });

const SecretKey = KmsKey.meta({
  description: 'The KMS key that it is encrypted with, if that is a key of yours: who reads it must use the key.',
}).optional();

export const Ssm = z.strictObject({
  kmsKey: SecretKey,
  ssm: z
    .string()
    .regex(
      /^(arn:aws[a-z-]*:ssm:[a-z0-9-]+:\d{12}:parameter)?\/?[\w.-]+(\/[\w.-]+)*$/,
      'the name of a parameter such as `/orders/db`, or its ARN',
    )
    .meta({ description: 'The name or ARN of a parameter in the SSM parameter store.' }),
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
        'The name or ARN of a secret in Secrets Manager; for a task or a URL, `:key` behind it gives one value of its JSON.',
      examples: ['orders/db:password'],
    }),
});

export const Secrets = z
  .record(VariableName, z.union([Ssm, SecretsManager]))
  .meta({ examples: [{ DB_URL: { ssm: '/orders/db' } }] });

export const Architecture = z
  .enum(['x86_64', 'arm64'])
  .default('x86_64')
  .meta({ description: 'The processor that it runs on.' });
