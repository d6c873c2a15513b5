/*
 * What one would write with the AWS CDK for a topology of kind B, with the constructs that its guides show. It is run
 * where aws-cdk-lib is installed (`benchmarks/aws-cdk.ts`), and is no TypeScript, since the types of that are nowhere
 * else.
 */
const { readFileSync } = require('node:fs');
const { load } = require('js-yaml');
const { App, Duration, Stack } = require('aws-cdk-lib');
const { AdjustmentType } = require('aws-cdk-lib/aws-applicationautoscaling');
const { Alarm, ComparisonOperator, Metric, TreatMissingData } = require('aws-cdk-lib/aws-cloudwatch');
const { Peer, Port, SecurityGroup, Vpc } = require('aws-cdk-lib/aws-ec2');
const { Repository } = require('aws-cdk-lib/aws-ecr');
const {
  Cluster,
  ContainerImage,
  FargateService,
  FargateTaskDefinition,
  LogDrivers,
} = require('aws-cdk-lib/aws-ecs');
const { LogGroup, RetentionDays } = require('aws-cdk-lib/aws-logs');
const { SubscriptionFilter, Topic } = require('aws-cdk-lib/aws-sns');
const { SqsSubscription } = require('aws-cdk-lib/aws-sns-subscriptions');
const { Queue, QueueEncryption } = require('aws-cdk-lib/aws-sqs');

const { topics, subscriptions, consumers } = load(readFileSync('topology.yaml', 'utf8'));

// CloudFormation takes 500 resources in a stack; a thousand queues are many times that, whoever makes them.
const app = new App({ context: { '@aws-cdk/core:stackResourceLimit': 0 } });
const stack = new Stack(app, 'bench');

const vpc = Vpc.fromVpcAttributes(stack, 'vpc', {
  vpcId: 'vpc-0123abcd',
  availabilityZones: ['eu-west-1a', 'eu-west-1b'],
  privateSubnetIds: ['subnet-0123abcd', 'subnet-4567abcd'],
});
const cluster = Cluster.fromClusterAttributes(stack, 'cluster', { clusterName: 'main', vpc });
const repository = Repository.fromRepositoryName(stack, 'repository', 'work');

function addAlarms(element, metrics) {
  for (const [name, metric] of Object.entries(metrics)) {
    new Alarm(stack, `alarm-${element}-${name}`, {
      alarmName: `bench/${element}/${name}`,
      alarmDescription: `Something is wrong with ${element}: see its queue, its dead letters and its consumer.`,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 3,
      metric: metric.with({ period: Duration.minutes(1), statistic: 'Maximum' }),
      threshold: 0,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}

function addTopic(name) {
  const topic = new Topic(stack, `topic-${name}`, { topicName: `bench-${name}`, enforceSSL: true });
  addAlarms(name, {
    'failed-deliveries': topic.metricNumberOfNotificationsFailed(),
    'unreadable-attributes': topic.metricNumberOfNotificationsFilteredOutInvalidAttributes(),
  });
  return topic;
}

const SETTINGS = {
  encryption: QueueEncryption.SQS_MANAGED,
  enforceSSL: true,
  receiveMessageWaitTime: Duration.seconds(20),
  visibilityTimeout: Duration.seconds(30),
};

function addQueue(id, topic, policy) {
  const deadLetters = new Queue(stack, `queue-${id}-dlq`, {
    ...SETTINGS,
    queueName: `bench-${id}-dlq`,
    retentionPeriod: Duration.days(14),
  });
  const queue = new Queue(stack, `queue-${id}`, {
    ...SETTINGS,
    queueName: `bench-${id}`,
    retentionPeriod: Duration.days(4),
    deadLetterQueue: { queue: deadLetters, maxReceiveCount: 5 },
  });
  const filters = Object.entries(policy).map(([key, allowlist]) => [
    key,
    SubscriptionFilter.stringFilter({ allowlist }),
  ]);
  topic.addSubscription(new SqsSubscription(queue, { filterPolicy: Object.fromEntries(filters) }));
  addAlarms(id, {
    'not-empty': deadLetters.metricApproximateNumberOfMessagesVisible(),
    'oldest-message': queue.metricApproximateAgeOfOldestMessage(),
  });
  return queue;
}

function addTask(id, image, queue) {
  const task = new FargateTaskDefinition(stack, `task-${id}`, {
    family: `bench-${id}`,
    cpu: 256,
    memoryLimitMiB: 512,
  });
  const logGroup = new LogGroup(stack, `logs-${id}`, {
    logGroupName: `/ecs/bench-${id}`,
    retention: RetentionDays.ONE_YEAR,
  });
  task.addContainer(id, {
    image: ContainerImage.fromEcrRepository(repository, image.split(':').pop()),
    environment: { QUEUE_URL: queue.queueUrl },
    logging: LogDrivers.awsLogs({ logGroup, streamPrefix: id }),
    readonlyRootFilesystem: true,
  });
  queue.grantConsumeMessages(task.taskRole);
  return task;
}

function addWorker(id, image, queue) {
  const group = new SecurityGroup(stack, `group-${id}`, {
    vpc,
    description: `What ${id} may reach`,
    allowAllOutbound: false,
  });
  group.addEgressRule(Peer.ipv4('10.0.0.0/8'), Port.tcp(443), 'HTTPS');
  const service = new FargateService(stack, `service-${id}`, {
    serviceName: `bench-${id}`,
    cluster,
    taskDefinition: addTask(id, image, queue),
    desiredCount: 1,
    minHealthyPercent: 100,
    circuitBreaker: { rollback: true },
    securityGroups: [group],
  });
  service.autoScaleTaskCount({ minCapacity: 1, maxCapacity: 10 }).scaleOnMetric('backlog', {
    metric: queue.metricApproximateNumberOfMessagesVisible(),
    adjustmentType: AdjustmentType.EXACT_CAPACITY,
    scalingSteps: [
      { upper: 1, change: 1 },
      ...Array.from({ length: 9 }, (_, step) => ({ lower: 100 * (step + 1), change: step + 2 })),
    ],
    cooldown: Duration.minutes(5),
  });
  const dimensionsMap = { ClusterName: 'main', ServiceName: service.serviceName };
  addAlarms(id, {
    'too-few-tasks': new Metric({
      namespace: 'ECS/ContainerInsights',
      metricName: 'RunningTaskCount',
      dimensionsMap,
    }),
  });
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
