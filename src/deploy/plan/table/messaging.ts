import { FEEDBACK_WORDS } from '#model/kinds/receivers/index';
import { each, harmless, may, renewed, type Family } from './row';

const FEEDBACK = FEEDBACK_WORDS.flatMap((endpoint) =>
  ['failure_feedback_role_arn', 'success_feedback_role_arn', 'success_feedback_sample_rate'].map(
    (what) => `${endpoint}_${what}`,
  ),
);

const NEW_IDENTITY = renewed('replace');

/** What holds and carries messages. */
export const MESSAGING: Family = {
  aws_sqs_queue: {
    created: may('create-again', 'widen-access'),
    destroyed: may('destroy', 'move-stack', 'replace'),
    attributes: {
      name: NEW_IDENTITY,
      fifo_queue: NEW_IDENTITY,
      message_retention_seconds: may('shorten-retention'),
      max_message_size: may('refuse-messages'),
      content_based_deduplication: may('refuse-messages'),
      deduplication_scope: may('change-deduplication'),
      fifo_throughput_limit: may('refuse-messages'),
      visibility_timeout_seconds: may('shorten-visibility'),
      redrive_policy: may('remove-dead-letters', 'weaken-delivery'),
      redrive_allow_policy: harmless('it follows from the dead-letter queues that the file names'),
      policy: may('cut-access', 'widen-access'),
      kms_master_key_id: may('remove-encryption', 'change-key'),
      sqs_managed_sse_enabled: may('remove-encryption'),
      kms_data_key_reuse_period_seconds: harmless('it is a matter of calls to KMS'),
      delay_seconds: may('weaken-delivery'),
      receive_wait_time_seconds: harmless('a receive waits up to 20 seconds, and a message arrives no later'),
    },
  },
  aws_sns_topic: {
    created: may('create-again', 'widen-access'),
    destroyed: may('destroy', 'move-stack', 'replace'),
    attributes: {
      name: NEW_IDENTITY,
      fifo_topic: NEW_IDENTITY,
      archive_policy: may('shorten-retention'),
      content_based_deduplication: may('refuse-messages'),
      fifo_throughput_scope: may('change-deduplication'),
      policy: may('cut-access', 'widen-access'),
      kms_master_key_id: may('remove-encryption', 'change-key'),
      display_name: harmless('only e-mails and text messages show it'),
      signature_version: may('change-format'),
      tracing_config: harmless('traces show messages and do not change them'),
      ...each(FEEDBACK, harmless('logs of deliveries do not change deliveries')),
    },
  },
  aws_sns_topic_subscription: {
    created: may('widen-access'),
    destroyed: may('destroy', 'move-stack', 'replace'),
    attributes: {
      topic_arn: NEW_IDENTITY,
      endpoint: NEW_IDENTITY,
      protocol: NEW_IDENTITY,
      filter_policy: may('narrow-filter'),
      filter_policy_scope: may('narrow-filter'),
      raw_message_delivery: may('change-format'),
      redrive_policy: may('remove-dead-letters'),
      delivery_policy: may('weaken-delivery', 'change-format'),
      replay_policy: harmless('what is in the archive is delivered again, and nothing is lost'),
      subscription_role_arn: harmless('the policy of the role is judged by itself'),
      confirmation_timeout_in_minutes: harmless('Terraform waits so long for a confirmation'),
      endpoint_auto_confirms: harmless('Terraform waits for a confirmation or does not'),
    },
  },
  aws_sns_topic_data_protection_policy: {
    created: may('refuse-messages'),
    destroyed: may('destroy', 'replace'),
    attributes: { arn: NEW_IDENTITY, policy: may('refuse-messages') },
  },
  aws_kms_key: {
    created: harmless('what is encrypted with it says so itself'),
    destroyed: may('destroy', 'move-stack', 'replace'),
    attributes: {
      policy: may('cut-access', 'widen-access'),
      is_enabled: may('change-key'),
      enable_key_rotation: harmless('KMS keeps the old key material'),
      rotation_period_in_days: harmless('KMS keeps the old key material'),
      deletion_window_in_days: harmless('it counts once the key is destroyed, which is refused'),
    },
  },
  aws_kms_alias: {
    created: harmless('a name gives nobody access'),
    destroyed: harmless('elements use the key by its ARN'),
    attributes: each(['name', 'target_key_id'], harmless('elements use the key by its ARN')),
  },
};
