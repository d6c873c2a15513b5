import { jsonAt, synthesized } from '#test/support/synthesized';
import { brief, proveText, topologyOf } from '#test/unit/topology-of';
import { statements } from '#test/unit/stacks/statements';

const WORKER = `
environments: { prod: { account: "111111111111" } }
queues: { billing: {} }
network: { vpc: { create: {} } }
consumers:
  worker:
    type: fargate
    queue: billing
    image: 111111111111.dkr.ecr.eu-west-1.amazonaws.com/worker:1
    sidecars:
      agent: { image: "111111111111.dkr.ecr.eu-west-1.amazonaws.com/agent:1" }
      router: { image: "111111111111.dkr.ecr.eu-west-1.amazonaws.com/router:1", user: "0" }
    logRouter: `;

const routed = (logRouter: string) => synthesized(topologyOf(WORKER + logRouter));

interface Definition {
  readonly name: string;
  readonly logConfiguration: { readonly logDriver: string };
  readonly firelensConfiguration?: unknown;
}

test('every container but the router logs through it', () => {
  const stack = routed(
    '{ sidecar: router, options: { Name: datadog, TLS: on, provider: "$${x}" }, secrets: { apikey: { ssm: /datadog } }, config: /extra.conf }',
  );
  const containers = jsonAt(stack, 'aws_ecs_task_definition.worker', 'container_definitions') as Definition[];
  const expected = {
    logDriver: 'awsfirelens',
    options: { Name: 'datadog', TLS: 'on', provider: '$${x}' },
    secretOptions: [{ name: 'apikey', valueFrom: 'arn:aws:ssm:eu-west-1:111111111111:parameter/datadog' }],
  };
  expect(containers.map(({ name, logConfiguration }) => [name, logConfiguration])).toEqual([
    ['worker', expected],
    ['agent', expected],
    ['router', expect.objectContaining({ logDriver: 'awslogs' })],
  ]);
  expect(containers.map(({ firelensConfiguration }) => firelensConfiguration)).toEqual([
    undefined,
    undefined,
    {
      type: 'fluentbit',
      options: {
        'enable-ecs-log-metadata': 'true',
        'config-file-type': 'file',
        'config-file-value': '/extra.conf',
      },
    },
  ]);
  expect(statements(stack, 'aws_iam_role_policy.worker_execution')['ReadParameters']).toMatchObject({
    Resource: 'arn:aws:ssm:eu-west-1:111111111111:parameter/datadog',
  });
  expect(statements(stack, 'aws_iam_role_policy.worker')).not.toHaveProperty('RouteLogs');
});

test('one value of a secret that is JSON', () => {
  const stack = routed(
    '{ sidecar: router, options: { Name: datadog }, secrets: { apikey: { secretsManager: "datadog:key" } } }',
  );
  const [worker] = jsonAt(stack, 'aws_ecs_task_definition.worker', 'container_definitions') as Definition[];
  expect(worker!.logConfiguration).toMatchObject({
    secretOptions: [{ name: 'apikey', valueFrom: expect.stringMatching(/:secret:datadog:key::$/) as string }],
  });
});

test.each([
  [
    'firehose, delivery_stream: logs',
    'firehose:PutRecordBatch',
    'arn:aws:firehose:eu-west-1:111111111111:deliverystream/logs',
  ],
  [
    'kinesis_streams, stream: logs',
    'kinesis:PutRecords',
    'arn:aws:kinesis:eu-west-1:111111111111:stream/logs',
  ],
  ['s3, bucket: logs', 's3:PutObject', 'arn:aws:s3:::logs/*'],
])('what writes to AWS may: %s', (output, Action, Resource) => {
  const stack = routed(`{ sidecar: router, options: { Name: ${output} } }`);
  expect(statements(stack, 'aws_iam_role_policy.worker')['RouteLogs']).toMatchObject({ Action, Resource });
});

test('a log group of CloudWatch', () => {
  const stack = routed('{ sidecar: router, options: { Name: cloudwatch_logs, log_group_name: /other } }');
  expect(statements(stack, 'aws_iam_role_policy.worker')['WriteLogs']).toMatchObject({
    Resource: 'arn:aws:logs:eu-west-1:111111111111:log-group:/other:*',
  });
});

test('the network has the endpoint for it', () => {
  const { resource } = routed('{ sidecar: router, options: { Name: firehose, delivery_stream: logs } }');
  expect(Object.keys(resource!['aws_vpc_endpoint']!)).toContain('kinesis-firehose');
});

test.each([
  [
    'a sidecar that is not there',
    '{ sidecar: routr }',
    'unknown-reference @ consumers.worker.logRouter.sidecar',
  ],
  [
    'an option that is a secret too',
    '{ sidecar: router, options: { a: b }, secrets: { a: { ssm: /a } } }',
    'duplicate-variable @ consumers.worker.logRouter.secrets.a',
  ],
  [
    'a secret in plain text',
    '{ sidecar: router, options: { Name: datadog, apikey: 0123456789abcdef0123456789abcdef } }',
    'plain-secret @ consumers.worker.logRouter.options.apikey',
  ],
])('%s is an error', (_, logRouter, expected) => {
  const { diagnostics } = proveText(WORKER + logRouter);
  const errors = diagnostics.filter(({ severity }) => severity === 'error').map(brief);
  expect(errors.map((text) => text.replace(/ \d+:\d+$/, ''))).toEqual([expected]);
});
