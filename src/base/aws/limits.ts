/** Each number once, with the AWS page that it comes from. Durations are seconds, sizes bytes. */

export interface Range {
  readonly min: number;
  readonly max: number;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
const KIB = 1024;

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html */
export const QUEUE = {
  name: 80,
  visibilityTimeout: { min: 0, max: 12 * HOUR },
  retention: { min: MINUTE, max: 14 * DAY },
  delay: { min: 0, max: 15 * MINUTE },
  receiveWait: { min: 0, max: 20 },
  /**
   * AWS takes 1 MiB since August 2025; version 5.100 of the Terraform AWS provider refuses more than 256 KiB.
   * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html
   */
  maxMessageSize: { min: KIB, max: 256 * KIB },
  maxReceiveCount: { min: 1, max: 1000 },
  /** How long SQS may use a data key again: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html */
  dataKeyReuse: { min: MINUTE, max: DAY },
  /**
   * Messages that are received and not yet deleted, unless AWS has raised it.
   * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html
   */
  inFlight: 120_000,
  /** Queues that one `byQueue` redrive allow policy can name. */
  redriveSources: 10,
  /** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html */
  policySize: 8192,
  policyStatements: 20,
  policyPrincipals: 50,
  policyConditions: 10,
} as const;

/** https://docs.aws.amazon.com/general/latest/gr/sns.html */
export const TOPIC = {
  name: 256,
  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-sns-topic.html */
  displayName: 100,
  fifoSubscriptions: 100,
  firehoseSubscriptions: 5,
  /** AWS raises it on request: https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html */
  filterPolicies: 200,
  /** https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-language-api-permissions-reference.html */
  principals: 200,
  policySize: 30 * KIB,
  policyStatements: 100,
  /** https://docs.aws.amazon.com/sns/latest/dg/message-archiving-and-replay-topic-owner.html */
  archive: { min: DAY, max: 365 * DAY },
} as const;

/** One message. Sizes count the body and the name, type and value of each attribute. */
export const MESSAGE = {
  /** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html */
  queueSize: 1024 * KIB,
  /**
   * Of a topic that sets no `MaximumMessageSize`, which the Terraform AWS provider has no argument for.
   * https://docs.aws.amazon.com/sns/latest/dg/large-message-payloads.html
   */
  topicSize: 256 * KIB,
  /** Of a topic that sets it to the most that SNS takes. */
  largeTopicSize: 1024 * KIB,
  /** What Firehose takes, with all that SNS adds: https://docs.aws.amazon.com/sns/latest/dg/large-message-payloads.html */
  firehoseSize: 1000 * KIB,
  /** In a queue: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html */
  attributes: 10,
  /** https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html */
  attributeName: 256,
  /** Bytes, with the label: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html */
  attributeType: 256,
  /** Decimal digits, and powers of ten: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html */
  number: { digits: 38, least: -128, most: 126 },
  /** Message groups and deduplication ids: https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
  identifier: 128,
  /** "Less than 100": https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
  subject: 99,
} as const;

/** https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html */
export const DELIVERY = {
  delay: { min: 1, max: HOUR },
  retries: { min: 0, max: 100 },
  /** Of all retries together. */
  total: HOUR,
} as const;

/** https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html */
export const TAGS = { count: 50, key: 128, value: 256 } as const;

/** What Terraform adds to a prefix, so that the name is unique: the time and a count. */
export const TERRAFORM_SUFFIX = 26;

/**
 * The policy size is that of all inline policies together.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const ROLE = {
  name: 64,
  namePrefix: 64 - TERRAFORM_SUFFIX,
  policySize: 10_240,
  trustSize: 2048,
  path: 512,
  /** Of the prefix that Terraform completes, what leaves room to tell elements apart. */
  ownPrefix: 20,
} as const;

/** Further grants of one role: more than fit into its policy. */
export const GRANT = { count: 50 } as const;

/** Characters of a managed policy, which white space does not count for: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const MANAGED_POLICY = { size: 6144 } as const;

/** https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html */
export const KEY = { policySize: 32 * KIB } as const;

/** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
export const LAMBDA = {
  name: 64,
  timeout: { min: 1, max: 15 * MINUTE },
  memory: { min: 128, max: 10_240 },
  ephemeralStorage: { min: 512, max: 10_240 },
  /** All names and values of the environment together. */
  environment: 4 * KIB,
  layers: 5,
} as const;

/** https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html */
export const EVENT_SOURCE = {
  batchSize: { min: 1, max: 10_000 },
  /** Of a FIFO queue, and without a window of at least a second. */
  smallBatch: 10,
  batchWindow: { min: 0, max: 5 * MINUTE },
  /** https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html */
  maxConcurrency: { min: 2, max: 1000 },
  /**
   * AWS takes 10,000; version 5.100 of the Terraform AWS provider refuses more than 2,000.
   * https://docs.aws.amazon.com/lambda/latest/api/API_ProvisionedPollerConfig.html
   */
  pollers: { min: 2, max: 2000 },
  minPollers: { min: 2, max: 200 },
  /** https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html */
  filters: 5,
  filterPattern: 4096,
  /** Times the timeout that AWS advises, so that throttled calls can be repeated while messages are hidden. https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html */
  visibilityTimeouts: 6,
} as const;

