/* What the AWS provider does with changed attributes, as far as its schema says it. */

/** Attributes that cannot be changed in place. */
export const FORCE_NEW: ReadonlySet<string> = new Set([
  'name',
  'name_prefix',
  'fifo_queue',
  'fifo_topic',
  'topic_arn',
  'endpoint',
  'protocol',
]);
export const CHANGEABLE_NAMES: ReadonlySet<string> = new Set(['aws_kms_key', 'aws_api_gateway_rest_api']);

/** The same of types that have more of them. */
export const FORCE_NEW_ON: Readonly<Record<string, readonly string[]>> = {
  aws_cloudwatch_event_rule: ['event_bus_name'],
  aws_cloudwatch_event_target: ['rule', 'target_id', 'event_bus_name'],
  aws_dynamodb_table: ['hash_key', 'range_key'],
  aws_ecs_service: ['cluster', 'launch_type'],
  aws_ecs_task_definition: ['container_definitions', 'cpu', 'memory', 'volume', 'family', 'runtime_platform'],
  aws_lambda_event_source_mapping: ['event_source_arn'],
  aws_lambda_function: ['function_name', 'package_type'],
  aws_pipes_pipe: ['source'],
  aws_s3_bucket: ['bucket', 'bucket_prefix'],
  aws_sfn_state_machine: ['type'],
  aws_security_group: ['vpc_id', 'description'],
  aws_subnet: ['vpc_id', 'cidr_block', 'availability_zone'],
  aws_vpc: ['cidr_block'],
  aws_vpc_endpoint: ['vpc_id', 'service_name'],
  aws_vpc_security_group_egress_rule: ['security_group_id'],
  aws_vpc_security_group_ingress_rule: ['security_group_id'],
};

/** Attributes that stay as they are in AWS if they are no longer configured (`Optional` and `Computed`). */
export const KEPT: ReadonlySet<string> = new Set([
  'policy',
  'redrive_policy',
  'redrive_allow_policy',
  'sqs_managed_sse_enabled',
  'filter_policy_scope',
  'deduplication_scope',
  'fifo_throughput_limit',
]);
export const KEPT_ON = new Set(['aws_sqs_queue', 'aws_sns_topic', 'aws_sns_topic_subscription']);
export const REMOVABLE_ON_SUBSCRIPTION = 'redrive_policy';
