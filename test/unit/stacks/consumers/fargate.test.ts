import { addresses, jsonAt, resourceAt, synthesized } from '#test/support/synthesized';
import { topologyOf } from '#test/unit/topology-of';
import { statements } from '#test/unit/stacks/statements';
import { IMAGE, stack } from './worker-stack';

const TASK = 'aws_ecs_task_definition.worker';

function containers(address: string) {
  return jsonAt(stack, address, 'container_definitions') as Record<string, unknown>[];
}

test('each resource has the name of the consumer', () => {
  expect(addresses(stack).filter((address) => /worker|\.consumers$/.test(address))).toEqual([
    'aws_appautoscaling_policy.worker_catch-up',
    'aws_appautoscaling_policy.worker_scale-in',
    'aws_appautoscaling_target.worker',
    'aws_cloudwatch_log_group.worker',
    'aws_cloudwatch_metric_alarm.worker_catch-up',
    'aws_cloudwatch_metric_alarm.worker_scale-in',
    'aws_ecs_cluster.consumers',
    'aws_ecs_cluster_capacity_providers.consumers',
    'aws_ecs_service.worker',
    'aws_ecs_task_definition.worker',
    'aws_iam_role.worker',
    'aws_iam_role.worker_execution',
    'aws_iam_role_policy.worker',
    'aws_iam_role_policy.worker_execution',
    'aws_security_group.worker',
    'aws_vpc_security_group_egress_rule.worker_to_endpoints',
    'aws_vpc_security_group_egress_rule.worker_to_models',
    'aws_vpc_security_group_egress_rule.worker_to_s3',
    'aws_vpc_security_group_ingress_rule.worker_to_endpoints',
  ]);
});

test('the service', () => {
  expect(resourceAt(stack, 'aws_ecs_service.worker')).toEqual({
    name: 'shop-prod-worker',
    cluster: '${aws_ecs_cluster.consumers.arn}',
    task_definition: `\${${TASK}.arn}`,
    desired_count: 1,
    capacity_provider_strategy: [
      { capacity_provider: 'FARGATE', base: 1, weight: 20 },
      { capacity_provider: 'FARGATE_SPOT', base: 0, weight: 80 },
    ],
    platform_version: 'LATEST',
    network_configuration: {
      subnets: ['subnet-0abc'],
      security_groups: ['${aws_security_group.worker.id}'],
      assign_public_ip: false,
    },
    deployment_circuit_breaker: { enable: true, rollback: true },
    alarms: { enable: true, rollback: true, alarm_names: ['too-slow'] },
    deployment_minimum_healthy_percent: 100,
    deployment_maximum_percent: 200,
    enable_execute_command: false,
    enable_ecs_managed_tags: true,
    propagate_tags: 'SERVICE',
    depends_on: [
      'aws_iam_role_policy.worker',
      'aws_iam_role_policy.worker_execution',
      'aws_ecs_cluster_capacity_providers.consumers',
      'aws_vpc_security_group_egress_rule.worker_to_endpoints',
      'aws_vpc_security_group_ingress_rule.worker_to_endpoints',
      'aws_vpc_security_group_egress_rule.worker_to_s3',
      'aws_vpc_security_group_egress_rule.worker_to_models',
      'aws_vpc_endpoint.ecr-api',
      'aws_vpc_endpoint.ecr-dkr',
      'aws_vpc_endpoint.logs',
      'aws_vpc_endpoint.s3',
      'aws_vpc_endpoint.secretsmanager',
      'aws_vpc_endpoint.sns',
      'aws_vpc_endpoint.sqs',
      'aws_vpc_endpoint.ssm',
      'aws_vpc_endpoint.ssmmessages',
    ],
    lifecycle: { ignore_changes: ['desired_count'] },
  });
});

test('without scaling the count is kept, and tasks are on demand', () => {
  expect(resourceAt(stack, 'aws_ecs_service.plain')).toMatchObject({
    desired_count: 2,
    launch_type: 'FARGATE',
  });
  expect(resourceAt(stack, 'aws_ecs_service.plain')).not.toHaveProperty('lifecycle');
});

test('both roles are trusted to tasks of this account alone', () => {
  for (const role of ['worker', 'worker_execution']) {
    expect(jsonAt(stack, `aws_iam_role.${role}`, 'assume_role_policy')).toMatchObject({
      Statement: [
        {
          Principal: { Service: 'ecs-tasks.amazonaws.com' },
          Condition: {
            ArnLike: { 'aws:SourceArn': 'arn:aws:ecs:eu-west-1:111111111111:*' },
            StringEquals: { 'aws:SourceAccount': '111111111111' },
          },
        },
      ],
    });
  }
});

test('the program may do what its edges say', () => {
  const granted = statements(stack, 'aws_iam_role_policy.worker');
  expect(Object.keys(granted)).toEqual([
    'ConsumeQueues',
    'Mountmodels',
    'ProtectTasks',
    'PublishToTopics',
    'WriteObjects',
  ]);
  expect(granted['ProtectTasks']).toMatchObject({
    Action: ['ecs:GetTaskProtection', 'ecs:UpdateTaskProtection'],
    Resource: 'arn:aws:ecs:eu-west-1:111111111111:task/${aws_ecs_cluster.consumers.name}/*',
  });
  expect(granted['Mountmodels']).toMatchObject({ Action: ['elasticfilesystem:ClientMount'] });
});

test('what starts the program may pull, log and read secrets, which the program may not', () => {
  const granted = statements(stack, 'aws_iam_role_policy.worker_execution');
  expect(Object.keys(granted)).toEqual([
    'LogInToRegistry',
    'PullImages',
    'ReadParameters',
    'ReadSecrets',
    'WriteLogs',
  ]);
  expect(granted['PullImages']).toMatchObject({
    Resource: [
      'arn:aws:ecr:eu-west-1:123456789012:repository/agent',
      'arn:aws:ecr:eu-west-1:123456789012:repository/billing',
    ],
  });
});

test('a shell needs its channel, and somebody to clean up', () => {
  expect(Object.keys(statements(stack, 'aws_iam_role_policy.plain'))).toEqual(['ConsumeQueues', 'OpenShell']);
  expect(resourceAt(stack, 'aws_ecs_service.plain')['enable_execute_command']).toBe(true);
  expect(containers('aws_ecs_task_definition.plain')[0]).toMatchObject({
    linuxParameters: { initProcessEnabled: true },
  });
});

test('a cluster that exists is used by its name, and none is made', () => {
  const existing = synthesized(
    topologyOf(`
queues: { billing: {} }
network: { vpc: vpc-0abc, subnets: [subnet-0abc] }
cluster: { name: main }
consumers:
  worker: { type: fargate, queue: billing, image: "${IMAGE}", scaling: { max: 3, backlogPerTask: 10 } }
`),
  );
  expect(existing.resource).not.toHaveProperty('aws_ecs_cluster');
  expect(resourceAt(existing, 'aws_ecs_service.worker')['cluster']).toBe('main');
  expect(resourceAt(existing, 'aws_appautoscaling_target.worker')['resource_id']).toBe(
    'service/main/${aws_ecs_service.worker.name}',
  );
});
