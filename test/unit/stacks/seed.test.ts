import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Topology } from '#model/topology';
import { ROOT } from '#test/support/msgtopo';
import { jsonAt, resourceAt, synthesized, type TerraformJson } from '#test/support/synthesized';
import { topologyOf } from '#test/unit/topology-of';
import { statements } from './statements';

/*
 * The examples that many teams start from, in CloudFormation, CDK and Terraform: their names, values, filter and tags
 * come out exactly, under addresses that are the names in the file.
 */

function template(name: string): Topology {
  return topologyOf(readFileSync(join(ROOT, 'templates', name, 'topology.yaml'), 'utf8'));
}

const TAGS = { Environment: 'production' };
const QUEUE = 'aws_sqs_queue.message-queue';
const DEAD_LETTERS = 'aws_sqs_queue.message-queue_dlq';
const TOPIC = 'aws_sns_topic.message-topic';
const SUBSCRIPTION = 'aws_sns_topic_subscription.message-topic_to_message-queue';
const ACCOUNT = '${data.aws_caller_identity.current.account_id}';

function deliveryStatement(stack: TerraformJson) {
  const { Statement } = jsonAt(stack, QUEUE, 'policy') as { Statement: { Sid: string }[] };
  return Statement.find(({ Sid }) => Sid === 'AllowTopics');
}

