/*
 * What one call of AWS takes, how calls and storage are counted, and how long AWS remembers them.
 */

const KIB = 1024;
const MINUTE = 60;

/**
 * Messages that SQS takes or gives in one call, and how large they are together. SQS itself takes more since 2025; no
 * message that came through SNS is larger.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html
 */
export const SQS_CALL = { messages: 10, bytes: 256 * KIB } as const;

/** Each 64 KiB, begun or full, count as a request: https://aws.amazon.com/sqs/pricing/ and https://aws.amazon.com/sns/pricing/ */
export const REQUEST_BYTES = 64 * KIB;

/**
 * Seconds in which FIFO topics and queues take a message once.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues-exactly-once-processing.html
 */
export const DEDUPLICATION = 5 * MINUTE;

/**
 * Seconds for which SQS uses a data key again, unless the queue says otherwise.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html
 */
export const DATA_KEY_REUSE = 5 * MINUTE;

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html */
export const METRIC_QUERIES = 500;

/** Letters that Terraform leaves of the 63 in a bucket's name: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
export const BUCKET_PREFIX = 37;

/**
 * Bytes that count as one unit of a DynamoDB table that is paid by request, and what part of a unit an eventually
 * consistent read takes: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
 */
export const TABLE_UNIT = { write: KIB, read: 4 * KIB, eventuallyConsistent: 0.5 } as const;

/** GiB that come with each Fargate task: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-storage.html */
export const INCLUDED_STORAGE = 20;
