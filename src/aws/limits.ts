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
   * AWS itself takes 1 MiB since August 2025, but version 5.100 of the Terraform AWS provider, and any message that
   * comes through SNS, stop at 256 KiB.
   * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html
   */
  maxMessageSize: { min: KIB, max: 256 * KIB },
  maxReceiveCount: { min: 1, max: 1000 },
  /** Queues that one `byQueue` redrive allow policy can name. */
  redriveSources: 10,
  /** From an older edition of the page, so only warned of. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html */
  policySize: 8192,
} as const;

/** https://docs.aws.amazon.com/general/latest/gr/sns.html */
export const TOPIC = {
  name: 256,
  fifoSubscriptions: 100,
  firehoseSubscriptions: 5,
  perAccount: { standard: 100_000, fifo: 1000 },
  /** https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-language-api-permissions-reference.html */
  principals: 200,
  /** https://docs.aws.amazon.com/sns/latest/dg/message-archiving-and-replay-topic-owner.html */
  archive: { min: DAY, max: 365 * DAY },
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

/**
 * The 64 of a role name less the 26 that Terraform adds to a prefix.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const ROLE = { namePrefix: 38 } as const;
