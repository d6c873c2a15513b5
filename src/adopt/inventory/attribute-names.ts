import type { PlainMap } from '#base/util/json';

/* What the arguments of Terraform are called in the API: https://docs.aws.amazon.com/sns/latest/api and .../SQS. */

type Names = Readonly<Record<string, string>>;

const QUEUE: Names = {
  fifo_queue: 'FifoQueue',
  content_based_deduplication: 'ContentBasedDeduplication',
  deduplication_scope: 'DeduplicationScope',
  fifo_throughput_limit: 'FifoThroughputLimit',
  visibility_timeout_seconds: 'VisibilityTimeout',
  message_retention_seconds: 'MessageRetentionPeriod',
  delay_seconds: 'DelaySeconds',
  receive_wait_time_seconds: 'ReceiveMessageWaitTimeSeconds',
  max_message_size: 'MaximumMessageSize',
  kms_master_key_id: 'KmsMasterKeyId',
  sqs_managed_sse_enabled: 'SqsManagedSseEnabled',
  policy: 'Policy',
  redrive_policy: 'RedrivePolicy',
  redrive_allow_policy: 'RedriveAllowPolicy',
  kms_data_key_reuse_period_seconds: 'KmsDataKeyReusePeriodSeconds',
};

const FEEDBACK = ['Application', 'Firehose', 'HTTP', 'Lambda', 'SQS'] as const;

const TOPIC: Names = {
  fifo_topic: 'FifoTopic',
  content_based_deduplication: 'ContentBasedDeduplication',
  fifo_throughput_scope: 'FifoThroughputScope',
  archive_policy: 'ArchivePolicy',
  kms_master_key_id: 'KmsMasterKeyId',
  tracing_config: 'TracingConfig',
  policy: 'Policy',
  display_name: 'DisplayName',
  delivery_policy: 'DeliveryPolicy',
  signature_version: 'SignatureVersion',
  ...Object.fromEntries(
    FEEDBACK.flatMap((protocol) => {
      const start = protocol.toLowerCase();
      return [
        [`${start}_success_feedback_role_arn`, `${protocol}SuccessFeedbackRoleArn`],
        [`${start}_failure_feedback_role_arn`, `${protocol}FailureFeedbackRoleArn`],
        [`${start}_success_feedback_sample_rate`, `${protocol}SuccessFeedbackSampleRate`],
      ];
    }),
  ),
};

const SUBSCRIPTION: Names = {
  filter_policy: 'FilterPolicy',
  filter_policy_scope: 'FilterPolicyScope',
  raw_message_delivery: 'RawMessageDelivery',
  redrive_policy: 'RedrivePolicy',
  delivery_policy: 'DeliveryPolicy',
  replay_policy: 'ReplayPolicy',
  subscription_role_arn: 'SubscriptionRoleArn',
};

function renamed(attributes: PlainMap, names: Names): PlainMap {
  return Object.fromEntries(Object.entries(names).map(([argument, name]) => [argument, attributes[name]]));
}

export const queueArguments = (attributes: PlainMap) => renamed(attributes, QUEUE);
export const topicArguments = (attributes: PlainMap) => renamed(attributes, TOPIC);
export const subscriptionArguments = (attributes: PlainMap) => renamed(attributes, SUBSCRIPTION);
