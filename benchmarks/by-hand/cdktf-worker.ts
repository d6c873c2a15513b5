import { AppautoscalingPolicy } from '@cdktf/provider-aws/lib/appautoscaling-policy';
import { AppautoscalingTarget } from '@cdktf/provider-aws/lib/appautoscaling-target';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { EcsService } from '@cdktf/provider-aws/lib/ecs-service';
import { EcsTaskDefinition } from '@cdktf/provider-aws/lib/ecs-task-definition';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import type { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule';
import type { TerraformStack } from 'cdktf';
import { addAlarms } from './cdktf-alarms';

interface Work {
  readonly queue: SqsQueue;
  readonly image: string;
  readonly accountId: string;
}

interface Role {
  readonly id: string;
  readonly accountId: string;
  readonly statements: readonly { readonly Action: readonly string[]; readonly Resource: string }[];
}

function addRole(stack: TerraformStack, { id, accountId, statements }: Role): IamRole {
  const trust = {
    Effect: 'Allow',
    Principal: { Service: 'ecs-tasks.amazonaws.com' },
    Action: 'sts:AssumeRole',
    Condition: { StringEquals: { 'aws:SourceAccount': accountId } },
  };
  const role = new IamRole(stack, `role-${id}`, {
    namePrefix: `bench-${id}-`,
    description: `What ${id} may do`,
    assumeRolePolicy: JSON.stringify({ Version: '2012-10-17', Statement: [trust] }),
  });
  const Statement = statements.map((statement) => ({ Effect: 'Allow', ...statement }));
  new IamRolePolicy(stack, `policy-${id}`, {
    name: 'grants',
    role: role.id,
    policy: JSON.stringify({ Version: '2012-10-17', Statement }),
  });
  return role;
}

function metric(id: string, name: string, queue: SqsQueue) {
  const dimensions = { QueueName: queue.name };
  return {
    id,
    metric: { namespace: 'AWS/SQS', metricName: name, dimensions, period: 60, stat: 'Maximum' },
    returnData: false,
  };
}

const MOST = 10;
const PER_TASK = 100;

/** How capacity follows a backlog: to how many tasks, or by how many. */
const POLICIES = [
  { name: 'catch-up', type: 'ExactCapacity', sign: 1, periods: 1, threshold: PER_TASK },
  { name: 'scale-in', type: 'ChangeInCapacity', sign: -1, periods: 15, threshold: 1 },
] as const;

function addScaling(stack: TerraformStack, id: string, service: EcsService, queue: SqsQueue): void {
  const target = new AppautoscalingTarget(stack, `target-${id}`, {
    minCapacity: 1,
    maxCapacity: MOST,
    resourceId: `service/main/${service.name}`,
    scalableDimension: 'ecs:service:DesiredCount',
    serviceNamespace: 'ecs',
  });
  for (const { name, type, sign, periods, threshold } of POLICIES) {
    const policy = new AppautoscalingPolicy(stack, `${name}-${id}`, {
      name,
      policyType: 'StepScaling',
      resourceId: target.resourceId,
      scalableDimension: target.scalableDimension,
      serviceNamespace: target.serviceNamespace,
      stepScalingPolicyConfiguration: {
        adjustmentType: type,
        cooldown: 300,
        metricAggregationType: 'Maximum',
        stepAdjustment: Array.from({ length: MOST }, (_, step) => ({
          metricIntervalLowerBound: String(step),
          ...(step < MOST - 1 ? { metricIntervalUpperBound: String(step + 1) } : {}),
          scalingAdjustment: sign * (step + 1),
        })),
      },
    });
    new CloudwatchMetricAlarm(stack, `alarm-${id}-${name}`, {
      alarmName: `bench/${id}/${name}`,
      alarmDescription: `Changes the number of tasks of ${id} when its backlog changes.`,
      comparisonOperator: 'GreaterThanOrEqualToThreshold',
      evaluationPeriods: periods,
      threshold,
      treatMissingData: 'ignore',
      alarmActions: [policy.arn],
      metricQuery: [
        metric('waiting', 'ApproximateNumberOfMessagesVisible', queue),
        metric('flying', 'ApproximateNumberOfMessagesNotVisible', queue),
        {
          id: 'tasks',
          expression: `CEIL((waiting + flying) / ${PER_TASK})`,
          label: 'Tasks',
          returnData: true,
        },
      ],
    });
  }
}

function addTask(stack: TerraformStack, id: string, { queue, image, accountId }: Work): EcsTaskDefinition {
  const logGroup = new CloudwatchLogGroup(stack, `logs-${id}`, {
    name: `/ecs/bench-${id}`,
    retentionInDays: 365,
  });
  const task = addRole(stack, {
    id,
    accountId,
    statements: [
      { Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueUrl'], Resource: queue.arn },
    ],
  });
  const execution = addRole(stack, {
    id: `${id}-execution`,
    accountId,
    statements: [
      {
        Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
        Resource: `arn:aws:ecr:eu-west-1:${accountId}:repository/work`,
      },
      { Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: `${logGroup.arn}:*` },
    ],
  });
  const container = {
    name: id,
    image,
    essential: true,
    environment: [{ name: 'QUEUE_URL', value: queue.url }],
    logConfiguration: {
      logDriver: 'awslogs',
      options: { 'awslogs-group': logGroup.name, 'awslogs-region': 'eu-west-1', 'awslogs-stream-prefix': id },
    },
    readonlyRootFilesystem: true,
  };
  return new EcsTaskDefinition(stack, `task-${id}`, {
    family: `bench-${id}`,
    cpu: '256',
    memory: '512',
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    taskRoleArn: task.arn,
    executionRoleArn: execution.arn,
    containerDefinitions: JSON.stringify([container]),
    runtimePlatform: { cpuArchitecture: 'X86_64', operatingSystemFamily: 'LINUX' },
  });
}

/** A Fargate service that consumes a queue, and grows with it. */
export function addWorker(stack: TerraformStack, id: string, work: Work): void {
  const task = addTask(stack, id, work);
  const group = new SecurityGroup(stack, `group-${id}`, {
    namePrefix: `bench-${id}-`,
    description: `What ${id} may reach`,
    vpcId: 'vpc-0123abcd',
    lifecycle: { createBeforeDestroy: true },
  });
  new VpcSecurityGroupEgressRule(stack, `egress-${id}`, {
    securityGroupId: group.id,
    description: 'HTTPS',
    cidrIpv4: '10.0.0.0/8',
    ipProtocol: 'tcp',
    fromPort: 443,
    toPort: 443,
  });
  const service = new EcsService(stack, `service-${id}`, {
    name: `bench-${id}`,
    cluster: 'main',
    taskDefinition: task.arn,
    desiredCount: 1,
    launchType: 'FARGATE',
    deploymentCircuitBreaker: { enable: true, rollback: true },
    networkConfiguration: { securityGroups: [group.id], subnets: ['subnet-0123abcd', 'subnet-4567abcd'] },
    propagateTags: 'SERVICE',
    lifecycle: { ignoreChanges: ['desired_count'] },
  });
  addScaling(stack, id, service, work.queue);
  addAlarms(stack, id, [
    [
      'too-few-tasks',
      'ECS/ContainerInsights',
      'RunningTaskCount',
      { ClusterName: 'main', ServiceName: service.name },
    ],
  ]);
}
