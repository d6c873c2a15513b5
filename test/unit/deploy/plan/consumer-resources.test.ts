import { QUEUE, refused, type Written } from './hand-written-plan';

/* What consumes messages, on plans written by hand. */

const MAPPING = {
  address: 'aws_lambda_event_source_mapping.billing_to_worker',
  before: { event_source_arn: QUEUE },
};
test.each<[string, readonly Written[], readonly string[]]>([
  ['a function that is the last one', [MAPPING], ['destroy:lambda-event-source-mapping.billing_to_worker']],
  [
    'a service, whose queues are not known',
    [{ address: 'aws_ecs_service.worker', before: {} }],
    ['destroy:ecs-service.worker'],
  ],
  [
    'a function whose place another takes',
    [MAPPING, { address: 'aws_lambda_event_source_mapping.b', after: { event_source_arn: QUEUE } }],
    [],
  ],
  [
    'a function whose place a pipe takes',
    [MAPPING, { address: 'aws_pipes_pipe.b', after: { source: QUEUE } }],
    [],
  ],
  [
    'a function that goes with its queue',
    [MAPPING, { address: 'aws_sqs_queue.billing', before: { arn: QUEUE } }],
    ['destroy:queue.billing'],
  ],
  [
    'a service that is made anew',
    [{ address: 'aws_ecs_service.worker', before: {}, after: { tags: {} }, isReplaced: true }],
    ['stop-consumer:ecs-service.worker'],
  ],
  [
    'a state machine, with the messages of what it runs',
    [{ address: 'aws_sfn_state_machine.settle', before: { type: 'STANDARD' } }],
    ['destroy:sfn-state-machine.settle'],
  ],
  [
    'a state machine that is made anew',
    [
      {
        address: 'aws_sfn_state_machine.settle',
        before: { type: 'STANDARD' },
        after: {},
        isReplaced: true,
      },
    ],
    ['replace:sfn-state-machine.settle'],
  ],
  [
    'a state machine for which a pipe waits',
    [{ address: 'aws_sfn_state_machine.settle', before: { type: 'EXPRESS' } }],
    [],
  ],
])('%s', (_, written, allow) => {
  expect(refused(...written)).toEqual(allow);
});
