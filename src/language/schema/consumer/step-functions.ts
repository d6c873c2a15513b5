import { z } from 'zod';
import { PIPE } from '#base/aws/limits';
import { AnyJson, duration, ElementName, Text } from '../scalars';
import { CONSUMER_KEYS, whole } from './common';

const { queues: _, queue, ...KEYS } = CONSUMER_KEYS;

export const StepFunctionsConsumer = z.strictObject({
  type: z.literal('step-functions').meta({
    description: 'A state machine, started by an EventBridge pipe with messages from its queue.',
  }),
  ...KEYS,
  queue: queue.unwrap().meta({ description: 'The queue that it consumes, by its name in this file.' }),
  definition: Text.meta({
    description:
      'A file with the state machine (JSON in the Amazon States Language), relative to the topology ' +
      'file. msgtopo fills in `${QUEUE_URL}`, `${<ID>_QUEUE_URL}`, `${<ID>_TOPIC_ARN}`, ' +
      '`${<ID>_BUCKET}`, `${<ID>_TABLE}` and `${<ID>_FUNCTION_ARN}`.',
    examples: ['machines/reconcile.asl.json'],
  }).optional(),
  stateMachine: z
    .string()
    .regex(
      /^arn:aws[a-z-]*:states:[a-z0-9-]+:\d{12}:stateMachine:[\w-]{1,80}$/,
      'an ARN such as `arn:aws:states:eu-west-1:111111111111:stateMachine:reconcile`',
    )
    .meta({ description: 'Instead of `definition`: the ARN of an existing state machine.' })
    .optional(),
  workflow: z
    .enum(['standard', 'express'])
    .default('standard')
    .meta({
      description:
        'A `standard` workflow is started, and handles its own failures. The pipe waits for an ' +
        '`express` workflow, and a message is received again if it fails.',
    }),
  invokes: z
    .array(ElementName)
    .meta({ description: 'The Lambda functions of this file that the state machine invokes.' })
    .optional(),
  enrichment: ElementName.meta({
    description: 'A Lambda function of this file that turns the messages into the input of the state machine.',
  }).optional(),
  filter: z
    .array(z.record(z.string(), AnyJson))
    .min(1, 'at least one pattern')
    .max(PIPE.filters, `at most ${PIPE.filters} patterns`)
    .meta({
      description: 'Event filter patterns. Lambda deletes a message that matches none of them; it does not stay in ' +
        'the queue.',
      examples: [[{ body: { kind: ['settlement'] } }]],
    })
    .optional(),
  inputTemplate: z
    .string()
    .max(PIPE.inputTemplate, `at most ${PIPE.inputTemplate} characters`)
    .meta({
      description: 'The input of the state machine, with `<$.body>` and the like for parts of the message.',
      examples: ['{"order": <$.body>}'],
    })
    .optional(),
  batchSize: whole(PIPE.batchSize)
    .default(1)
    .meta({ description: 'The maximum number of messages for one execution, which gets them as a list.' }),
  batchWindow: duration(PIPE.batchWindow)
    .default('0s')
    .meta({ description: 'How long the pipe may wait for a batch to fill, up to 5m.' }),
  tracing: z.boolean().default(true).meta({ description: 'Trace executions with X-Ray.' }),
});

export type StepFunctionsFile = z.infer<typeof StepFunctionsConsumer>;