describe.each([
  // CloudFormation leaves the retention of the dead-letter queue at what SQS gives: four days.
  { name: 'from-cloudformation', deadLetterRetention: 4 * 86_400 },
  { name: 'from-cdk', deadLetterRetention: 14 * 86_400 },
  { name: 'from-terraform', deadLetterRetention: 4 * 86_400 },
])('$name', ({ name, deadLetterRetention }) => {
  const stack = synthesized(template(name));

  test('the topic', () => {
    expect(resourceAt(stack, TOPIC)).toMatchObject({ name: 'MyMessageTopic', tags: TAGS });
    expect(resourceAt(stack, TOPIC)).not.toHaveProperty('kms_master_key_id');
  });

  test('the queue', () => {
    expect(resourceAt(stack, QUEUE)).toMatchObject({
      name: 'MyMessageQueue',
      visibility_timeout_seconds: 30,
      message_retention_seconds: 4 * 86_400,
      receive_wait_time_seconds: 0,
      delay_seconds: 0,
      tags: TAGS,
    });
    expect(jsonAt(stack, QUEUE, 'redrive_policy')).toEqual({
      deadLetterTargetArn: `\${${DEAD_LETTERS}.arn}`,
      maxReceiveCount: 5,
    });
  });

  test('the dead-letter queue', () => {
    expect(resourceAt(stack, DEAD_LETTERS)).toMatchObject({
      name: 'MyDeadLetterQueue',
      message_retention_seconds: deadLetterRetention,
      tags: TAGS,
    });
  });

  test('the subscription with its filter', () => {
    expect(resourceAt(stack, SUBSCRIPTION)).toEqual({
      protocol: 'sqs',
      topic_arn: `\${${TOPIC}.arn}`,
      endpoint: `\${${QUEUE}.arn}`,
      filter_policy: '{"eventType":["order_created","payment_processed"]}',
      filter_policy_scope: 'MessageAttributes',
    });
  });

  test('the statement that lets the topic deliver', () => {
    expect(deliveryStatement(stack)).toEqual({
      Sid: 'AllowTopics',
      Effect: 'Allow',
      Principal: { Service: 'sns.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: `arn:aws:sqs:us-west-2:${ACCOUNT}:MyMessageQueue`,
      Condition: { ArnEquals: { 'aws:SourceArn': `arn:aws:sns:us-west-2:${ACCOUNT}:MyMessageTopic` } },
    });
  });

  test('the outputs', () => {
    expect(stack.output).toMatchObject({
      topics: { value: { 'message-topic': `\${${TOPIC}.arn}` } },
      queues: { value: { 'message-queue': `\${${QUEUE}.url}` } },
      dead_letter_queues: { value: { 'message-queue': `\${${DEAD_LETTERS}.url}` } },
    });
  });
});

describe('the Lambda function of from-cdk', () => {
  const stack = synthesized(template('from-cdk'));
  const FUNCTION = 'aws_lambda_function.sqs-consumer-lambda';

  test('its handler, timeout and environment are those of the app', () => {
    expect(resourceAt(stack, FUNCTION)).toMatchObject({
      handler: 'lambda_function.lambda_handler',
      timeout: 30,
      environment: { variables: { QUEUE_URL: `\${${QUEUE}.url}` } },
    });
  });

  test('it may consume the queue, as `grant_consume_messages` said', () => {
    expect(statements(stack, 'aws_iam_role_policy.sqs-consumer-lambda')['ConsumeQueues']).toMatchObject({
      Action: expect.arrayContaining([
        'sqs:ChangeMessageVisibility',
        'sqs:DeleteMessage',
        'sqs:GetQueueAttributes',
        'sqs:GetQueueUrl',
        'sqs:ReceiveMessage',
      ]) as unknown,
      Resource: `\${${QUEUE}.arn}`,
    });
  });

  test('on purpose better: it is called from the queue, and says which messages failed', () => {
    expect(
      resourceAt(stack, 'aws_lambda_event_source_mapping.message-queue_to_sqs-consumer-lambda'),
    ).toMatchObject({
      event_source_arn: `\${${QUEUE}.arn}`,
      function_response_types: ['ReportBatchItemFailures'],
    });
  });

  test('on purpose better: a runtime that AWS still runs, logs that end, and traces', () => {
    expect(resourceAt(stack, FUNCTION)).toMatchObject({
      runtime: 'python3.13',
      tracing_config: { mode: 'Active' },
    });
    expect(resourceAt(stack, 'aws_cloudwatch_log_group.sqs-consumer-lambda')).toMatchObject({
      name: '/aws/lambda/SQSConsumerLambda',
      retention_in_days: 365,
    });
  });
});

describe('the ECS task of from-terraform', () => {
  const stack = synthesized(template('from-terraform'));
  const [container] = jsonAt(
    stack,
    'aws_ecs_task_definition.message-consumer',
    'container_definitions',
  ) as Record<string, unknown>[];

  test('the cluster and the task, field by field', () => {
    expect(resourceAt(stack, 'aws_ecs_cluster.consumers')).toMatchObject({
      name: 'MessageConsumerCluster',
      tags: TAGS,
    });
    expect(resourceAt(stack, 'aws_ecs_task_definition.message-consumer')).toMatchObject({
      family: 'MessageConsumerTask',
      network_mode: 'awsvpc',
      requires_compatibilities: ['FARGATE'],
      cpu: '256',
      memory: '512',
      execution_role_arn: '${aws_iam_role.message-consumer_execution.arn}',
      tags: TAGS,
    });
    expect(resourceAt(stack, 'aws_iam_role.message-consumer_execution')['name']).toBe('ecs-execution-role');
  });

  test('the container, field by field', () => {
    expect(container).toMatchObject({
      name: 'consumer-container',
      image: 'amazon/amazon-ecs-sample',
      essential: true,
      environment: [{ name: 'QUEUE_URL', value: `\${${QUEUE}.url}` }],
      logConfiguration: {
        logDriver: 'awslogs',
        options: {
          'awslogs-group': '/ecs/message-consumer',
          'awslogs-region': 'us-west-2',
          'awslogs-stream-prefix': 'consumer',
        },
      },
    });
  });

  test('on purpose better: two roles, and none of them on `*`', () => {
    const task = statements(stack, 'aws_iam_role_policy.message-consumer');
    const execution = statements(stack, 'aws_iam_role_policy.message-consumer_execution');
    expect(task['ConsumeQueues']).toMatchObject({
      Action: expect.arrayContaining([
        'sqs:ReceiveMessage',
        'sqs:DeleteMessage',
        'sqs:GetQueueAttributes',
      ]) as unknown,
      Resource: `\${${QUEUE}.arn}`,
    });
    expect(execution).not.toHaveProperty('ConsumeQueues');
    expect(Object.values({ ...task, ...execution }).map(({ Resource }) => Resource)).not.toContain('*');
  });

  test('on purpose better: a service that follows the messages, a log group, no root, no open door', () => {
    expect(resourceAt(stack, 'aws_ecs_service.message-consumer')).toMatchObject({
      deployment_circuit_breaker: { enable: true, rollback: true },
      network_configuration: { assign_public_ip: false },
    });
    expect(resourceAt(stack, 'aws_appautoscaling_target.message-consumer')).toMatchObject({
      max_capacity: 4,
    });
    expect(resourceAt(stack, 'aws_cloudwatch_log_group.message-consumer')).toMatchObject({
      name: '/ecs/message-consumer',
      retention_in_days: 365,
    });
    expect(container).toMatchObject({ user: '1000:1000', readonlyRootFilesystem: true, privileged: false });
    expect(Object.keys(stack.resource!)).not.toContain('aws_vpc_security_group_ingress_rule');
  });
});
