/**
 * The Terraform type of each part that an element has and that something else refers to. Addresses are a public
 * contract: a resource carries the name of its element, so no refactoring of ours ever replaces a queue.
 */
const TYPES = {
  alias: 'aws_lambda_alias',
  account: 'data.aws_caller_identity',
  alarm: 'aws_cloudwatch_metric_alarm',
  api: 'aws_api_gateway_rest_api',
  'api-account': 'aws_api_gateway_account',
  'api-deployment': 'aws_api_gateway_deployment',
  'api-stage': 'aws_api_gateway_stage',
  bucket: 'aws_s3_bucket',
  'bucket-policy': 'aws_s3_bucket_policy',
  'build-project': 'aws_codebuild_project',
  'capacity-providers': 'aws_ecs_cluster_capacity_providers',
  cluster: 'aws_ecs_cluster',
  connection: 'aws_codestarconnections_connection',
  'data-protection': 'aws_sns_topic_data_protection_policy',
  endpoint: 'aws_vpc_endpoint',
  'event-rule': 'aws_cloudwatch_event_rule',
  function: 'aws_lambda_function',
  image: 'data.aws_ecr_image',
  'internet-gateway': 'aws_internet_gateway',
  'internet-route': 'aws_route',
  key: 'aws_kms_key',
  'log-group': 'aws_cloudwatch_log_group',
  'found-parameter': 'data.aws_ssm_parameter',
  'found-secret': 'data.aws_secretsmanager_secret_version',
  permission: 'aws_lambda_permission',
  pipeline: 'aws_codepipeline',
  queue: 'aws_sqs_queue',
  role: 'aws_iam_role',
  /** What a role may do, inline. */
  'role-policy': 'aws_iam_role_policy',
  /** A policy on its own, which roles are attached to. */
  policy: 'aws_iam_policy',
  'route-table': 'aws_route_table',
  'route-table-association': 'aws_route_table_association',
  'found-route-tables': 'data.aws_route_tables',
  'scaling-policy': 'aws_appautoscaling_policy',
  'scaling-target': 'aws_appautoscaling_target',
  'security-group': 'aws_security_group',
  service: 'aws_ecs_service',
  'state-machine': 'aws_sfn_state_machine',
  subnet: 'aws_subnet',
  subscription: 'aws_sns_topic_subscription',
  'found-subnets': 'data.aws_subnets',
  table: 'aws_dynamodb_table',
  'task-definition': 'aws_ecs_task_definition',
  topic: 'aws_sns_topic',
  tracing: 'aws_xray_resource_policy',
  vpc: 'aws_vpc',
  'found-vpc': 'data.aws_vpc',
  zones: 'data.aws_availability_zones',
} as const;

/** What an element consists of in Terraform. */
export type ElementPart = keyof typeof TYPES;

/** The Terraform address of a part of an element, which is given by itself or by its name. */
export function addressOf(element: string | { readonly name: string }, part: ElementPart): string {
  return `${TYPES[part]}.${typeof element === 'string' ? element : element.name}`;
}
