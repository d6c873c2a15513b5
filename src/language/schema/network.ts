import { z } from 'zod';
import { NETWORK } from '#base/aws/limits';
import { Egress, EGRESS_EXAMPLES } from './egress';
import { Tags, Text } from './scalars';

const Cidr = z
  .string()
  .regex(/^(\d{1,3}\.){3}\d{1,3}\/\d{1,2}$/, 'a range of addresses such as `10.0.0.0/16`');

const ByTags = z.strictObject({ tags: Tags.meta({ description: 'The tags of the VPC.' }) });

const CreatedVpc = z.strictObject({
  create: z
    .strictObject({
      cidr: Cidr.default('10.0.0.0/16').meta({ description: 'Its CIDR block, at least a /24.' }),
      zones: z
        .union([
          z.int().min(NETWORK.zones.min, 'from 1 to 4').max(NETWORK.zones.max, 'from 1 to 4'),
          z
            .array(z.string().regex(/^[a-z]{2,4}(-[a-z]+)+-\d[a-z]$/, 'a zone such as `eu-west-1a`'))
            .min(NETWORK.zones.min, 'from 1 to 4 zones')
            .max(NETWORK.zones.max, 'from 1 to 4 zones'),
        ])
        .default(2)
        .meta({
          description: 'The availability zones with a private subnet: how many, or their names.',
          examples: [['eu-west-1a', 'eu-west-1b']],
        }),
    })
    .meta({ description: 'A new VPC with private subnets and no route to the internet.' }),
});

export const Network = z
  .strictObject({
    vpc: z
      .union([
        z.string().regex(/^vpc-[0-9a-f]+$/, 'a VPC such as `vpc-0123abcd`'),
        ByTags,
        CreatedVpc,
      ])
      .meta({
        description: 'The VPC: by its ID, by its tags, or created.',
        examples: [{ tags: { Name: 'main' } }, { create: {} }],
      }),
    subnets: z
      .union([
        z.array(z.string().regex(/^subnet-[0-9a-f]+$/, 'a subnet such as `subnet-0123abcd`')).min(1, 'at least one'),
        ByTags,
      ])
      .meta({
        description: 'The subnets: by ID or by tags. A VPC that is created has its own.',
        examples: [{ tags: { Tier: 'private' } }],
      })
      .optional(),
    endpoints: z
      .enum(['auto', 'none'])
      .default('auto')
      .meta({
        description:
          'VPC endpoints: exactly those that the consumers need, each with a policy for what they may ' +
          'do; or `none`, if the VPC has them or another route.',
      }),
    publicIp: z.boolean().default(false).meta({
      description:
        'Give each task a public IP address, the cheapest route to the internet: for public subnets. A ' +
        'VPC that is created then has public subnets and an internet gateway. A function never has a ' +
        'public address.',
    }),
    egress: Egress.meta({
      description:
        'Where all consumers may connect to in addition to the endpoints: a CIDR block for HTTPS, ' +
        '`CIDR:PORT`, or a map with one of `cidr`, `securityGroup` and `prefixList`.',
      examples: EGRESS_EXAMPLES,
    }).optional(),
  })
  .meta({ id: 'network', description: 'Where Fargate tasks run, and Lambda functions with `network: true`.' });

export const Cluster = z
  .strictObject({
    name: Text.meta({
      description: 'An existing ECS cluster. For scaling, it needs Container Insights.',
    }).optional(),
    containerInsights: z
      .boolean()
      .meta({
        description:
          'Whether the existing cluster has Container Insights, which scaling needs to count tasks. ' +
          '`plan` asks AWS in any case. A cluster that msgtopo creates has them.',
      })
      .optional(),
    physicalName: Text.meta({ description: 'The name of the cluster that is created.' }).optional(),
  })
  .meta({ description: 'The ECS cluster of Fargate consumers: a new one, or one that exists.' });

export type NetworkFile = z.infer<typeof Network>;
