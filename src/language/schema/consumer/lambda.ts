import { z } from 'zod';
import { EVENT_SOURCE, LAMBDA } from '#base/aws/limits';
import { CURRENT_RUNTIMES, RUNTIME_PATTERN } from '#base/aws/runtimes';
import { ServiceEncryption } from '../encryption';
import { AnyJson, arnOf, duration, ElementName, Text } from '../scalars';
import { Architecture, CONSUMER_KEYS, EnvironmentVariables, NETWORK_KEYS, Secrets, whole } from './common';

const S3Code = z.strictObject({
  bucket: Text.meta({ description: 'The bucket.' }),
  key: Text.meta({ description: 'The object, a zip archive.' }),
  version: Text.meta({ description: 'The version of the object.' }).optional(),
});

/** Exactly one of them. */
export const CODE_KEYS = ['zip', 's3', 'image', 'inline'] as const;

const Code = z
  .strictObject({
    zip: Text.meta({ description: 'A zip archive, relative to the topology file.' }).optional(),
    s3: S3Code.meta({ description: 'A zip archive in S3, in the region of the topology.' }).optional(),
    image: Text.meta({ description: 'A container image in ECR.' }).optional(),
    inline: Text.meta({ description: 'The source code itself, in Python, JavaScript or Ruby.' }).optional(),
  })
  .meta({ description: 'Where the code comes from: one of `zip`, `s3`, `image` and `inline`.' });

const Pollers = z
  .strictObject({
    min: whole(EVENT_SOURCE.minPollers).meta({ description: 'The minimum number of pollers.' }).optional(),
    max: whole(EVENT_SOURCE.pollers).meta({ description: 'The maximum number of pollers.' }).optional(),
  })
  .meta({ description: 'Dedicated event pollers instead of shared ones. Not together with `maxConcurrency`.' });

/** Keys that say how the container of an image starts. */
export const IMAGE_KEYS = ['imageCommand', 'imageEntryPoint', 'imageWorkingDirectory'] as const;

const eventSource = {
  batchSize: whole(EVENT_SOURCE.batchSize)
    .meta({ description: 'The maximum number of messages in one invocation; 10 if not given.' })
    .optional(),
  batchWindow: duration(EVENT_SOURCE.batchWindow)
    .meta({ description: 'How long Lambda may wait for a batch to fill, up to 5m. Not for FIFO queues.' })
    .optional(),
  maxConcurrency: whole(EVENT_SOURCE.maxConcurrency)
    .meta({ description: 'The maximum number of concurrent invocations, from 2 to 1000.' })
    .optional(),
  partialBatchResponse: z
    .boolean()
    .meta({
      description:
        'Whether the function reports which messages of a batch failed (`batchItemFailures`), so that ' +
        'only these are received again; `true` if not given.',
    })
    .optional(),
  filter: z
    .array(z.record(z.string(), AnyJson))
    .min(1, 'at least one pattern')
    .max(EVENT_SOURCE.filters, `at most ${EVENT_SOURCE.filters} patterns`)
    .meta({
      description: 'Event filter patterns. Lambda deletes a message that matches none of them; it does not stay in ' +
        'the queue.',
      examples: [[{ body: { kind: ['invoice'] } }]],
    })
    .optional(),
  pollers: Pollers.optional(),
  enabled: z
    .boolean()
    .meta({
      description:
        'Whether Lambda reads the queue; `true` if not given. With `false`, messages wait until their retention ends.',
    })
    .optional(),
  metrics: z
    .boolean()
    .meta({
      description: 'Publish CloudWatch metrics of how many messages the event source polls, filters out, passes on ' +
        'and fails on. AWS charges for them.',
    })
    .optional(),
};

/** Keys that say how a function reads a queue. */
export const EVENT_SOURCE_KEYS = Object.keys(eventSource) as (keyof typeof eventSource)[];

/** Keys that mean nothing without a queue. */
export const KEYS_OF_QUEUES = [...EVENT_SOURCE_KEYS, 'eventSources'] as const;

const EventSources = z
  .record(ElementName, z.strictObject(eventSource))
  .meta({
    description:
      'Settings for single queues of the function, by the name of the queue. They override those of the function.',
    examples: [{ billing: { batchSize: 100, batchWindow: '5s' } }],
  });

const Words = z.array(z.string()).min(1, 'at least one word');

const Logging = z
  .strictObject({
    group: Text.meta({ description: 'The name of its log group; `/aws/lambda/<physical name>` if not given.' }).optional(),
    format: z
      .enum(['text', 'json'])
      .default('text')
      .meta({ description: 'The format of log records.' }),
    level: z
      .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal'])
      .meta({ description: 'The lowest level of application logs, with `format: json`.' })
      .optional(),
    systemLevel: z
      .enum(['debug', 'info', 'warn'])
      .meta({ description: 'The lowest level of system logs, with `format: json`.' })
      .optional(),
  })
  .meta({ description: 'Where and how the function logs.', examples: [{ format: 'json', level: 'warn' }] });

