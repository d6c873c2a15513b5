import { z } from 'zod';

/** A security group that exists. */
export const SecurityGroupId = z
  .string()
  .regex(/^sg-[0-9a-f]+$/, 'a security group such as `sg-0123abcd`');

const RANGE = '(\\d{1,3}\\.){3}\\d{1,3}/\\d{1,2}';
const PORTS = '\\d{1,5}(-\\d{1,5})?';

/** Addresses in a list that stand for HTTPS, or for the ports behind `:`. */
const Addresses = z
  .string()
  .regex(new RegExp(`^${RANGE}(:${PORTS})?$`), 'addresses such as `10.0.0.0/16`, or `10.0.0.0/16:5432` with a port');

const Port = z.union(
  [
    z.int().min(1, 'from 1 to 65535').max(65_535, 'from 1 to 65535'),
    z.string().regex(new RegExp(`^${PORTS}$`), 'ports such as `9000-9100`'),
  ],
  'a port such as `5432`, or ports such as `9000-9100`',
);

const Destination = z.strictObject({
  cidr: z
    .string()
    .regex(new RegExp(`^${RANGE}$`), 'addresses such as `10.0.0.0/16`')
    .meta({ description: 'A CIDR block.' })
    .optional(),
  securityGroup: SecurityGroupId.meta({
    description: 'Everything that has this security group, such as a database.',
  }).optional(),
  prefixList: z
    .string()
    .regex(/^pl-[0-9a-f]+$/, 'a prefix list such as `pl-0123abcd`')
    .meta({ description: 'The addresses in a prefix list.' })
    .optional(),
  port: Port.default(443).meta({ description: 'The port, or a range such as `9000-9100`.' }),
  protocol: z.enum(['tcp', 'udp']).default('tcp').meta({ description: 'The protocol.' }),
});

/** Where a worker may connect to, beside the endpoints. */
export const Egress = z.array(z.union([Addresses, Destination]));

export type EgressFile = z.infer<typeof Egress>;

export const EGRESS_EXAMPLES = [['10.0.0.0/16:5432', { securityGroup: 'sg-0123abcd', port: 6379 }]];
