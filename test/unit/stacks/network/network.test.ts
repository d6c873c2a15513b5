import { addresses, resourceAt, synthesized, type TerraformJson } from '#test/support/synthesized';
import { topologyOf } from '#test/unit/topology-of';
import { statements } from '#test/unit/stacks/statements';

function inNetwork(network: string, more = ''): TerraformJson {
  return synthesized(
    topologyOf(`
environments: { prod: { account: "111111111111" } }
topics: { orders: {}, other: {} }
queues: { billing: {}, refunds: {}, unread: {} }
stores: { seen: { type: dynamodb, key: { id: S } } }
network: ${network}
consumers:
  worker:
    type: fargate
    queue: billing
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/billing:1
  second:
    type: fargate
    queue: refunds
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/billing:1
${more}
`),
  );
}

function endpoints(stack: TerraformJson): string[] {
  return addresses(stack)
    .filter((address) => address.startsWith('aws_vpc_endpoint.'))
    .map((address) => address.replace('aws_vpc_endpoint.', ''));
}

const CREATED = '{ vpc: { create: { cidr: 10.1.0.0/16, zones: 2 } } }';

describe('a VPC that is created', () => {
  const stack = inNetwork(CREATED);

  test('has private subnets, flow logs and a locked default group, and no way to the internet', () => {
    expect(
      addresses(stack).filter((address) => /vpc\.|subnet|route|flow|default|gateway/.test(address)),
    ).toEqual([
      'aws_cloudwatch_log_group.network_flow-logs',
      'aws_default_security_group.network',
      'aws_flow_log.network_flow-logs',
      'aws_iam_role.network_flow-logs',
      'aws_iam_role_policy.network_flow-logs',
      'aws_route_table.network',
      'aws_route_table_association.private-1',
      'aws_route_table_association.private-2',
      'aws_subnet.private-1',
      'aws_subnet.private-2',
      'aws_vpc.network',
    ]);
    expect(resourceAt(stack, 'aws_subnet.private-2')).toMatchObject({
      cidr_block: '${cidrsubnet(aws_vpc.network.cidr_block, 4, 1)}',
      availability_zone: '${data.aws_availability_zones.network.names[1]}',
      map_public_ip_on_launch: false,
    });
  });

  test('a zone that AWS opens later does not move the subnets', () => {
    expect(resourceAt(stack, 'aws_subnet.private-1')['lifecycle']).toEqual({
      ignore_changes: ['availability_zone'],
    });
  });

  test('no task starts before its image can be reached', () => {
    expect(resourceAt(stack, 'aws_ecs_service.worker')['depends_on']).toEqual([
      'aws_iam_role_policy.worker',
      'aws_iam_role_policy.worker_execution',
      'aws_vpc_security_group_egress_rule.worker_to_endpoints',
      'aws_vpc_security_group_ingress_rule.worker_to_endpoints',
      'aws_vpc_security_group_egress_rule.worker_to_s3',
      'aws_vpc_endpoint.ecr-api',
      'aws_vpc_endpoint.ecr-dkr',
      'aws_vpc_endpoint.logs',
      'aws_vpc_endpoint.s3',
      'aws_vpc_endpoint.sqs',
      'aws_route_table_association.private-1',
      'aws_route_table_association.private-2',
    ]);
  });

  test('zones can be named, and are then not looked for', () => {
    const named = inNetwork('{ vpc: { create: { zones: [eu-west-1a, eu-west-1c] } } }');
    expect(resourceAt(named, 'aws_subnet.private-2')).toMatchObject({ availability_zone: 'eu-west-1c' });
    expect(resourceAt(named, 'aws_subnet.private-2')).not.toHaveProperty('lifecycle');
    expect(Object.keys(named.data ?? {})).not.toContain('aws_availability_zones');
  });

  test('consumers run in its subnets', () => {
    expect(resourceAt(stack, 'aws_ecs_service.worker')['network_configuration']).toMatchObject({
      subnets: ['${aws_subnet.private-1.id}', '${aws_subnet.private-2.id}'],
    });
  });
});