export const LambdaConsumer = z.strictObject({
  type: z.literal('lambda').meta({ description: 'A Lambda function, invoked with batches of messages.' }),
  ...CONSUMER_KEYS,
  ...eventSource,
  eventSources: EventSources.optional(),
  code: Code,
  runtime: z
    .string()
    .regex(RUNTIME_PATTERN, 'a Lambda runtime such as `nodejs22.x`')
    .meta({
      description:
        'The runtime; required unless the code is an image. Version 5.100 of the Terraform AWS ' +
        'provider accepts no runtime newer than `nodejs22.x`, `python3.13`, `java21`, `dotnet8` and ' +
        '`ruby3.4`; later ones need version 6.',
      examples: [...CURRENT_RUNTIMES],
    })
    .optional(),
  handler: z
    .string()
    .regex(/^\S{1,128}$/, 'a handler such as `app.handler`')
    .meta({ description: 'The handler in the code; required unless the code is an image.', examples: ['app.handler'] })
    .optional(),
  layers: z
    .array(
      z
        .string()
        .regex(
          /^arn:aws[a-z-]*:lambda:[a-z0-9-]+:\d{12}:layer:[A-Za-z0-9_-]+:\d+$/,
          'the ARN of a version of a layer, such as `arn:aws:lambda:eu-west-1:111111111111:layer:tools:3`',
        ),
    )
    .max(LAMBDA.layers, `at most ${LAMBDA.layers} layers`)
    .meta({ description: 'ARNs of layer versions, in the order in which they are applied.' })
    .optional(),
  imageCommand: Words.meta({ description: 'Overrides the command of the image.' }).optional(),
  imageEntryPoint: Words.meta({ description: 'Overrides the entry point of the image.' }).optional(),
  imageWorkingDirectory: z
    .string()
    .regex(/^\/\S*$/, 'an absolute path such as `/app`')
    .meta({ description: 'Overrides the working directory of the image.' })
    .optional(),
  logging: Logging.optional(),
  alias: z
    .string()
    .regex(/^(?!\d+$)[\w-]{1,128}$/, 'an alias such as `live`')
    .meta({
      description:
        'Publish a version with each change, and let queues, topics and state machines invoke the ' +
        'function through this alias, which points to the latest version.',
      examples: ['live'],
    })
    .optional(),
  roleName: Text.meta({
    description: 'The name of its role, if others rely on it. The name of the function is `physicalName`.',
  }).optional(),
  timeout: duration(LAMBDA.timeout)
    .default('30s')
    .meta({ description: 'How long one invocation may take, up to 15m.' }),
  memory: whole(LAMBDA.memory)
    .default(256)
    .meta({ description: 'Memory in MiB; CPU grows with it.' }),
  ephemeralStorage: whole(LAMBDA.ephemeralStorage)
    .meta({ description: 'The size of `/tmp` in MiB; 512 if not given.' })
    .optional(),
  architecture: Architecture,
  environment: EnvironmentVariables.optional(),
  secrets: Secrets.meta({
    description:
      'Secrets that the function reads itself: the variable holds the ARN of the parameter or secret, ' +
      'and the role of the function may read it.',
  }).optional(),
  encryption: ServiceEncryption.default('aws').meta({
    description:
      'How environment variables are encrypted at rest: `aws` (a key that Lambda owns, free), ' +
      '`managed-key` (the same customer-managed key as for messages), or your own key.',
  }),
  codeSigning: arnOf(
    'lambda',
    'code-signing-config:csc-[0-9a-f]{17}',
    'arn:aws:lambda:eu-west-1:111111111111:code-signing-config:csc-0123456789abcdef0',
  )
    .meta({ description: 'The ARN of a code signing configuration: Lambda then accepts only archives from trusted signers.' })
    .optional(),
  tracing: z.boolean().default(true).meta({ description: 'Trace invocations with X-Ray.' }),
  reservedConcurrency: z
    .int()
    .min(0, 'at least 0')
    .meta({ description: 'Reserved concurrency: concurrent invocations that are set aside for this function, and its limit.' })
    .optional(),
  network: z.boolean().default(false).meta({ description: 'Run it in the subnets of `network`.' }),
  ...NETWORK_KEYS,
  onFailure: ElementName.meta({
    description: 'The queue of this file that receives the events of failed invocations, when a topic invokes the ' +
      'function directly.',
  }).optional(),
});

export type LambdaFile = z.infer<typeof LambdaConsumer>;

export type EventSourceFile = Pick<LambdaFile, (typeof EVENT_SOURCE_KEYS)[number]>;
