import { z } from 'zod';
import { FARGATE } from '#base/aws/limits';
import { duration, Text } from '../scalars';
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
