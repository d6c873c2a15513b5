import { NAMES_ANOTHER } from '../dangers/danger';
import type { Values } from '../plan-file';

/*
 * What the schema of the AWS provider says of the resources that msgtopo writes, as far as a plan depends on it.
 * `test/e2e/guard.test.ts` holds this against real plans.
 */

/** Attributes that cannot be changed in place. */
const FORCE_NEW: ReadonlySet<string> = new Set([
  'name',
  'name_prefix',
  'fifo_queue',
  'fifo_topic',
  'topic_arn',
  'endpoint',
  'protocol',
]);
const CHANGEABLE_NAMES: ReadonlySet<string> = new Set(['aws_kms_key', 'aws_api_gateway_rest_api']);

/** The same of types that have more of them. */
const FORCE_NEW_ON: Readonly<Record<string, readonly string[]>> = {
  aws_cloudwatch_event_rule: ['event_bus_name'],
  aws_cloudwatch_event_target: ['rule', 'target_id', 'event_bus_name'],
  aws_dynamodb_table: ['hash_key', 'range_key'],
  aws_ecs_service: ['cluster', 'launch_type', 'capacity_provider_strategy'],
  aws_ecs_task_definition: ['container_definitions', 'cpu', 'memory', 'volume', 'family', 'runtime_platform'],
  aws_iam_role: ['path'],
  aws_lambda_alias: ['function_name'],
  aws_lambda_event_source_mapping: ['event_source_arn'],
  aws_lambda_function: ['function_name', 'package_type'],
  aws_pipes_pipe: ['source'],
  aws_s3_bucket: ['bucket', 'bucket_prefix'],
  aws_sfn_state_machine: ['type'],
  aws_security_group: ['vpc_id', 'description'],
  aws_s3_bucket_notification: ['bucket'],
  aws_subnet: ['vpc_id', 'cidr_block', 'availability_zone'],
  aws_vpc: ['cidr_block'],
  aws_vpc_endpoint: ['vpc_id', 'service_name'],
  aws_vpc_security_group_egress_rule: ['security_group_id'],
  aws_vpc_security_group_ingress_rule: ['security_group_id'],
};

/** Attributes that stay as they are in AWS if they are no longer configured (`Optional` and `Computed`). */
const KEPT: ReadonlySet<string> = new Set([
  'policy',
  'redrive_policy',
  'redrive_allow_policy',
  'sqs_managed_sse_enabled',
  'filter_policy_scope',
  'deduplication_scope',
  'fifo_throughput_limit',
]);
const KEPT_ON = new Set(['aws_sqs_queue', 'aws_sns_topic', 'aws_sns_topic_subscription']);
const REMOVABLE_ON_SUBSCRIPTION = 'redrive_policy';

export function typeOf(address: string): string {
  return address.split('.')[0]!;
}

/** Where everything is deployed. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

/** What AWS adds to what was asked for. */
export function computed(address: string, { name = '' }: Values, { account, region }: Place): Values {
  const services: Readonly<Record<string, string>> = {
    aws_sqs_queue: `sqs:${region}:${account}:${String(name)}`,
    aws_sns_topic: `sns:${region}:${account}:${String(name)}`,
    aws_kms_key: `kms:${region}:${account}:key/1234`,
    aws_dynamodb_table: `dynamodb:${region}:${account}:table/${String(name)}`,
    aws_iam_role: `iam::${account}:role/${address}`,
  };
  const type = typeOf(address);
  const part = services[type] ?? `made:${region}:${account}:${address}`;
  const url = type === 'aws_sqs_queue' ? { url: `https://sqs/${String(name)}` } : {};
  const role = type === 'aws_iam_role' ? { name: address } : {};
  const arn = NAMES_ANOTHER.includes(type) ? {} : { arn: `arn:aws:${part}` };
  return { ...arn, key_id: '1234', id: address, ...url, ...role };
}

export function isKept(address: string, key: string): boolean {
  const type = typeOf(address);
  if (type === 'aws_sns_topic_subscription' && key === REMOVABLE_ON_SUBSCRIPTION) return false;
  return KEPT_ON.has(type) && KEPT.has(key);
}

/** Whether the change of an attribute makes the resource anew. */
export function forcesNew(type: string, attribute: string): boolean {
  const isForced = FORCE_NEW.has(attribute) && !CHANGEABLE_NAMES.has(type);
  return isForced || FORCE_NEW_ON[type]?.includes(attribute) === true;
}
