import { addresses, jsonAt, resourceAt, synthesized } from '#test/support/synthesized';
import { topologyOf } from '#test/unit/topology-of';
import { statements } from '#test/unit/stacks/statements';

const MACHINE = {
  StartAt: 'Check',
  States: {
    Check: { Type: 'Task', Resource: '${CHECK_FUNCTION_ARN}', Next: 'Tell' },
    Tell: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sns:publish',
      Parameters: { TopicArn: '${SETTLED_TOPIC_ARN}', 'Message.$': "States.Format('${}', $.id)" },
      End: true,
    },
  },
};

const stack = synthesized(
  topologyOf(
    `
environments: { prod: { account: "111111111111" } }
topics: { settled: {} }
queues: { settlements: {}, quick: {} }
consumers:
  check:
    type: lambda
    code: { s3: { bucket: code, key: check.zip } }
    runtime: python3.13
    handler: app.handler
  reconcile:
    type: step-functions
    queue: settlements
    definition: reconcile.asl.json
    invokes: [check]
    publishes: [settled]
    filter: [{ body: { kind: [settlement] } }]
    inputTemplate: '{"order": <$.body>}'
    enrichment: check
  existing:
    type: step-functions
    queue: quick
    stateMachine: arn:aws:states:eu-west-1:111111111111:stateMachine:existing
    workflow: express
    batchSize: 10
    batchWindow: 5s
`,
    { 'reconcile.asl.json': JSON.stringify(MACHINE) },
  ),
);

test('a state machine and its pipe have the name of the consumer; one that exists has only a pipe', () => {
  expect(addresses(stack).filter((address) => /reconcile|existing/.test(address))).toEqual([
    'aws_cloudwatch_log_group.reconcile',
    'aws_iam_role.existing_pipe',
    'aws_iam_role.reconcile',
    'aws_iam_role.reconcile_pipe',
    'aws_iam_role_policy.existing_pipe',
    'aws_iam_role_policy.reconcile',
    'aws_iam_role_policy.reconcile_pipe',
    'aws_pipes_pipe.existing',
    'aws_pipes_pipe.reconcile',
    'aws_sfn_state_machine.reconcile',
  ]);
});

test('what the definition refers to is filled in, and nothing else', () => {
  expect(jsonAt(stack, 'aws_sfn_state_machine.reconcile', 'definition')).toMatchObject({
    States: {
      Check: { Resource: '${aws_lambda_function.check.arn}' },
      Tell: {
        Parameters: { TopicArn: '${aws_sns_topic.settled.arn}', 'Message.$': "States.Format('$${}', $.id)" },
      },
    },
  });
});

test('the state machine logs everything, and is traced', () => {
  expect(resourceAt(stack, 'aws_sfn_state_machine.reconcile')).toMatchObject({
    name: 'shop-prod-reconcile',
    type: 'STANDARD',
    logging_configuration: {
      level: 'ALL',
      include_execution_data: true,
      log_destination: '${aws_cloudwatch_log_group.reconcile.arn}:*',
    },
    tracing_configuration: { enabled: true },
  });
});

test('a standard workflow is started, with what the template makes of the messages', () => {
  expect(resourceAt(stack, 'aws_pipes_pipe.reconcile')).toMatchObject({
    source: '${aws_sqs_queue.settlements.arn}',
    enrichment: '${aws_lambda_function.check.arn}',
    target: '${aws_sfn_state_machine.reconcile.arn}',
    source_parameters: {
      sqs_queue_parameters: { batch_size: 1, maximum_batching_window_in_seconds: 0 },
      filter_criteria: { filter: [{ pattern: '{"body":{"kind":["settlement"]}}' }] },
    },
    target_parameters: {
      input_template: '{"order": <$.body>}',
      step_function_state_machine_parameters: { invocation_type: 'FIRE_AND_FORGET' },
    },
  });
});

test('an express workflow is waited for, so that its failures bring messages back', () => {
  expect(resourceAt(stack, 'aws_pipes_pipe.existing')).toMatchObject({
    target: 'arn:aws:states:eu-west-1:111111111111:stateMachine:existing',
    target_parameters: { step_function_state_machine_parameters: { invocation_type: 'REQUEST_RESPONSE' } },
  });
  expect(statements(stack, 'aws_iam_role_policy.existing_pipe')['StartStateMachine']).toMatchObject({
    Action: 'states:StartSyncExecution',
  });
});

test('the pipe may read its queue and start its state machine', () => {
  const granted = statements(stack, 'aws_iam_role_policy.reconcile_pipe');
  expect(Object.keys(granted)).toEqual(['ConsumeQueues', 'InvokeFunctions', 'StartStateMachine']);
  expect(granted['StartStateMachine']).toMatchObject({
    Action: 'states:StartExecution',
    Resource: '${aws_sfn_state_machine.reconcile.arn}',
  });
});

test('the state machine may do what its edges say', () => {
  expect(Object.keys(statements(stack, 'aws_iam_role_policy.reconcile'))).toEqual([
    'DeliverLogs',
    'InvokeFunctions',
    'PublishToTopics',
    'Trace',
  ]);
});
