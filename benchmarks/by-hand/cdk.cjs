/*
 * What one would write with the AWS CDK for a topology of kind B: what `cdktf.ts` makes, as CloudFormation has it. With
 * the classes of CloudFormation itself, which are the fastest that the AWS CDK has. It is run where aws-cdk-lib is
 * installed (`benchmarks/aws-cdk.ts`), and is no TypeScript, since the types of that are nowhere else.
 */
const { readFileSync } = require('node:fs');
const { load } = require('js-yaml');
const { App, Aws, Stack } = require('aws-cdk-lib');
const autoscaling = require('aws-cdk-lib/aws-applicationautoscaling');
const { CfnAlarm } = require('aws-cdk-lib/aws-cloudwatch');
const { CfnSecurityGroup, CfnSecurityGroupEgress } = require('aws-cdk-lib/aws-ec2');
const { CfnService, CfnTaskDefinition } = require('aws-cdk-lib/aws-ecs');
const { CfnRole, CfnRolePolicy } = require('aws-cdk-lib/aws-iam');
const { CfnLogGroup } = require('aws-cdk-lib/aws-logs');
const { CfnSubscription, CfnTopic, CfnTopicPolicy } = require('aws-cdk-lib/aws-sns');
const { CfnQueue, CfnQueuePolicy } = require('aws-cdk-lib/aws-sqs');

const { topics, subscriptions, consumers } = load(readFileSync('topology.yaml', 'utf8'));

// CloudFormation takes 500 resources in a stack; a thousand queues are many times that, whoever makes them.
const app = new App({ context: { '@aws-cdk/core:stackResourceLimit': 0 } });
const stack = new Stack(app, 'bench');

function addAlarms(element, alarms) {
  for (const [name, namespace, metricName, dimensions] of alarms) {
    new CfnAlarm(stack, `alarm-${element}-${name}`, {
      alarmName: `bench/${element}/${name}`,
      alarmDescription: `Something is wrong with ${element}: see its queue, its dead letters and its consumer.`,
      comparisonOperator: 'GreaterThanThreshold',
      evaluationPeriods: 3,
      namespace,
      metricName,
      dimensions: Object.entries(dimensions).map(([key, value]) => ({ name: key, value })),
      period: 60,
      statistic: 'Maximum',
      threshold: 0,
      treatMissingData: 'notBreaching',
    });
  }
}

function document(...statements) {
  return { Version: '2012-10-17', Statement: statements };
}

function denyInsecureTransport(actions, arn) {
  const Condition = { Bool: { 'aws:SecureTransport': 'false' } };
  return { Effect: 'Deny', Principal: '*', Action: actions, Resource: arn, Condition };
}

function addTopic(name) {
  const topic = new CfnTopic(stack, `topic-${name}`, { topicName: `bench-${name}` });
  const actions = ['sns:Publish', 'sns:Subscribe', 'sns:GetTopicAttributes', 'sns:SetTopicAttributes'];
  new CfnTopicPolicy(stack, `topic-policy-${name}`, {
    topics: [topic.ref],
    policyDocument: document(denyInsecureTransport(actions, topic.ref)),
  });
  addAlarms(name, [
    ['failed-deliveries', 'AWS/SNS', 'NumberOfNotificationsFailed', { TopicName: topic.attrTopicName }],
    [
      'unreadable-attributes',
      'AWS/SNS',
      'NumberOfNotificationsFilteredOut',
      { TopicName: topic.attrTopicName },
    ],
  ]);
  return topic;
}

const SETTINGS = {
  delaySeconds: 0,
  maximumMessageSize: 262144,
  receiveMessageWaitTimeSeconds: 20,
  sqsManagedSseEnabled: true,
  visibilityTimeout: 30,
};

