import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '#test/support/msgtopo';
import { resourceAt, synthesized } from '#test/support/synthesized';
import { topologyOf } from '#test/unit/topology-of';
import { statements } from '../statements';

const FILE = readFileSync(join(ROOT, 'test/fixtures/ok/containers/topology.yaml'), 'utf8');
const stack = synthesized(topologyOf(FILE));

interface Definition {
  readonly name: string;
  readonly environment: readonly { readonly name: string; readonly value: string }[];
  readonly [key: string]: unknown;
}

function containers(consumer: string): Definition[] {
  const { container_definitions: text } = resourceAt(stack, `aws_ecs_task_definition.${consumer}`);
  return JSON.parse(text as string) as Definition[];
}

function container(consumer: string, name = consumer): Definition {
  return containers(consumer).find((one) => one.name === name)!;
}

function variables(consumer: string): Record<string, string> {
  return Object.fromEntries(container(consumer).environment.map(({ name, value }) => [name, value]));
}

test('variables name elements by references, and what is escaped stays text', () => {
  expect(variables('biller')).toEqual({
    REFUNDS: '${aws_sqs_queue.refunds.url}',
    ARCHIVE: 's3://${aws_s3_bucket.receipts.bucket}/billing',
    LITERAL: '$${queues.refunds.url}',
    TOPIC: '${aws_sns_topic.order-events.arn}',
    QUEUE_URL: '${aws_sqs_queue.billing.url}',
  });
});

test('naming an element in a variable grants nothing', () => {
  expect(JSON.stringify(statements(stack, 'aws_iam_role_policy.biller'))).not.toMatch(/refunds|receipts/);
});

test('limits, restarts, ports and what comes first are in the words of ECS', () => {
  expect(container('biller')).toMatchObject({
    ulimits: [{ name: 'nofile', softLimit: 65_536, hardLimit: 65_536 }],
    restartPolicy: { enabled: true, ignoredExitCodes: [0], restartAttemptPeriod: 120 },
    dependsOn: [
      { containerName: 'migrations', condition: 'SUCCESS' },
      { containerName: 'agent', condition: 'HEALTHY' },
    ],
  });
  expect(container('biller', 'agent')).toMatchObject({
    portMappings: [
      { containerPort: 4317, hostPort: 4317, protocol: 'tcp' },
      { containerPort: 8125, hostPort: 8125, protocol: 'udp' },
    ],
    restartPolicy: { enabled: true, restartAttemptPeriod: 300 },
  });
});

test('a container that says nothing of them has none of these keys', () => {
  const keys = Object.keys(container('biller', 'migrations'));
  expect(keys.filter((key) => /ulimits|restartPolicy|dependsOn|portMappings/.test(key))).toEqual([]);
});

test('one value of a secret, and the keys of secrets, which only what starts the task may use', () => {
  expect(container('biller')['secrets']).toEqual([
    {
      name: 'DB_PASSWORD',
      valueFrom: 'arn:aws:secretsmanager:eu-west-1:111111111111:secret:orders/db:password::',
    },
    { name: 'DB_URL', valueFrom: 'arn:aws:ssm:eu-west-1:111111111111:parameter/orders/db' },
  ]);
  const execution = statements(stack, 'aws_iam_role_policy.biller_execution');
  expect(execution['ReadSecrets']).toMatchObject({
    Resource: 'arn:aws:secretsmanager:eu-west-1:111111111111:secret:orders/db-??????',
  });
  expect(execution['UseSecretKeysByAlias']).toMatchObject({
    Action: 'kms:Decrypt',
    Condition: {
      StringEquals: { 'kms:ViaService': 'secretsmanager.eu-west-1.amazonaws.com' },
      'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/secrets' },
    },
  });
  expect(execution['UseParameterKeys']).toMatchObject({
    Action: 'kms:Decrypt',
    Resource: 'arn:aws:kms:eu-west-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab',
    Condition: { StringEquals: { 'kms:ViaService': 'ssm.eu-west-1.amazonaws.com' } },
  });
  expect(Object.keys(statements(stack, 'aws_iam_role_policy.biller')).join()).not.toMatch(/Secret|Parameter/);
});

test('what is done in a shell is logged where the container logs', () => {
  expect(statements(stack, 'aws_iam_role_policy.biller')['LogShell']).toMatchObject({
    Action: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
    Resource: 'arn:aws:logs:eu-west-1:111111111111:log-group:/ecs/shop-prod-biller:*',
  });
});

test('rebalancing of zones is written only where the file says it', () => {
  expect(resourceAt(stack, 'aws_ecs_service.biller')['availability_zone_rebalancing']).toBe('ENABLED');
  expect(resourceAt(stack, 'aws_ecs_service.refunder')).not.toHaveProperty('availability_zone_rebalancing');
});

describe('a service that only publishes', () => {
  test('receives from no queue', () => {
    const role = statements(stack, 'aws_iam_role_policy.clock');
    expect(Object.keys(role)).toEqual(['PublishToTopics']);
    expect(variables('clock')).not.toHaveProperty('QUEUE_URL');
  });

  test('has an alarm that begins with it', () => {
    const { alarm_description: text } = resourceAt(stack, 'aws_cloudwatch_metric_alarm.clock_too-few-tasks');
    expect(text).toContain('on the way clock -> order-events and ticks');
  });
});

describe('variables of AWS Copilot', () => {
  test('topics by the names that Copilot gave them, or else their own', () => {
    expect(variables('clock')).toMatchObject({
      COPILOT_APPLICATION_NAME: 'shop',
      COPILOT_ENVIRONMENT_NAME: 'prod',
      COPILOT_SERVICE_NAME: 'clock',
      COPILOT_SNS_TOPIC_ARNS:
        '{"order-events":"${aws_sns_topic.order-events.arn}","clockTicks":"${aws_sns_topic.ticks.arn}"}',
    });
    expect(variables('clock')).not.toHaveProperty('COPILOT_QUEUE_URI');
  });

  test('the queue, and what the file says itself wins', () => {
    expect(variables('refunder')).toMatchObject({
      COPILOT_QUEUE_URI: '${aws_sqs_queue.refunds.url}',
      COPILOT_APPLICATION_NAME: 'store',
    });
  });

  test('nobody gets them who does not ask', () => {
    expect(Object.keys(variables('biller')).join()).not.toContain('COPILOT');
  });
});

test('a function has elements in its variables and keys of secrets too', () => {
  const functions = synthesized(
    topologyOf(`
environments: { prod: { account: '111111111111' } }
queues: { billing: {}, refunds: {} }
consumers:
  reader:
    type: lambda
    queue: billing
    code: { s3: { bucket: code, key: a.zip } }
    runtime: python3.13
    handler: app.handler
    environment: { NEXT: '\${queues.refunds.arn} \${queues.refunds.name}' }
    secrets: { DB: { ssm: /db, kmsKey: alias/secrets } }
`),
  );
  expect(resourceAt(functions, 'aws_lambda_function.reader')['environment']).toMatchObject({
    variables: { NEXT: '${aws_sqs_queue.refunds.arn} shop-prod-refunds' },
  });
  expect(statements(functions, 'aws_iam_role_policy.reader')['UseParameterKeysByAlias']).toMatchObject({
    Action: 'kms:Decrypt',
  });
});
