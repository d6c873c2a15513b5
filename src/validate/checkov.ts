/**
 * What checkov asks of the types of resources that msgtopo makes, without what it asks of every type. Compared with
 * the installed one by a test. https://www.checkov.io/5.Policy%20Index/terraform.html
 */
/** What a policy with grants is looked at for, wherever it stands. */
const GRANTING = [
  'CKV_AWS_62',
  'CKV_AWS_63',
  'CKV_AWS_286',
  'CKV_AWS_287',
  'CKV_AWS_288',
  'CKV_AWS_289',
  'CKV_AWS_290',
  'CKV_AWS_355',
  'CKV2_AWS_40',
];

export const CHECKS_BY_TYPE: Readonly<Record<string, readonly string[]>> = {
  aws_api_gateway_deployment: ['CKV_AWS_217'],
  aws_api_gateway_method: ['CKV_AWS_59', 'CKV2_AWS_53', 'CKV2_AWS_70'],
  aws_api_gateway_method_settings: ['CKV_AWS_225', 'CKV_AWS_276', 'CKV_AWS_308', 'CKV2_AWS_4'],
  aws_api_gateway_rest_api: ['CKV_AWS_237', 'CKV2_AWS_29'],
  aws_api_gateway_stage: [
    'CKV_AWS_73',
    'CKV_AWS_76',
    'CKV_AWS_120',
    'CKV2_AWS_4',
    'CKV2_AWS_29',
    'CKV2_AWS_51',
    'CKV2_AWS_77',
  ],
  aws_appautoscaling_target: ['CKV2_AWS_16'],
  aws_cloudtrail: ['CKV_AWS_35', 'CKV_AWS_36', 'CKV_AWS_67', 'CKV_AWS_251', 'CKV_AWS_252', 'CKV2_AWS_10'],
  aws_cloudwatch_log_group: ['CKV_AWS_66', 'CKV_AWS_158', 'CKV_AWS_338'],
  aws_cloudwatch_metric_alarm: ['CKV_AWS_319'],
  aws_codebuild_project: ['CKV_AWS_78', 'CKV_AWS_147', 'CKV_AWS_311', 'CKV_AWS_314', 'CKV_AWS_316'],
  aws_codepipeline: ['CKV_AWS_219'],
  aws_default_security_group: ['CKV2_AWS_12'],
  aws_dynamodb_table: ['CKV_AWS_28', 'CKV_AWS_119', 'CKV2_AWS_16'],
  aws_ecs_cluster: ['CKV_AWS_65', 'CKV_AWS_223', 'CKV_AWS_224'],
  aws_ecs_service: ['CKV_AWS_332', 'CKV_AWS_333'],
  aws_ecs_task_definition: ['CKV_AWS_97', 'CKV_AWS_249', 'CKV_AWS_334', 'CKV_AWS_335', 'CKV_AWS_336'],
  aws_iam_policy: GRANTING,
  aws_iam_role: ['CKV_AWS_60', 'CKV_AWS_61', 'CKV_AWS_274', 'CKV_AWS_393', 'CKV2_AWS_56', 'CKV2_AWS_68'],
  aws_iam_role_policy: GRANTING,
  aws_iam_role_policy_attachment: ['CKV_AWS_274', 'CKV2_AWS_56'],
  aws_kms_key: ['CKV_AWS_7', 'CKV_AWS_33', 'CKV_AWS_227', 'CKV2_AWS_64'],
  aws_lambda_function: [
    'CKV_AWS_45',
    'CKV_AWS_50',
    'CKV_AWS_115',
    'CKV_AWS_116',
    'CKV_AWS_117',
    'CKV_AWS_173',
    'CKV_AWS_272',
    'CKV_AWS_363',
  ],
  aws_lambda_permission: ['CKV_AWS_301', 'CKV_AWS_364'],
  aws_route_table: ['CKV2_AWS_35', 'CKV2_AWS_44'],
  aws_s3_bucket: [
    'CKV_AWS_18',
    'CKV_AWS_19',
    'CKV_AWS_20',
    'CKV_AWS_21',
    'CKV_AWS_57',
    'CKV_AWS_70',
    'CKV_AWS_93',
    'CKV_AWS_143',
    'CKV_AWS_144',
    'CKV_AWS_145',
    'CKV2_AWS_6',
    'CKV2_AWS_61',
    'CKV2_AWS_62',
  ],
  aws_s3_bucket_lifecycle_configuration: ['CKV_AWS_300'],
  aws_s3_bucket_ownership_controls: ['CKV2_AWS_65'],
  aws_s3_bucket_policy: ['CKV_AWS_70', 'CKV_AWS_93'],
  aws_s3_bucket_public_access_block: ['CKV_AWS_53', 'CKV_AWS_54', 'CKV_AWS_55', 'CKV_AWS_56', 'CKV2_AWS_6'],
  aws_s3_bucket_server_side_encryption_configuration: ['CKV_AWS_19', 'CKV_AWS_145'],
  aws_s3_bucket_versioning: ['CKV_AWS_21'],
  aws_scheduler_schedule: ['CKV_AWS_297'],
  aws_security_group: [
    'CKV_AWS_23',
    'CKV_AWS_24',
    'CKV_AWS_25',
    'CKV_AWS_260',
    'CKV_AWS_277',
    'CKV_AWS_382',
    'CKV2_AWS_5',
    'CKV2_AWS_7',
  ],
  aws_sfn_state_machine: ['CKV_AWS_284', 'CKV_AWS_285'],
  aws_sns_topic: ['CKV_AWS_26'],
  aws_sqs_queue: ['CKV_AWS_27', 'CKV_AWS_168', 'CKV2_AWS_73'],
  aws_subnet: ['CKV_AWS_130', 'CKV2_AWS_1'],
  aws_vpc: ['CKV2_AWS_11', 'CKV2_AWS_12'],
  aws_vpc_security_group_egress_rule: ['CKV_AWS_23', 'CKV_AWS_382'],
  aws_vpc_security_group_ingress_rule: [
    'CKV_AWS_23',
    'CKV_AWS_24',
    'CKV_AWS_25',
    'CKV_AWS_260',
    'CKV_AWS_277',
  ],
};