function addQueue(id, topic, filterPolicy) {
  const deadLetters = new CfnQueue(stack, `queue-${id}-dlq`, {
    ...SETTINGS,
    queueName: `bench-${id}-dlq`,
    messageRetentionPeriod: 1209600,
    redriveAllowPolicy: {
      redrivePermission: 'byQueue',
      sourceQueueArns: [`arn:${Aws.PARTITION}:sqs:${Aws.REGION}:${Aws.ACCOUNT_ID}:bench-${id}`],
    },
  });
  const queue = new CfnQueue(stack, `queue-${id}`, {
    ...SETTINGS,
    queueName: `bench-${id}`,
    messageRetentionPeriod: 345600,
    redrivePolicy: { deadLetterTargetArn: deadLetters.attrArn, maxReceiveCount: 5 },
  });
  const allowTopic = {
    Effect: 'Allow',
    Principal: { Service: 'sns.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: queue.attrArn,
    Condition: { ArnEquals: { 'aws:SourceArn': topic.ref } },
  };
  for (const [suffix, { attrArn, ref }, allowed] of [
    ['', queue, [allowTopic]],
    ['-dlq', deadLetters, []],
  ]) {
    new CfnQueuePolicy(stack, `queue-policy-${id}${suffix}`, {
      queues: [ref],
      policyDocument: document(...allowed, denyInsecureTransport('sqs:*', attrArn)),
    });
  }
  new CfnSubscription(stack, `subscription-${id}`, {
    topicArn: topic.ref,
    protocol: 'sqs',
    endpoint: queue.attrArn,
    filterPolicy,
    filterPolicyScope: 'MessageAttributes',
  });
  addAlarms(id, [
    ['not-empty', 'AWS/SQS', 'ApproximateNumberOfMessagesVisible', { QueueName: deadLetters.attrQueueName }],
    ['oldest-message', 'AWS/SQS', 'ApproximateAgeOfOldestMessage', { QueueName: queue.attrQueueName }],
  ]);
  return queue;
}

function addRole(id, statements) {
  const role = new CfnRole(stack, `role-${id}`, {
    description: `What ${id} may do`,
    assumeRolePolicyDocument: document({
      Effect: 'Allow',
      Principal: { Service: 'ecs-tasks.amazonaws.com' },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
    }),
  });
  new CfnRolePolicy(stack, `policy-${id}`, {
    policyName: 'grants',
    roleName: role.ref,
    policyDocument: document(...statements.map((statement) => ({ Effect: 'Allow', ...statement }))),
  });
  return role;
}

function addTask(id, image, queue) {
  const logGroup = new CfnLogGroup(stack, `logs-${id}`, {
    logGroupName: `/ecs/bench-${id}`,
    retentionInDays: 365,
  });
  const receive = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueUrl'];
  const repository = `arn:${Aws.PARTITION}:ecr:${Aws.REGION}:${Aws.ACCOUNT_ID}:repository/work`;
  const task = addRole(id, [{ Action: receive, Resource: queue.attrArn }]);
  const execution = addRole(`${id}-execution`, [
    { Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'], Resource: repository },
    { Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: logGroup.attrArn },
  ]);
  return new CfnTaskDefinition(stack, `task-${id}`, {
    family: `bench-${id}`,
    cpu: '256',
    memory: '512',
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    taskRoleArn: task.attrArn,
    executionRoleArn: execution.attrArn,
    runtimePlatform: { cpuArchitecture: 'X86_64', operatingSystemFamily: 'LINUX' },
    containerDefinitions: [
      {
        name: id,
        image,
        essential: true,
        environment: [{ name: 'QUEUE_URL', value: queue.ref }],
        logConfiguration: {
          logDriver: 'awslogs',
          options: {
            'awslogs-group': logGroup.ref,
            'awslogs-region': Aws.REGION,
            'awslogs-stream-prefix': id,
          },
        },
        readonlyRootFilesystem: true,
      },
    ],
  });
}

function metric(id, metricName, queue) {
  const dimensions = [{ name: 'QueueName', value: queue.attrQueueName }];
  return {
    id,
    metricStat: { metric: { namespace: 'AWS/SQS', metricName, dimensions }, stat: 'Maximum' },
    returnData: false,
  };
}

function addScaling(id, service, queue) {
  const target = new autoscaling.CfnScalableTarget(stack, `target-${id}`, {
    minCapacity: 1,
    maxCapacity: 10,
    resourceId: `service/main/${service.attrName}`,
    scalableDimension: 'ecs:service:DesiredCount',
    serviceNamespace: 'ecs',
  });
  new autoscaling.CfnScalingPolicy(stack, `scaling-${id}`, {
    policyName: 'backlog',
    policyType: 'TargetTrackingScaling',
    scalingTargetId: target.ref,
    targetTrackingScalingPolicyConfiguration: {
      targetValue: 100,
      scaleInCooldown: 300,
      scaleOutCooldown: 60,
      customizedMetricSpecification: {
        metrics: [
          metric('waiting', 'ApproximateNumberOfMessagesVisible', queue),
          metric('flying', 'ApproximateNumberOfMessagesNotVisible', queue),
          {
            id: 'tracked',
            expression: '(FILL(waiting, 0) + FILL(flying, 0))',
            label: 'Messages',
            returnData: true,
          },
        ],
      },
    },
  });
}

function addWorker(id, image, queue) {
  const task = addTask(id, image, queue);
  const group = new CfnSecurityGroup(stack, `group-${id}`, {
    groupDescription: `What ${id} may reach`,
    vpcId: 'vpc-0123abcd',
  });
  new CfnSecurityGroupEgress(stack, `egress-${id}`, {
    groupId: group.attrGroupId,
    description: 'HTTPS',
    cidrIp: '10.0.0.0/8',
    ipProtocol: 'tcp',
    fromPort: 443,
    toPort: 443,
  });
  const service = new CfnService(stack, `service-${id}`, {
    serviceName: `bench-${id}`,
    cluster: 'main',
    taskDefinition: task.ref,
    desiredCount: 1,
    launchType: 'FARGATE',
    deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
    networkConfiguration: {
      awsvpcConfiguration: {
        securityGroups: [group.attrGroupId],
        subnets: ['subnet-0123abcd', 'subnet-4567abcd'],
      },
    },
    propagateTags: 'SERVICE',
  });
  addScaling(id, service, queue);
  const dimensions = { ClusterName: 'main', ServiceName: service.attrName };
  addAlarms(id, [['too-few-tasks', 'ECS/ContainerInsights', 'RunningTaskCount', dimensions]]);
}

const topicsByName = new Map(Object.keys(topics).map((name) => [name, addTopic(name)]));
const queues = new Map(
  subscriptions.map(({ topic, queue, filter }) => [
    queue,
    addQueue(queue, topicsByName.get(topic), filter.policy),
  ]),
);
for (const [id, { queue, image }] of Object.entries(consumers)) addWorker(id, image, queues.get(queue));
app.synth();
