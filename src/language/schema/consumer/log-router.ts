import { z } from 'zod';
import { ElementName, Text } from '../scalars';
import { Secrets } from './common';

export const LogRouter = z
  .strictObject({
    sidecar: ElementName.meta({
      description: 'The sidecar that routes logs, with an image of Fluent Bit or Fluentd. Its own logs go to the ' +
        'log group.',
    }),
    type: z
      .enum(['fluentbit', 'fluentd'])
      .default('fluentbit')
      .meta({ description: 'Which of the two the image runs.' }),
    options: z
      .record(Text, z.union([z.string(), z.number(), z.boolean()]))
      .meta({
        description:
          'The options of the output, as the router knows them. The tasks get the permissions that ' +
          '`firehose`, `kinesis_streams`, `cloudwatch_logs` and `s3` need.',
        examples: [{ Name: 'firehose', region: 'eu-west-1', delivery_stream: 'logs' }],
      })
      .optional(),
    secrets: Secrets.meta({
      description: 'Options whose values ECS reads from SSM or Secrets Manager when a task starts.',
      examples: [{ apikey: { ssm: '/datadog/key' } }],
    }).optional(),
    config: z
      .string()
      .regex(/^\/\S+$/, 'an absolute path such as `/extra.conf`')
      .meta({ description: 'A file in the image with further configuration.' })
      .optional(),
  })
  .meta({ description: 'Send the logs of all containers through FireLens instead of to the log group.' });
