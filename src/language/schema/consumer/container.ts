import { z } from 'zod';
import { FARGATE } from '#base/aws/limits';
import { duration, ElementName, Text } from '../scalars';
import { EnvironmentVariables, Secrets, whole } from './common';

const Words = z.array(z.string()).min(1, 'at least one word');

const HealthCheck = z
  .strictObject({
    command: Words.meta({
      description: 'The command that runs in the container; exit code 0 means healthy. It starts with `CMD` or ' +
        '`CMD-SHELL`.',
      examples: [['CMD-SHELL', 'test -f /tmp/alive']],
    }),
    interval: duration(FARGATE.healthCheck.interval)
      .default('30s')
      .meta({ description: 'The time between two checks, from 5s to 5m.' }),
    timeout: duration(FARGATE.healthCheck.timeout)
      .default('5s')
      .meta({ description: 'How long a check may take, from 2s to 1m.' }),
    retries: whole(FARGATE.healthCheck.retries)
      .default(3)
      .meta({ description: 'How many checks in a row must fail.' }),
    startPeriod: duration(FARGATE.healthCheck.startPeriod)
      .default('0s')
      .meta({ description: 'How long failed checks do not count after the start, up to 5m.' }),
  })
  .meta({ description: 'How ECS finds out that a container is unhealthy and must be replaced.' });

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
        soft: limit.meta({ description: 'The soft limit, which the program may raise.' }),
        hard: limit.meta({ description: 'The hard limit, up to which the program may raise the soft one.' }),
      }),
    ]),
  )
  .meta({ description: 'Resource limits of the operating system, by name.', examples: [{ nofile: 65_536 }] });

const Restart = z
  .union([
    z.literal(true),
    z.strictObject({
      ignoredExitCodes: z
        .array(z.int().min(0, 'from 0 to 255').max(255, 'from 0 to 255'))
        .max(FARGATE.restart.ignoredExitCodes, `at most ${FARGATE.restart.ignoredExitCodes}`)
        .default([])
        .meta({ description: 'Exit codes after which the container is not restarted.', examples: [[0]] }),
      resetAfter: duration(FARGATE.restart.resetAfter)
        .default('5m')
        .meta({ description: 'How long the container must have run before it may be restarted, from 1m to 30m.' }),
    }),
  ])
  .meta({ description: 'Restart the container inside its task when it stops, instead of replacing the task.' });

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
      'Ports that the container listens on for the other containers of the task, which reach it at ' +
      '`localhost`. Nothing else can reach them.',
    examples: [[4317, '8125/udp']],
  });

/** What a container of a task can have, the main one or a sidecar. */
export const CONTAINER_KEYS = {
  image: Text.meta({ description: 'The container image, by tag or digest.' }),
  command: Words.meta({ description: 'Overrides the command of the image.' }).optional(),
  entryPoint: Words.meta({ description: 'Overrides the entry point of the image.' }).optional(),
  environment: EnvironmentVariables.optional(),
  secrets: Secrets.meta({
    description: 'Environment variables whose values ECS reads from SSM or Secrets Manager when a task starts.',
  }).optional(),
  healthCheck: HealthCheck.optional(),
  ports: Ports.optional(),
  ulimits: Ulimits.optional(),
  restart: Restart.optional(),
  dependsOn: z
    .record(ElementName, z.enum(['start', 'complete', 'success', 'healthy']))
    .meta({
      description: 'Containers of the task that must come first, and the state they must reach: started, ended, ' +
        'ended successfully, or healthy.',
      examples: [{ migrations: 'success' }],
    })
    .optional(),
  user: z
    .string()
    .regex(/^[\w-]+(:[\w-]+)?$/, 'a user or `user:group`, in quotes')
    .default('1000:1000')
    .meta({ description: 'The user that runs in the container.' }),
  readonlyRootFilesystem: z
    .boolean()
    .default(true)
    .meta({ description: 'Whether the root file system of the container is read-only.' }),
  writable: z
    .array(z.string().regex(/^\/\S+$/, 'an absolute path such as `/tmp`'))
    .meta({
      description:
        'Directories to which the container may write, each an empty volume. A directory belongs to ' +
        'root unless the image declares it as `VOLUME`.',
      examples: [['/tmp']],
    })
    .optional(),
};

export const Sidecar = z
  .strictObject({
    ...CONTAINER_KEYS,
    essential: z.boolean().default(true).meta({ description: 'Whether the task stops when this container stops.' }),
  })
  .meta({ description: 'A container that runs beside the main one.' });
