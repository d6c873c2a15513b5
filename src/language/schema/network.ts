import { z } from 'zod';
import { NETWORK } from '#base/aws/limits';
import { Egress, EGRESS_EXAMPLES } from './egress';
import { Tags, Text } from './scalars';

const Cidr = z
  .string()
  .regex(/^(\d{1,3}\.){3}\d{1,3}\/\d{1,2}$/, 'a range of addresses such as `10.0.0.0/16`');

const ByTags = z.strictObject({ tags: Tags.meta({ description: 'The tags that it has.' }) });

const CreatedVpc = z.strictObject({
  create: z
    .strictObject({
      cidr: Cidr.default('10.0.0.0/16').meta({ description: 'Its addresses, at least a /24.' }),
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
          description: 'In which availability zones there is a private subnet: how many, or their names.',
          examples: [['eu-west-1a', 'eu-west-1b']],
        }),
    })
    .meta({ description: 'A VPC of its own with private subnets, and no way to the internet.' }),
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
        description: 'The VPC: by its id, by its tags, or created.',
        examples: [{ tags: { Name: 'main' } }, { create: {} }],
      }),
    subnets: z
      .union([
        z.array(z.string().regex(/^subnet-[0-9a-f]+$/, 'a subnet such as `subnet-0123abcd`')).min(1, 'at least one'),
        ByTags,
      ])
      .meta({
        description: 'The subnets: by id or by tags. A VPC that is created has its own.',
        examples: [{ tags: { Tier: 'private' } }],
      })
      .optional(),
    endpoints: z
      .enum(['auto', 'none'])
      .default('auto')
      .meta({
        description:
          'VPC endpoints: exactly those that the consumers here need, each for exactly what they may do; or `none`, ' +
          'where the VPC has them already or has another way out.',
      }),
    publicIp: z.boolean().default(false).meta({
      description:
        'Give each task a public address, which is the cheapest way to the internet: for public subnets. A VPC that is ' +
        'created then has public subnets and an internet gateway. A function never has a public address.',
    }),
    egress: Egress.meta({
      description:
        'Where all consumers may connect to beside the endpoints: addresses by HTTPS, `CIDR:PORT`, or a map with ' +
        'one of `cidr`, `securityGroup` and `prefixList`.',
      examples: EGRESS_EXAMPLES,
    }).optional(),
  })
  .meta({ id: 'network', description: 'Where Fargate tasks run, and Lambda functions that ask for it.' });

export const Cluster = z
  .strictObject({
    name: Text.meta({
      description: 'An ECS cluster that exists. For scaling, its Container Insights must be on.',
    }).optional(),
    containerInsights: z
      .boolean()
      .meta({
        description:
          'Whether Container Insights are on in the cluster that exists: scaling counts tasks with them. `plan` asks ' +
          'AWS in any case. In a cluster that is created they are.',
      })
      .optional(),
    physicalName: Text.meta({ description: 'The name in AWS of the one that is created.' }).optional(),
  })
  .meta({ description: 'The ECS cluster of Fargate consumers: created, or one that exists.' });

export type NetworkFile = z.infer<typeof Network>;
