import { jsonAt, resourceAt, synthesized } from '#test/support/synthesized';
import { topologyOf } from '#test/unit/topology-of';

const WORKER = `
    type: lambda
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
    onFailure: failed`;

const stack = synthesized(
  topologyOf(
    `
topics: { orders: {} }
queues: { billing: {}, failed: {}, steps: {} }
subscriptions: [{ topic: orders, lambda: worker }]
consumers:
  worker: ${WORKER}
    queue: billing
    alias: live
  plain: ${WORKER}
    queue: failed
  flow: { type: step-functions, queue: steps, definition: one.asl.json, enrichment: worker }
`,
    { 'one.asl.json': '{ "StartAt": "One", "States": { "One": { "Type": "Succeed" } } }' },
  ),
);

const ALIAS = '${aws_lambda_alias.worker.arn}';

test('the alias follows the newest version', () => {
  expect(resourceAt(stack, 'aws_lambda_function.worker')).toMatchObject({ publish: true });
  expect(resourceAt(stack, 'aws_lambda_alias.worker')).toMatchObject({
    name: 'live',
    function_name: '${aws_lambda_function.worker.function_name}',
    function_version: '${aws_lambda_function.worker.version}',
  });
});

test('queues, topics and pipes call the alias, and may', () => {
  expect(resourceAt(stack, 'aws_lambda_event_source_mapping.billing_to_worker')).toMatchObject({
    function_name: ALIAS,
  });
  expect(resourceAt(stack, 'aws_sns_topic_subscription.orders_to_worker')).toMatchObject({ endpoint: ALIAS });
  expect(resourceAt(stack, 'aws_lambda_permission.orders_to_worker')).toMatchObject({
    function_name: '${aws_lambda_function.worker.function_name}',
    qualifier: '${aws_lambda_alias.worker.name}',
  });
  expect(resourceAt(stack, 'aws_pipes_pipe.flow')).toMatchObject({ enrichment: ALIAS });
  expect(JSON.stringify(jsonAt(stack, 'aws_iam_role_policy.flow_pipe', 'policy'))).toContain(ALIAS);
});

test('what fails when the alias is called goes to the queue for failures', () => {
  expect(resourceAt(stack, 'aws_lambda_function_event_invoke_config.worker')).toMatchObject({
    qualifier: '${aws_lambda_alias.worker.name}',
  });
});

test('a function without an alias has no versions', () => {
  expect(resourceAt(stack, 'aws_lambda_function.plain')).not.toHaveProperty('publish');
  expect(resourceAt(stack, 'aws_lambda_event_source_mapping.failed_to_plain')).toMatchObject({
    function_name: '${aws_lambda_function.plain.arn}',
  });
});
