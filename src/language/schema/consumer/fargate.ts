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
      .meta({ description: 'The number of tasks that are always on demand.' }),
    percent: percentage
      .default(100)
      .meta({ description: 'The percentage of further tasks that run on Spot.' }),
  })
  .meta({
    description:
      'Run tasks on Fargate Spot, which costs less. AWS may stop a task with two minutes of notice; ' +
      'the messages it was processing are received again.',
  });

const Volume = z
  .strictObject({
    fileSystem: z
      .string()
      .regex(/^fs-[0-9a-f]+$/, 'a file system such as `fs-0123abcd`')
      .meta({ description: 'The ID of the EFS file system.' }),
    accessPoint: z
      .string()
      .regex(/^fsap-[0-9a-f]+$/, 'an access point such as `fsap-0123abcd`')
      .meta({ description: 'The access point to use.' }),
    securityGroup: SecurityGroupId.meta({
      description: 'The security group of the mount targets, which tasks may then reach.',
    }),
    path: Text.meta({ description: 'The path at which it is mounted.' }),
    readOnly: z.boolean().default(false).meta({ description: 'Whether it is mounted read-only.' }),
  })
  .meta({ description: 'An EFS file system, encrypted in transit and mounted with the role of the task.' });

const Deployment = z
  .strictObject({
    minHealthyPercent: percentage
      .default(100)
      .meta({ description: 'The minimum percentage of tasks that must run during a deployment.' }),
    maxPercent: z
      .int()
      .min(100, 'from 100 to 200')
      .max(200, 'from 100 to 200')
      .default(200)
      .meta({ description: 'The maximum percentage of tasks that may run during a deployment.' }),
    zoneRebalancing: z
      .boolean()
      .meta({
        description:
          'Whether ECS moves tasks when they are spread unevenly over availability zones, which ends some ' +
          'that run. If not given, it is `false` with version 5.100 of the Terraform AWS provider; with ' +
          'version 6 AWS decides, which moves the tasks of new services.',
      })
      .optional(),
    rollbackAlarms: z
      .array(Text)
      .min(1, 'at least one alarm')
      .meta({ description: 'CloudWatch alarms, by name, that roll a deployment back.' })
      .optional(),
  })
  .meta({
    description: 'How ECS rolls out a new version. A version whose tasks do not start is always rolled back.',
  });

const RoleNames = z
  .strictObject({
    task: Text.meta({ description: 'The task role, which the program has.' }).optional(),
    execution: Text.meta({ description: 'The execution role, which starts tasks.' }).optional(),
  })
  .meta({ description: 'The names of the roles, if others rely on them.' });

const Override = z
  .strictObject({
    container: z
      .record(z.string(), AnyJson)
      .meta({ description: 'Merged over the definition of the main container, with the names that ECS uses.' })
      .optional(),
    taskDefinition: z
      .record(z.string(), AnyJson)
      .meta({ description: 'Merged over the arguments of `aws_ecs_task_definition`, with the names that Terraform uses.' })
      .optional(),
  })
  .meta({
    description: 'Settings that have no key of their own. msgtopo does not check them.',
    examples: [{ container: { ulimits: [{ name: 'nofile', softLimit: 4096, hardLimit: 4096 }] } }],
  });

export const FargateConsumer = z.strictObject({
  type: z.literal('fargate').meta({ description: 'An ECS service on Fargate whose containers read the queue.' }),
  ...CONSUMER_KEYS,
  ...NETWORK_KEYS,
  ...CONTAINER_KEYS,
  container: ElementName.meta({
    description: 'The name of the main container; the name of the consumer if not given.',
  }).optional(),
  pinDigest: z.boolean().default(false).meta({
    description:
      'Run exactly the image that the tag names when Terraform plans. A moved tag then shows up as a change.',
  }),
  cpu: z
    .literal([...FARGATE_CPU])
    .default(256)
    .meta({ description: 'CPU units; 1024 units are one vCPU.' }),
  memory: z.int().min(512, 'at least 512').default(512).meta({ description: 'Memory in MiB; the valid values depend on `cpu`.' }),
  architecture: Architecture,
  ephemeralStorage: whole(FARGATE.ephemeralStorage)
    .meta({ description: 'The ephemeral storage of a task in GiB; 20 if not given.' })
    .optional(),
  count: whole(FARGATE.tasks).meta({ description: 'The number of tasks without `scaling`; 1 if not given.' }).optional(),
  scaling: Scaling.optional(),
  spot: Spot.optional(),
  stopTimeout: duration(FARGATE.stopTimeout)
    .default('30s')
    .meta({ description: 'How long a task may keep running after ECS has asked it to stop, from 2s to 2m.' }),
  sidecars: z.record(ElementName, Sidecar).meta({ description: 'Containers that run beside the main one.' }).optional(),
  logRouter: LogRouter.optional(),
  volumes: z.record(ElementName, Volume).meta({ description: 'File systems by name.' }).optional(),
  exec: z
    .union([
      z.boolean(),
      z.strictObject({
        logs: z.boolean().meta({ description: 'Whether sessions are logged in the log group of the consumer.' }),
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
        'Also set the environment variables of AWS Copilot: `COPILOT_QUEUE_URI`, ' +
        '`COPILOT_SNS_TOPIC_ARNS` and the names.',
    })
    .optional(),
  deployment: Deployment.prefault({}),
  logGroup: Text.meta({ description: 'The name of the log group; `/ecs/<physical name>` if not given.' }).optional(),
  logStreamPrefix: Text.meta({
    description: 'The prefix of the log streams of the main container; its name if not given.',
  }).optional(),
  roleNames: RoleNames.optional(),
  override: Override.optional(),
});

export type FargateFile = z.infer<typeof FargateConsumer>;