export const EVENT_RULE = {
  /** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html */
  pattern: 4096,
} as const;

export const STORE = {
  /** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
  bucketName: 63,
  /** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html */
  tableName: 255,
  /** https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html */
  expiry: { min: DAY, max: 100 * 365 * DAY },
} as const;

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html */
export const FARGATE = {
  name: 255,
  stopTimeout: { min: 2, max: 120 },
  /** GiB, with those that come with each task. */
  ephemeralStorage: { min: 21, max: 200 },
  /** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html */
  healthCheck: {
    interval: { min: 5, max: 5 * MINUTE },
    timeout: { min: 2, max: MINUTE },
    retries: { min: 1, max: 10 },
    startPeriod: { min: 0, max: 5 * MINUTE },
  },
  /** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-restart-policy.html */
  restart: { resetAfter: { min: MINUTE, max: 30 * MINUTE }, ignoredExitCodes: 50 },
  /** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html */
  tasks: { min: 0, max: 5000 },
  containers: 10,
  /** Of a task definition, as it is registered. */
  definitionSize: 64 * KIB,
  capacityProviderBase: { min: 0, max: 100_000 },
} as const;

/** How much processor there may be, and with it which memory in MiB: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html */
export const FARGATE_MEMORY: Readonly<Record<FargateCpu, readonly number[]>> = {
  256: [512, 1024, 2048],
  512: gibibytes(1, 4),
  1024: gibibytes(2, 8),
  2048: gibibytes(4, 16),
  4096: gibibytes(8, 30),
  8192: gibibytes(16, 60, 4),
  16384: gibibytes(32, 120, 8),
  32768: [60, 120, 244].map((count) => count * KIB),
};

export const FARGATE_CPU = [256, 512, 1024, 2048, 4096, 8192, 16384, 32768] as const;
export type FargateCpu = (typeof FARGATE_CPU)[number];

function gibibytes(from: number, to: number, step = 1): number[] {
  const count = (to - from) / step + 1;
  return Array.from({ length: count }, (_, index) => (from + index * step) * KIB);
}

export const SCALING = {
  latency: { min: 1, max: 14 * DAY },
  idle: { min: MINUTE, max: HOUR },
  concurrency: { min: 1, max: 1000 },
} as const;

/** https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html */
export const NETWORK = {
  zones: { min: 1, max: 4 },
  vpcPrefix: { min: 16, max: 24 },
  /** Of five for a network interface, one is made here: https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html */
  attachedGroups: 4,
} as const;

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCluster.html */
export const CLUSTER = { name: 255 } as const;

/** https://docs.aws.amazon.com/eventbridge/latest/pipes-reference/API_CreatePipe.html */
export const PIPE = {
  name: 64,
  batchSize: { min: 1, max: 10_000 },
  batchWindow: { min: 0, max: 5 * MINUTE },
  filters: 5,
  inputTemplate: 8192,
} as const;

/** How long an express workflow may run at most: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
export const WORKFLOW = { express: 5 * MINUTE } as const;

/** Of an account in a region, all its APIs together: https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html */
export const API = { rate: { min: 1, max: 10_000 }, burst: { min: 1, max: 5000 } } as const;

/** In seconds: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_RetryPolicy.html, and the same of a schedule */
export const TARGET_RETRIES = { age: { min: MINUTE, max: DAY }, attempts: { min: 0, max: 185 } } as const;

/** What publishers are called, and how long their names may be. */
export const PUBLISHER = {
  /** https://docs.aws.amazon.com/apigateway/latest/api/API_CreateRestApi.html names no limit; a stage of it is a log group. */
  api: { service: 'API Gateway', name: 255 },
  /** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html */
  'event-rule': { service: 'EventBridge', name: 64 },
  /** https://docs.aws.amazon.com/iot/latest/apireference/API_CreateTopicRule.html */
  'iot-rule': { service: 'AWS IoT', name: 128 },
  /** https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html */
  schedule: { service: 'EventBridge Scheduler', name: 64 },
} as const;

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
export const LOG_RETENTION_DAYS = {
  '1d': 1,
  '3d': 3,
  '5d': 5,
  '1w': 7,
  '2w': 14,
  '30d': 30,
  '60d': 60,
  '90d': 90,
  '180d': 180,
  '1y': 365,
  '2y': 731,
  '3y': 1096,
  '5y': 1827,
  '10y': 3653,
} as const;

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html */
export const DASHBOARD = { widgets: 500 } as const;

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html */
export const TRAIL = { selectorValues: 500 } as const;
