import { z } from 'zod';
import { ApiPublisher } from './api-publisher';
import { OF_EVERY_PUBLISHER, OF_MADE_PUBLISHER, OF_TARGETS } from './publisher-fields';
import { RoleArn } from './others';
import { STACK } from './stack';
import { AnyJson, ElementName, Text } from './scalars';

const message = z.union([z.string(), z.record(z.string(), AnyJson)]).meta({
  description: 'What is published: a text, or a map that is written as JSON.',
  examples: [{ kind: 'nightly' }],
});

const timezone = Text.meta({ description: 'The time zone; UTC if not given.', examples: ['Europe/Berlin'] });

const Role = z.strictObject({
  type: z
    .literal('role')
    .meta({ description: 'An existing role or IAM user, in this or another account. `type` may be left out.' })
    .optional(),
  role: RoleArn.meta({ description: 'The ARN of the role, or of an IAM user.' }),
  ...OF_EVERY_PUBLISHER,
});

const S3 = z.strictObject({
  type: z.literal('s3').meta({ description: 'A bucket that sends notifications about its objects. A bucket has a single notification list.' }),
  ...OF_EVERY_PUBLISHER,
  stack: STACK,
  bucket: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'the name of a bucket')
    .meta({ description: 'A store of this file, or the name of an existing bucket.' }),
  events: z
    .array(
      z
        .string()
        .regex(
          /^(ObjectCreated|ObjectRemoved|ObjectRestore|ObjectTagging|LifecycleExpiration)(:[A-Za-z]+)?$/,
          'an event such as `ObjectCreated` or `ObjectCreated:Put`',
        ),
    )
    .min(1, 'at least one event')
    .meta({ description: 'The events that it sends notifications about.', examples: [['ObjectCreated']] }),
  prefix: Text.meta({ description: 'Only for objects whose key starts with this.' }).optional(),
  suffix: Text.meta({ description: 'Only for objects whose key ends with this.' }).optional(),
});

const EventRule = z.strictObject({
  type: z.literal('event-rule').meta({ description: 'A rule of EventBridge, for events that match a pattern.' }),
  ...OF_MADE_PUBLISHER,
  ...OF_TARGETS,
  pattern: z.record(z.string(), AnyJson).meta({
    description: 'The event pattern.',
    examples: [{ source: ['aws.s3'], 'detail-type': ['Object Created'] }],
  }),
  bus: z
    .string()
    .regex(/^[\w./-]{1,256}$/, 'the name of an event bus')
    .meta({ description: 'The event bus; `default` if not given.' })
    .optional(),
  message: message.optional(),
});

const Schedule = z.strictObject({
  type: z.literal('schedule').meta({ description: 'A schedule of EventBridge Scheduler.' }),
  ...OF_MADE_PUBLISHER,
  ...OF_TARGETS,
  invokes: z
    .array(ElementName)
    .min(1, 'at least one function')
    .meta({
      description: 'The functions of this file that it invokes with `message`, without a topic or queue.',
      examples: [['harvester']],
    })
    .optional(),
  expression: z
    .string()
    .regex(/^(cron|rate|at)\(.+\)$/, 'an expression such as `cron(0 2 * * ? *)` or `rate(5 minutes)`')
    .meta({ description: 'The time, as a schedule expression.', examples: ['cron(0 2 * * ? *)'] }),
  timezone: timezone.optional(),
  message,
});

const IotRule = z.strictObject({
  type: z.literal('iot-rule').meta({ description: 'A rule of AWS IoT, for messages from devices.' }),
  ...OF_MADE_PUBLISHER,
  sql: Text.meta({
    description: 'The SQL statement that selects messages and parts of them.',
    examples: ["SELECT * FROM 'devices/+/orders'"],
  }),
});

export const Publisher = z
  .discriminatedUnion('type', [ApiPublisher, EventRule, IotRule, Role, S3, Schedule])
  .meta({ id: 'publisher', description: 'A publisher from outside of the topology.' });

export type PublisherFile = z.infer<typeof Publisher>;

