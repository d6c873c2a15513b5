import { addresses, resourceAt, synthesized, type TerraformJson } from '#test/support/synthesized';
import { topologyOf } from '#test/unit/topology-of';

const IMAGE = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/billing:1';

function withWorker(network: string, worker: string, more = ''): TerraformJson {
  return synthesized(
    topologyOf(`
queues: { billing: {}, refunds: {} }
network: ${network}
consumers:
  plain: { type: fargate, queue: refunds, image: '${IMAGE}' }
  worker: { type: fargate, queue: billing, image: '${IMAGE}', ${worker} }
${more}
`),
  );
}

const EXISTING = 'vpc: vpc-0abc, subnets: [subnet-0abc]';

function rulesOf(stack: TerraformJson, consumer: string): string[] {
  const prefix = `aws_vpc_security_group_egress_rule.${consumer}_to_`;
  return addresses(stack)
    .filter((address) => address.startsWith(prefix))
    .map((address) => address.slice(prefix.length));
}

describe('what a consumer may connect to', () => {
  const stack = withWorker(
    `{ ${EXISTING}, endpoints: none, egress: [10.0.0.0/8, '10.0.0.0/8:443'] }`,
    `egress: [10.1.0.0/16:5432, { securityGroup: sg-0abc, port: 6379 }, { prefixList: pl-0abc },
       { cidr: 10.1.0.2/32, port: 53, protocol: udp }, 10.2.0.0/16:9000-9100, 10.0.0.0/8],
     securityGroups: [sg-2, sg-1, sg-1]`,
  );

  test('is what the network allows to all, and what it says itself, each once', () => {
    expect(rulesOf(stack, 'plain')).toEqual(['10-0-0-0-8']);
    expect(rulesOf(stack, 'worker')).toEqual([
      '10-0-0-0-8',
      '10-1-0-0-16_5432',
      '10-1-0-2-32_53-udp',
      '10-2-0-0-16_9000-9100',
      'pl-0abc_443',
      'sg-0abc_6379',
    ]);
  });

  test.each([
    [
      '10-0-0-0-8',
      {
        cidr_ipv4: '10.0.0.0/8',
        ip_protocol: 'tcp',
        from_port: 443,
        to_port: 443,
        description: 'HTTPS to 10.0.0.0/8',
      },
    ],
    ['10-1-0-0-16_5432', { cidr_ipv4: '10.1.0.0/16', ip_protocol: 'tcp', from_port: 5432, to_port: 5432 }],
    ['10-1-0-2-32_53-udp', { cidr_ipv4: '10.1.0.2/32', ip_protocol: 'udp', from_port: 53, to_port: 53 }],
    [
      '10-2-0-0-16_9000-9100',
      { from_port: 9000, to_port: 9100, description: 'TCP 9000-9100 to 10.2.0.0/16' },
    ],
    ['pl-0abc_443', { prefix_list_id: 'pl-0abc', from_port: 443 }],
    ['sg-0abc_6379', { referenced_security_group_id: 'sg-0abc', from_port: 6379, to_port: 6379 }],
  ])('%s', (name, expected) => {
    expect(resourceAt(stack, `aws_vpc_security_group_egress_rule.worker_to_${name}`)).toMatchObject({
      ...expected,
      security_group_id: '${aws_security_group.worker.id}',
    });
  });

  test('groups of others are attached beside its own', () => {
    const groups = (name: string) =>
      (resourceAt(stack, `aws_ecs_service.${name}`)['network_configuration'] as Record<string, unknown>)[
        'security_groups'
      ];
    expect(groups('worker')).toEqual(['${aws_security_group.worker.id}', 'sg-1', 'sg-2']);
    expect(groups('plain')).toEqual(['${aws_security_group.plain.id}']);
  });

  test('its group is an output, so that a database can let it in; those that reach AWS alone are none', () => {
    expect(stack.output!['security_groups']).toEqual({
      value: { worker: '${aws_security_group.worker.id}' },
    });
  });

  test('a port for all makes the group of each an output', () => {
    const all = withWorker(`{ ${EXISTING}, egress: [10.0.0.0/8:5432] }`, 'cpu: 256');
    expect(Object.keys((all.output!['security_groups'] as { value: object }).value)).toEqual([
      'plain',
      'worker',
    ]);
  });

  test('a volume and a destination that are the same are one rule', () => {
    const volumes =
      'volumes: { models: { fileSystem: fs-0, accessPoint: fsap-0, securityGroup: sg-0, path: /m } }';
    const mounted = withWorker(
      `{ ${EXISTING}, endpoints: none, egress: [0.0.0.0/0] }`,
      `${volumes}, egress: [{ securityGroup: sg-0, port: 2049 }]`,
    );
    expect(rulesOf(mounted, 'worker')).toEqual(['0-0-0-0-0', 'models']);
  });

  test('volumes behind one security group are one rule, and those behind another have their own', () => {
    const volume = (point: string, group: string) =>
      `{ fileSystem: fs-0, accessPoint: ${point}, securityGroup: ${group}, path: /${point} }`;
    const mounted = withWorker(
      `{ ${EXISTING}, endpoints: none, egress: [0.0.0.0/0] }`,
      `volumes: { models: ${volume('fsap-0', 'sg-0')}, cache: ${volume('fsap-1', 'sg-0')}, logs: ${volume('fsap-2', 'sg-1')} }`,
    );
    expect(rulesOf(mounted, 'worker')).toEqual(['0-0-0-0-0', 'cache', 'logs']);
  });
});

