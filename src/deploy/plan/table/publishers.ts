import { each, harmless, may, REFUSED, renewed, type Family } from './row';

const PART_OF_API = harmless('it goes and comes with its API, which is judged by itself');
const FOLLOWS_API = harmless('it follows from the API');
const ROLE = harmless('the policy of the role is judged by itself');
const SOURCE = may('cut-publisher');
const OTHER_SOURCE = renewed('cut-publisher');

/** Who publishes from outside, and what makes a message of it. */
export const PUBLISHERS: Family = {
  aws_cloudwatch_event_rule: {
    created: harmless('a rule publishes by a target with a role, whose policy is judged'),
    destroyed: SOURCE,
    attributes: {
      ...each(['name', 'event_bus_name'], OTHER_SOURCE),
      ...each(['schedule_expression', 'is_enabled'], REFUSED),
      state: SOURCE,
      event_pattern: may('cut-publisher', 'widen-publisher'),
      role_arn: ROLE,
    },
  },
  aws_cloudwatch_event_target: {
    created: harmless('the policy of its role is judged'),
    destroyed: SOURCE,
    attributes: {
      arn: SOURCE,
      ...each(['rule', 'event_bus_name', 'target_id'], OTHER_SOURCE),
      ...each(['input', 'input_path', 'input_transformer'], may('change-format')),
      ...each(['dead_letter_config'], may('remove-dead-letters')),
      retry_policy: may('weaken-delivery'),
      role_arn: ROLE,
      sqs_target: harmless('a rule sends in one group, in which the order stays as it is'),
    },
  },
  aws_scheduler_schedule: {
    created: harmless('the policy of its role is judged'),
    destroyed: SOURCE,
    attributes: {
      ...each(['name', 'group_name'], harmless('it is made anew within a second')),
      ...each(
        ['schedule_expression', 'schedule_expression_timezone', 'start_date', 'end_date', 'state'],
        SOURCE,
      ),
      target: may('cut-publisher', 'change-format', 'remove-dead-letters', 'weaken-delivery'),
      flexible_time_window: harmless('it runs a little later, and as often'),
      kms_key_arn: REFUSED,
    },
  },
  aws_iot_topic_rule: {
    created: harmless('the policy of its role is judged'),
    destroyed: SOURCE,
    attributes: {
      name: OTHER_SOURCE,
      ...each(['enabled', 'sql', 'sql_version', 'sns', 'sqs'], SOURCE),
      error_action: REFUSED,
    },
  },
  aws_s3_bucket_notification: {
    created: harmless('the topic must let the bucket publish, and its policy is judged'),
    destroyed: SOURCE,
    attributes: { bucket: OTHER_SOURCE, topic: may('cut-publisher', 'widen-publisher'), queue: SOURCE },
  },
  aws_api_gateway_rest_api: {
    created: may('widen-access'),
    destroyed: SOURCE,
    attributes: {
      name: harmless('callers know it by its ID'),
      body: may('cut-publisher', 'widen-access', 'change-format'),
      ...each(['policy', 'endpoint_configuration', 'disable_execute_api_endpoint'], REFUSED),
    },
  },
  aws_api_gateway_deployment: {
    created: PART_OF_API,
    destroyed: PART_OF_API,
    attributes: each(['rest_api_id', 'triggers'], FOLLOWS_API),
  },
  aws_api_gateway_stage: {
    created: PART_OF_API,
    destroyed: PART_OF_API,
    attributes: {
      ...each(['rest_api_id', 'deployment_id'], FOLLOWS_API),
      stage_name: REFUSED,
      access_log_settings: harmless('logs of requests do not change requests'),
      xray_tracing_enabled: harmless('traces show requests and do not change them'),
    },
  },
  aws_api_gateway_method_settings: {
    created: PART_OF_API,
    destroyed: PART_OF_API,
    attributes: {
      ...each(['rest_api_id', 'stage_name', 'method_path'], FOLLOWS_API),
      settings: SOURCE,
    },
  },
  aws_api_gateway_account: {
    created: harmless('it lets API Gateway write logs'),
    destroyed: harmless('API Gateway writes no more logs, and answers as before'),
    attributes: { cloudwatch_role_arn: ROLE },
  },
};