export const CHECKS: readonly string[] = [...new Set(Object.values(CHECKS_BY_TYPE).flat())];

const LOGS = ['aws_cloudwatch_log_group'];
const POLICIES = ['aws_iam_policy', 'aws_iam_role_policy_attachment'];
const ROLES = ['aws_iam_role', 'aws_iam_role_policy'];
const SECURITY_GROUPS = [
  'aws_security_group',
  'aws_vpc_security_group_egress_rule',
  'aws_vpc_security_group_ingress_rule',
];
const BUCKETS = Object.keys(CHECKS_BY_TYPE).filter((type) => type.startsWith('aws_s3_bucket'));
const APIS = Object.keys(CHECKS_BY_TYPE).filter((type) => type.startsWith('aws_api_gateway'));

/** The types that something of each part of the file may become, as far as checkov looks at them. */
export const TYPES_BY_SECTION: Readonly<Record<string, readonly string[]>> = {
  audit: ['aws_cloudtrail', 'aws_kms_key', ...BUCKETS],
  cluster: ['aws_ecs_cluster'],
  consumers: [
    'aws_appautoscaling_target',
    'aws_cloudwatch_metric_alarm',
    'aws_ecs_service',
    'aws_ecs_task_definition',
    'aws_lambda_function',
    'aws_sfn_state_machine',
    ...LOGS,
    ...ROLES,
    ...SECURITY_GROUPS,
  ],
  delivery: [
    'aws_codebuild_project',
    'aws_codepipeline',
    'aws_kms_key',
    'aws_sns_topic',
    ...BUCKETS,
    ...LOGS,
    ...POLICIES,
    ...ROLES,
  ],
  monitoring: ['aws_cloudwatch_metric_alarm', 'aws_sns_topic'],
  network: [
    'aws_default_security_group',
    'aws_route_table',
    'aws_subnet',
    'aws_vpc',
    ...LOGS,
    ...ROLES,
    ...SECURITY_GROUPS,
  ],
  publishers: ['aws_scheduler_schedule', ...APIS, ...LOGS, ...ROLES],
  queues: ['aws_sqs_queue'],
  stores: ['aws_dynamodb_table', ...BUCKETS],
  subscriptions: ['aws_lambda_permission', ...ROLES],
  topics: ['aws_sns_topic', ...LOGS],
};

/** Whether checkov runs a check on a type of resource. */
export function looksAt(check: string, type: string): boolean {
  return CHECKS_BY_TYPE[type]?.includes(check) ?? false;
}
