import { z } from 'zod';
import { AnyJson, duration, Text } from './scalars';
import { DAY } from '#base/aws/limits';

/** A person writes the number of days that a test lets pass, so that a year is far enough. */
const LONGEST_WAIT = 365 * DAY;

const AttributeValue = z
  .union([
    z.string(),
    z.number(),
    z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])),
    z.strictObject({
      type: Text.meta({ description: 'The data type: `String`, `Number`, `Binary`, `String.Array`, or one with a suffix.' }),
      value: z.string().meta({ description: 'The value as text.' }),
    }),
  ])
  .meta({ description: 'Text, a number, a list, or a map with a type and a value.' });

export const FlowMessage = z.strictObject({
  body: AnyJson.optional().meta({ description: 'The body: text is sent as it is, anything else as JSON.' }),
  attributes: z
    .record(Text, AttributeValue)
    .meta({ description: 'Message attributes by name.', examples: [{ eventType: 'paid', amount: 5 }] })
    .optional(),
  subject: Text.meta({ description: 'The subject of a message that is published.' }).optional(),
  group: Text.meta({ description: 'The message group, which a FIFO topic or queue needs.' }).optional(),
  deduplicationId: Text.meta({ description: 'The deduplication id.' }).optional(),
});

const FromFile = {
  file: Text.meta({
    description: 'A file with one message in JSON on each line, relative to the file of the flow, instead of `body`.',
  }).optional(),
};

const Publish = FlowMessage.extend({ topic: Text.meta({ description: 'The topic.' }), ...FromFile });
const Send = FlowMessage.extend({ queue: Text.meta({ description: 'The queue.' }), ...FromFile });

const Onward = FlowMessage.omit({ subject: true }).extend({
  body: AnyJson.optional().meta({ description: 'The body; if not given, the one that it received.' }),
  queue: Text.meta({ description: 'One of the queues that the consumer sends to.' }),
});

const Behaviour = z
  .union([
    z.enum(['succeed', 'fail', 'off']),
    z.strictObject({
      failures: z
        .int()
        .min(1, 'at least 1')
        .max(1000, 'at most 1000')
        .meta({ description: 'How many times a message fails before it succeeds; if not given, always, or never together ' +
          'with `sends`.' })
        .optional(),
      bodies: z
        .array(AnyJson)
        .meta({ description: 'The only bodies that fail, as received.' })
        .optional(),
      sends: z
        .array(Onward)
        .min(1, 'at least one message')
        .meta({ description: 'What it sends to queues for each message that it processes.' })
        .optional(),
    }),
  ])
  .meta({
    description:
      '`succeed`, `fail`, `off` for a consumer that does not run, or how many times and on which ' +
      'bodies it fails, and what it sends.',
  });

/** More messages than any test has. */
const MOST = 1_000_000;

const Names = z.array(Text);
const Count = z.int().min(0, 'at least 0').max(MOST, `at most ${MOST}`);
const Counts = z.record(Text, Count);

const Expectations = z
  .strictObject({
    delivered: Names.meta({
      description: 'Everything that received a message, and nothing else: queues, or other endpoints by what ' +
        'follows `_to_`.',
      examples: [['billing', 'audit']],
    }).optional(),
    filtered: z
      .union([Names, z.record(Text, Text)])
      .meta({
        description: 'Whose filter kept a message back. As a map, with the key that decided.',
        examples: [['billing'], { billing: 'eventType' }],
      })
      .optional(),
    consumed: Counts.meta({ description: 'How many messages of a queue were processed.' }).optional(),
    waiting: Counts.meta({ description: 'How many messages are left in a queue.' }).optional(),
    dead: Counts.meta({
      description: 'How many messages of a queue or an endpoint became dead letters.',
      examples: [{ billing: 1 }],
    }).optional(),
    expired: Counts.meta({ description: 'How many messages of a queue exceeded its retention.' }).optional(),
    discarded: Counts.meta({
      description: 'How many messages of a queue were deleted because the filter of its consumer does not match them.',
    }).optional(),
    refused: Count.meta({ description: 'How many messages a topic or queue did not accept: those that AWS refuses, and duplicates.' })
      .optional(),
    attempts: z
      .union([z.int().min(0, 'at least 0'), Counts])
      .meta({ description: 'The highest number of receives of one message, in all queues or in each.' })
      .optional(),
    order: z
      .record(Text, z.array(AnyJson))
      .meta({
        description: 'The bodies of a queue in the order in which they arrived, or were processed if they were.',
      })
      .optional(),
    body: z
      .record(Text, AnyJson)
      .meta({ description: 'The body of every message of a queue: text byte for byte, anything else as JSON.' })
      .optional(),
  })
  .meta({ id: 'expectations', description: 'What must have happened.' });

/** https://docs.aws.amazon.com/sns/latest/dg/sns-common-scenarios.html shows what a flow describes. */
export const Flow = z
  .strictObject({
    name: Text.meta({ description: 'What the flow shows, in a sentence.' }),
    publish: z
      .union([Publish, z.array(Publish)])
      .meta({ description: 'One message or several that are published to a topic.' })
      .optional(),
    send: z
      .union([Send, z.array(Send)])
      .meta({ description: 'One message or several that are sent to a queue.' })
      .optional(),
    consumer: z
      .record(Text, Behaviour)
      .meta({
        description: 'What consumers do, by their name or the name of the queue. An endpoint that fails cannot be ' +
          'reached.',
        examples: [{ billing: 'fail' }],
      })
      .optional(),
    wait: duration({ min: 0, max: LONGEST_WAIT })
      .meta({ description: 'How long to wait, while consumers work, before the expectations are checked.' })
      .optional(),
    seed: z
      .int()
      .min(0, 'at least 0')
      .max(MOST, `at most ${MOST}`)
      .default(1)
      .meta({ description: 'The seed: another number gives another order, wherever AWS guarantees none.' }),
    expect: Expectations.optional(),
  })
  .meta({ id: 'flow', description: 'A test of what happens to messages.' });

/** A file beside the topology that has flows alone. */
export const FlowsFile = z.strictObject({
  flows: z.array(Flow).meta({ description: 'Flow tests.' }),
});

export type FlowsFile = z.infer<typeof FlowsFile>;