test('a function in the network has them too, and defaults for it do not reach one outside', () => {
  const code = 'code: { s3: { bucket: code, key: a.zip } }, runtime: python3.13, handler: a.b';
  const stack = synthesized(
    topologyOf(`
queues: { billing: {}, refunds: {} }
network: { ${EXISTING}, endpoints: none, egress: [0.0.0.0/0] }
defaults: { lambda: { egress: [10.0.0.0/8:5432], securityGroups: [sg-1] } }
consumers:
  inside: { type: lambda, queue: billing, network: true, ${code} }
  outside: { type: lambda, queue: refunds, ${code} }
`),
  );
  expect(rulesOf(stack, 'inside')).toEqual(['0-0-0-0-0', '10-0-0-0-8_5432']);
  expect(resourceAt(stack, 'aws_lambda_function.inside')['vpc_config']).toMatchObject({
    security_group_ids: ['${aws_security_group.inside.id}', 'sg-1'],
  });
  expect(resourceAt(stack, 'aws_lambda_function.outside')).not.toHaveProperty('vpc_config');
});

describe('public addresses', () => {
  const stack = withWorker(
    '{ vpc: { create: {} }, publicIp: true, endpoints: none, egress: [0.0.0.0/0] }',
    'cpu: 256',
  );

  test('tasks have them, and subnets give none to anything else', () => {
    expect(resourceAt(stack, 'aws_ecs_service.worker')['network_configuration']).toMatchObject({
      assign_public_ip: true,
      subnets: ['${aws_subnet.public-1.id}', '${aws_subnet.public-2.id}'],
    });
    expect(resourceAt(stack, 'aws_subnet.public-1')).toMatchObject({ map_public_ip_on_launch: false });
  });

  test('a VPC that is created has a way to the internet, and public subnets apart from private ones', () => {
    expect(resourceAt(stack, 'aws_route.network')).toEqual({
      destination_cidr_block: '0.0.0.0/0',
      gateway_id: '${aws_internet_gateway.network.id}',
      route_table_id: '${aws_route_table.network.id}',
    });
    expect(resourceAt(stack, 'aws_subnet.public-2')['cidr_block']).toBe(
      '${cidrsubnet(aws_vpc.network.cidr_block, 4, 9)}',
    );
    expect(resourceAt(stack, 'aws_ecs_service.worker')['depends_on']).toContain('aws_route.network');
  });

  test('nothing else is made in a VPC that exists', () => {
    const existing = withWorker(
      `{ ${EXISTING}, publicIp: true, endpoints: none, egress: [0.0.0.0/0] }`,
      'cpu: 256',
    );
    expect(addresses(existing).filter((address) => /gateway|route|subnet/.test(address))).toEqual([]);
    expect(resourceAt(existing, 'aws_ecs_service.worker')['network_configuration']).toMatchObject({
      assign_public_ip: true,
    });
  });
});
