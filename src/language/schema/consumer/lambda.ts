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
    inline: Text.meta({ description: 'The source text itself, in Python, JavaScript or Ruby.' }).optional(),
  })
  .meta({ description: 'Where the code comes from: one of `zip`, `s3`, `image` and `inline`.' });

const Pollers = z
  .strictObject({
    min: whole(EVENT_SOURCE.minPollers).meta({ description: 'Pollers that are always there.' }).optional(),
    max: whole(EVENT_SOURCE.pollers).meta({ description: 'Pollers at most.' }).optional(),
  })
  .meta({ description: 'Event pollers of its own, instead of shared ones. Not beside `maxConcurrency`.' });

/** Keys that say how the container of an image starts. */
export const IMAGE_KEYS = ['imageCommand', 'imageEntryPoint', 'imageWorkingDirectory'] as const;

const eventSource = {
  batchSize: whole(EVENT_SOURCE.batchSize)
    .meta({ description: 'Messages in one call at most; 10 if not given.' })
    .optional(),
  batchWindow: duration(EVENT_SOURCE.batchWindow)
    .meta({ description: 'How long a batch may be waited for, up to 5m. Not for FIFO queues.' })
    .optional(),
  maxConcurrency: whole(EVENT_SOURCE.maxConcurrency)
    .meta({ description: 'Calls at the same time at most, from 2 to 1000.' })
    .optional(),
  partialBatchResponse: z
    .boolean()
    .meta({
      description:
        'Whether the function says which messages of a batch failed (`batchItemFailures`), so that only these come ' +
        'back; `true` if not given.',
    })
    .optional(),
  filter: z
    .array(z.record(z.string(), AnyJson))
    .min(1, 'at least one pattern')
    .max(EVENT_SOURCE.filters, `at most ${EVENT_SOURCE.filters} patterns`)
    .meta({
      description: 'Patterns of event filtering; a message that matches none is deleted, not left in the queue.',
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
      description: 'Count in CloudWatch what the event source polls, filters, passes on and fails on, which AWS charges for.',
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
      'Settings for single queues of the function, by the name of the queue. They win over those of the function.',
    examples: [{ billing: { batchSize: 100, batchWindow: '5s' } }],
  });

const Words = z.array(z.string()).min(1, 'at least one word');

const Logging = z
  .strictObject({
    group: Text.meta({ description: 'The name of its log group; `/aws/lambda/<physical name>` if not given.' }).optional(),
    format: z
      .enum(['text', 'json'])
      .default('text')
      .meta({ description: 'How Lambda writes records.' }),
    level: z
      .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal'])
      .meta({ description: 'The least level of what the program logs, with `format: json`.' })
      .optional(),
    systemLevel: z
      .enum(['debug', 'info', 'warn'])
      .meta({ description: 'The same of what Lambda logs about calls.' })
      .optional(),
  })
  .meta({ description: 'Where and how it logs.', examples: [{ format: 'json', level: 'warn' }] });

export const LambdaConsumer = z.strictObject({
  type: z.literal('lambda').meta({ description: 'A Lambda function, called with batches of messages.' }),
  ...CONSUMER_KEYS,
  ...eventSource,
  eventSources: EventSources.optional(),
  code: Code,
  runtime: z
    .string()
    .regex(RUNTIME_PATTERN, 'a Lambda runtime such as `nodejs22.x`')
    .meta({
      description:
        'What runs the code; needed unless it is an image. Version 5.100 of the Terraform AWS provider knows none ' +
        'newer than `nodejs22.x`, `python3.13`, `java21`, `dotnet8` and `ruby3.4`; newer ones need version 6.',
      examples: [...CURRENT_RUNTIMES],
    })
    .optional(),
  handler: z
    .string()
    .regex(/^\S{1,128}$/, 'a handler such as `app.handler`')
    .meta({ description: 'The function in the code; needed unless it is an image.', examples: ['app.handler'] })
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
    .meta({ description: 'Versions of layers, by their ARNs, in the order in which they are laid over each other.' })
    .optional(),
  imageCommand: Words.meta({ description: 'Instead of the command of the image.' }).optional(),
  imageEntryPoint: Words.meta({ description: 'Instead of the entry point of the image.' }).optional(),
  imageWorkingDirectory: z
    .string()
    .regex(/^\/\S*$/, 'an absolute path such as `/app`')
    .meta({ description: 'Instead of the working directory of the image.' })
    .optional(),
  logging: Logging.optional(),
  alias: z
    .string()
    .regex(/^(?!\d+$)[\w-]{1,128}$/, 'an alias such as `live`')
    .meta({
      description:
        'Make a version with each change, and let queues, topics and state machines call the function by this alias, ' +
        'which follows the newest version.',
      examples: ['live'],
    })
    .optional(),
  roleName: Text.meta({
    description: 'The whole name of its role in AWS, where others rely on it. That of the function is `physicalName`.',
  }).optional(),
  timeout: duration(LAMBDA.timeout)
    .default('30s')
    .meta({ description: 'How long one call may take, up to 15m.' }),
  memory: whole(LAMBDA.memory)
    .default(256)
    .meta({ description: 'Memory in MiB; processor time grows with it.' }),
  ephemeralStorage: whole(LAMBDA.ephemeralStorage)
    .meta({ description: 'The size of `/tmp` in MiB; 512 if not given.' })
    .optional(),
  architecture: Architecture,
  environment: EnvironmentVariables.optional(),
  secrets: Secrets.meta({
    description:
      'Secrets that the function reads itself: the variable holds the ARN of the parameter or secret, which it may read.',
  }).optional(),
  encryption: ServiceEncryption.default('aws').meta({
    description:
      'How its variables are encrypted at rest: `aws` (a key that Lambda owns, free), `managed-key` (the same ' +
      'customer-managed key as for messages), or your own key.',
  }),
  codeSigning: arnOf(
    'lambda',
    'code-signing-config:csc-[0-9a-f]{17}',
    'arn:aws:lambda:eu-west-1:111111111111:code-signing-config:csc-0123456789abcdef0',
  )
    .meta({ description: 'The ARN of a code signing configuration, for archives that only certain signers may make.' })
    .optional(),
  tracing: z.boolean().default(true).meta({ description: 'Trace calls with X-Ray.' }),
  reservedConcurrency: z
    .int()
    .min(0, 'at least 0')
    .meta({ description: 'Calls at the same time that are kept free for it, and its limit.' })
    .optional(),
  network: z.boolean().default(false).meta({ description: 'Run it in the subnets of `network`.' }),
  ...NETWORK_KEYS,
  onFailure: ElementName.meta({
    description: 'The queue of this file that takes what failed when a topic called the function directly.',
  }).optional(),
});

export type LambdaFile = z.infer<typeof LambdaConsumer>;

export type EventSourceFile = Pick<LambdaFile, (typeof EVENT_SOURCE_KEYS)[number]>;
