import { z } from 'zod';
import { FARGATE, FARGATE_CPU } from '#base/aws/limits';
import { AnyJson, duration, ElementName, Text } from '../scalars';
import { SecurityGroupId } from '../egress';
import { Architecture, CONSUMER_KEYS, NETWORK_KEYS, whole } from './common';
import { CONTAINER_KEYS, Sidecar } from './container';
import { LogRouter } from './log-router';
import { Scaling } from './scaling';

const percentage = z.int().min(0, 'from 0 to 100').max(100, 'from 0 to 100');

const Spot = z
  .strictObject({
    base: whole(FARGATE.capacityProviderBase)
      .default(0)
      .meta({ description: 'Tasks that are always on demand.' }),
    percent: percentage
      .default(100)
      .meta({ description: 'How much of what comes beyond them is Spot.' }),
  })
  .meta({
    description:
      'Run tasks on Fargate Spot, for less. AWS may end one, with two minutes of notice; its messages come again.',
  });

const Volume = z
  .strictObject({
    fileSystem: z
      .string()
      .regex(/^fs-[0-9a-f]+$/, 'a file system such as `fs-0123abcd`')
      .meta({ description: 'The EFS file system.' }),
    accessPoint: z
      .string()
      .regex(/^fsap-[0-9a-f]+$/, 'an access point such as `fsap-0123abcd`')
      .meta({ description: 'The access point to go through.' }),
    securityGroup: SecurityGroupId.meta({
      description: 'The security group of the mount targets, which tasks may then reach.',
    }),
    path: Text.meta({ description: 'Where it is mounted.' }),
    readOnly: z.boolean().default(false).meta({ description: 'Whether it can only be read.' }),
  })
  .meta({ description: 'An EFS file system, encrypted in transit, reached with the role of the task.' });

const Deployment = z
  .strictObject({
    minHealthyPercent: percentage
      .default(100)
      .meta({ description: 'How many of the tasks must run while they are replaced.' }),
    maxPercent: z
      .int()
      .min(100, 'from 100 to 200')
      .max(200, 'from 100 to 200')
      .default(200)
      .meta({ description: 'How many may run.' }),
    zoneRebalancing: z
      .boolean()
      .meta({
        description:
          'Whether ECS moves tasks between availability zones when they stand unevenly. If not given, a new service keeps ' +
          'what the Terraform provider asks for, which is not.',
      })
      .optional(),
    rollbackAlarms: z
      .array(Text)
      .min(1, 'at least one alarm')
      .meta({ description: 'Names of CloudWatch alarms that bring the last version back.' })
      .optional(),
  })
  .meta({
    description: 'How a new version comes. One whose tasks do not start is rolled back in any case.',
  });

const RoleNames = z
  .strictObject({
    task: Text.meta({ description: 'Of the role that the program has.' }).optional(),
    execution: Text.meta({ description: 'Of the role that starts tasks.' }).optional(),
  })
  .meta({ description: 'Names of the roles in AWS, where others rely on them.' });

const Override = z
  .strictObject({
    container: z
      .record(z.string(), AnyJson)
      .meta({ description: 'Over the main container definition, in the words of ECS.' })
      .optional(),
    taskDefinition: z
      .record(z.string(), AnyJson)
      .meta({ description: 'Over the arguments of `aws_ecs_task_definition`, in the words of Terraform.' })
      .optional(),
  })
  .meta({
    description: 'What there is no key for. msgtopo does not look into it.',
    examples: [{ container: { ulimits: [{ name: 'nofile', softLimit: 4096, hardLimit: 4096 }] } }],
  });

export const FargateConsumer = z.strictObject({
  type: z.literal('fargate').meta({ description: 'A service of containers that read the queue themselves.' }),
  ...CONSUMER_KEYS,
  ...NETWORK_KEYS,
  ...CONTAINER_KEYS,
  container: ElementName.meta({
    description: 'The name of the main container; the name of the consumer if not given.',
  }).optional(),
  pinDigest: z.boolean().default(false).meta({
    description:
      'Run exactly the image that the tag names when Terraform plans, so that a moved tag is a change to be seen.',
  }),
  cpu: z
    .literal([...FARGATE_CPU])
    .default(256)
    .meta({ description: 'Processor units; 1024 are one virtual processor.' }),
  memory: z.int().min(512, 'at least 512').default(512).meta({ description: 'Memory in MiB, as it goes with `cpu`.' }),
  architecture: Architecture,
  ephemeralStorage: whole(FARGATE.ephemeralStorage)
    .meta({ description: 'Disk of a task in GiB; 20 if not given.' })
    .optional(),
  count: whole(FARGATE.tasks).meta({ description: 'Tasks without `scaling`; 1 if not given.' }).optional(),
  scaling: Scaling.optional(),
  spot: Spot.optional(),
  stopTimeout: duration(FARGATE.stopTimeout)
    .default('30s')
    .meta({ description: 'How long a task may still work after it was asked to stop, from 2s to 2m.' }),
  sidecars: z.record(ElementName, Sidecar).meta({ description: 'Containers beside the main one.' }).optional(),
  logRouter: LogRouter.optional(),
  volumes: z.record(ElementName, Volume).meta({ description: 'File systems by name.' }).optional(),
  exec: z
    .union([
      z.boolean(),
      z.strictObject({
        logs: z.boolean().meta({ description: 'Whether what is typed and shown goes to the log group of the consumer.' }),
      }),
    ])
    .default(false)
    .meta({
      description: 'Allow `aws ecs execute-command`. Needs `readonlyRootFilesystem: false`.',
      examples: [{ logs: true }],
    }),
  compatibility: z
    .literal('copilot')
    .meta({
      description:
        'Give the program the variables of AWS Copilot too: `COPILOT_QUEUE_URI`, `COPILOT_SNS_TOPIC_ARNS` and the names.',
    })
    .optional(),
  deployment: Deployment.prefault({}),
  logGroup: Text.meta({ description: 'The name of the log group; `/ecs/<physical name>` if not given.' }).optional(),
  logStreamPrefix: Text.meta({
    description: 'What log streams of the main container start with; its name if not given.',
  }).optional(),
  roleNames: RoleNames.optional(),
  override: Override.optional(),
});

export type FargateFile = z.infer<typeof FargateConsumer>;
