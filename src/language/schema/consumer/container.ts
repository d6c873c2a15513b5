import { z } from 'zod';
import { FARGATE } from '#base/aws/limits';
import { duration, ElementName, Text } from '../scalars';
import { EnvironmentVariables, Secrets, whole } from './common';

const Words = z.array(z.string()).min(1, 'at least one word');

const HealthCheck = z
  .strictObject({
    command: Words.meta({
      description: 'What is run in the container; 0 means that it is well. `CMD` or `CMD-SHELL` comes first.',
      examples: [['CMD-SHELL', 'test -f /tmp/alive']],
    }),
    interval: duration(FARGATE.healthCheck.interval)
      .default('30s')
      .meta({ description: 'How often, from 5s to 5m.' }),
    timeout: duration(FARGATE.healthCheck.timeout)
      .default('5s')
      .meta({ description: 'How long it may take, from 2s to 1m.' }),
    retries: whole(FARGATE.healthCheck.retries)
      .default(3)
      .meta({ description: 'How often in a row it must fail.' }),
    startPeriod: duration(FARGATE.healthCheck.startPeriod)
      .default('0s')
      .meta({ description: 'How long it does not count after the start, up to 5m.' }),
  })
  .meta({ description: 'How ECS finds out that a container is not well, and must be replaced.' });

const limit = z.int().min(0, 'at least 0');

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Ulimit.html */
const ULIMITS =
  /^(core|cpu|data|fsize|locks|memlock|msgqueue|nice|nofile|nproc|rss|rtprio|rttime|sigpending|stack)$/;

const Ulimits = z
  .record(
    z.string().regex(ULIMITS, 'a limit such as `nofile`'),
    z.union([
      limit,
      z.strictObject({
        soft: limit.meta({ description: 'The limit that the program may raise itself.' }),
        hard: limit.meta({ description: 'The limit up to which it may.' }),
      }),
    ]),
  )
  .meta({ description: 'Limits of the operating system by name.', examples: [{ nofile: 65_536 }] });

const Restart = z
  .union([
    z.literal(true),
    z.strictObject({
      ignoredExitCodes: z
        .array(z.int().min(0, 'from 0 to 255').max(255, 'from 0 to 255'))
        .max(FARGATE.restart.ignoredExitCodes, `at most ${FARGATE.restart.ignoredExitCodes}`)
        .default([])
        .meta({ description: 'Exit codes with which it stays stopped.', examples: [[0]] }),
      resetAfter: duration(FARGATE.restart.resetAfter)
        .default('5m')
        .meta({ description: 'How long it must have run, from 1m to 30m.' }),
    }),
  ])
  .meta({ description: 'Start the container again inside of its task when it stops, instead of a new task.' });

const Ports = z
  .array(
    z.union(
      [
        z.int().min(1, 'from 1 to 65535').max(65_535, 'from 1 to 65535'),
        z.string().regex(/^\d{1,5}\/(tcp|udp)$/, 'a port such as `8125/udp`'),
      ],
      'a port such as `4317`, or `8125/udp`',
    ),
  )
  .meta({
    description:
      'Ports that it listens on, for the other containers of the task: `localhost` leads to them. Nobody else reaches them.',
    examples: [[4317, '8125/udp']],
  });

/** What a container of a task can have, the main one or a sidecar. */
export const CONTAINER_KEYS = {
  image: Text.meta({ description: 'The container image, by tag or digest.' }),
  command: Words.meta({ description: 'Instead of the command of the image.' }).optional(),
  entryPoint: Words.meta({ description: 'Instead of the entry point of the image.' }).optional(),
  environment: EnvironmentVariables.optional(),
  secrets: Secrets.meta({
    description: 'Variables whose values ECS reads from SSM or Secrets Manager when a task starts.',
  }).optional(),
  healthCheck: HealthCheck.optional(),
  ports: Ports.optional(),
  ulimits: Ulimits.optional(),
  restart: Restart.optional(),
  dependsOn: z
    .record(ElementName, z.enum(['start', 'complete', 'success', 'healthy']))
    .meta({
      description: 'Containers of the task that must come first: started, ended, ended without failure, or healthy.',
      examples: [{ migrations: 'success' }],
    })
    .optional(),
  user: z
    .string()
    .regex(/^[\w-]+(:[\w-]+)?$/, 'a user or `user:group`, in quotes')
    .default('1000:1000')
    .meta({ description: 'Who runs in the container.' }),
  readonlyRootFilesystem: z
    .boolean()
    .default(true)
    .meta({ description: 'Whether the files of the image cannot be changed.' }),
  writable: z
    .array(z.string().regex(/^\/\S+$/, 'an absolute path such as `/tmp`'))
    .meta({
      description:
        'Folders for passing files, each an empty volume. It belongs to root unless the image declares it as `VOLUME`.',
      examples: [['/tmp']],
    })
    .optional(),
};

export const Sidecar = z
  .strictObject({
    ...CONTAINER_KEYS,
    essential: z.boolean().default(true).meta({ description: 'Whether the task ends when it ends.' }),
  })
  .meta({ description: 'A container beside the main one.' });