describe('endpoints', () => {
  test('are those that consumers need', () => {
    expect(endpoints(inNetwork(CREATED))).toEqual(['ecr-api', 'ecr-dkr', 'logs', 's3', 'sqs']);
  });

  test('grow with what consumers do', () => {
    const more =
      '    publishes: [orders]\n    stores: { seen: read }\n    secrets: { A: { ssm: /a }, B: { secretsManager: b } }';
    expect(endpoints(inNetwork(CREATED, more))).toEqual([
      'dynamodb',
      'ecr-api',
      'ecr-dkr',
      'logs',
      's3',
      'secretsmanager',
      'sns',
      'sqs',
      'ssm',
    ]);
  });

  test('admit this account, to exactly the queues that are read here', () => {
    expect(statements(inNetwork(CREATED), 'aws_vpc_endpoint.sqs')).toEqual({
      ConsumeQueues: {
        Sid: 'ConsumeQueues',
        Effect: 'Allow',
        Principal: '*',
        Action: [
          'sqs:ChangeMessageVisibility',
          'sqs:DeleteMessage',
          'sqs:GetQueueAttributes',
          'sqs:GetQueueUrl',
          'sqs:ReceiveMessage',
        ],
        Resource: ['${aws_sqs_queue.billing.arn}', '${aws_sqs_queue.refunds.arn}'],
        Condition: { StringEquals: { 'aws:PrincipalAccount': '111111111111' } },
      },
    });
  });

  test('lead to the layers of images', () => {
    expect(statements(inNetwork(CREATED), 'aws_vpc_endpoint.s3')['PullLayers']).toMatchObject({
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*',
    });
  });

  test('can be left to the owner of the VPC', () => {
    const stack = inNetwork(
      '{ vpc: vpc-0abc, subnets: [subnet-0abc], endpoints: none, egress: [10.0.0.0/8] }',
    );
    expect(endpoints(stack)).toEqual([]);
    expect(addresses(stack)).not.toContain('aws_security_group.endpoints');
  });
});

describe('security groups', () => {
  const stack = inNetwork(CREATED);

  test('lead to endpoints by HTTPS, and nowhere else', () => {
    expect(addresses(stack).filter((address) => /egress_rule\.worker/.test(address))).toEqual([
      'aws_vpc_security_group_egress_rule.worker_to_endpoints',
      'aws_vpc_security_group_egress_rule.worker_to_s3',
    ]);
    expect(JSON.stringify(stack)).not.toContain('0.0.0.0/0');
  });

  test('let nobody in, and endpoints let the consumers in', () => {
    expect(addresses(stack).filter((address) => address.includes('ingress'))).toEqual([
      'aws_vpc_security_group_ingress_rule.second_to_endpoints',
      'aws_vpc_security_group_ingress_rule.worker_to_endpoints',
    ]);
    expect(resourceAt(stack, 'aws_vpc_security_group_ingress_rule.worker_to_endpoints')).toMatchObject({
      security_group_id: '${aws_security_group.endpoints.id}',
      referenced_security_group_id: '${aws_security_group.worker.id}',
      from_port: 443,
      to_port: 443,
    });
  });
});

test('what exists is found by its tags', () => {
  const stack = inNetwork('{ vpc: { tags: { Name: main } }, subnets: { tags: { Tier: private } } }');
  expect(stack.data!['aws_vpc']!['network']).toMatchObject({ tags: { Name: 'main' } });
  expect(stack.data!['aws_subnets']!['network']).toMatchObject({
    filter: [{ name: 'vpc-id', values: ['${data.aws_vpc.network.id}'] }],
    tags: { Tier: 'private' },
  });
  expect(resourceAt(stack, 'aws_ecs_service.worker')['network_configuration']).toMatchObject({
    subnets: '${data.aws_subnets.network.ids}',
  });
});

test('a function that asks for it runs there, and reaches what its own code calls', () => {
  const stack = synthesized(
    topologyOf(`
topics: { orders: {} }
queues: { billing: {} }
network: { vpc: { create: {} } }
consumers:
  worker:
    type: lambda
    queue: billing
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
    network: true
    publishes: [orders]
`),
  );
  expect(endpoints(stack)).toEqual(['sns']);
  expect(resourceAt(stack, 'aws_lambda_function.worker')['vpc_config']).toEqual({
    subnet_ids: ['${aws_subnet.private-1.id}', '${aws_subnet.private-2.id}'],
    security_group_ids: ['${aws_security_group.worker.id}'],
  });
  expect(Object.keys(statements(stack, 'aws_iam_role_policy.worker'))).toContain('AttachToNetwork');
});
