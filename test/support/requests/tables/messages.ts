import { SENT_ELSEWHERE, PATCHED, OF_TERRAFORM, ATTRIBUTE, JSON_TEXT, type Request } from '../request';

export const MESSAGES: Readonly<Record<string, Request>> = {
  aws_api_gateway_account: {
    shapes: ['apigateway:Account'],
  },
  aws_api_gateway_deployment: {
    shapes: ['apigateway:CreateDeploymentRequest'],
    reasons: { 'triggers.body': OF_TERRAFORM },
  },
  aws_api_gateway_method_settings: {
    shapes: ['apigateway:MethodSetting'],
    paths: {
      'settings.data_trace_enabled': 'dataTraceEnabled',
      'settings.logging_level': 'loggingLevel',
      'settings.metrics_enabled': 'metricsEnabled',
      'settings.throttling_burst_limit': 'throttlingBurstLimit',
      'settings.throttling_rate_limit': 'throttlingRateLimit',
    },
    reasons: { method_path: PATCHED, rest_api_id: SENT_ELSEWHERE, stage_name: SENT_ELSEWHERE },
  },
  aws_api_gateway_rest_api: {
    shapes: ['apigateway:CreateRestApiRequest'],
    reasons: { body: JSON_TEXT },
  },
  aws_api_gateway_stage: {
    shapes: ['apigateway:CreateStageRequest', 'apigateway:Stage'],
    paths: { xray_tracing_enabled: 'tracingEnabled' },
  },
  aws_cloudwatch_event_rule: { shapes: ['events:PutRuleRequest'] },
  aws_cloudwatch_event_target: {
    shapes: ['events:PutTargetsRequest', 'events:Target'],
    paths: { target_id: 'Id', 'sqs_target.message_group_id': 'SqsParameters.MessageGroupId' },
    without: [/^Targets/, /^(EcsParameters|BatchParameters|HttpParameters|RedshiftDataParameters|SageMaker)/],
  },
  aws_iot_topic_rule: {
    shapes: ['iot:CreateTopicRuleRequest'],
    paths: {
      name: 'ruleName',
      description: 'topicRulePayload.description',
      sql: 'topicRulePayload.sql',
      sql_version: 'topicRulePayload.awsIotSqlVersion',
      'sns[].message_format': 'topicRulePayload.actions.sns.messageFormat',
      'sns[].role_arn': 'topicRulePayload.actions.sns.roleArn',
      'sns[].target_arn': 'topicRulePayload.actions.sns.targetArn',
      'sqs[].queue_url': 'topicRulePayload.actions.sqs.queueUrl',
      'sqs[].role_arn': 'topicRulePayload.actions.sqs.roleArn',
      'sqs[].use_base64': 'topicRulePayload.actions.sqs.useBase64',
    },
    reasons: { enabled: 'the opposite of `ruleDisabled`' },
    without: [/^topicRulePayload\.(actions\.(?!sns|sqs)|errorAction)/],
  },
  aws_lambda_alias: { shapes: ['lambda:CreateAliasRequest'] },
  aws_lambda_event_source_mapping: {
    shapes: ['lambda:CreateEventSourceMappingRequest'],
    paths: { 'filter_criteria.filter[].pattern': 'FilterCriteria.Filters.Pattern' },
    without: [/^(AmazonManaged|SelfManaged|DocumentDB|Source|Topics|Queues)/],
  },
  aws_lambda_function: {
    shapes: ['lambda:CreateFunctionRequest', 'lambda:FunctionCode', 'lambda:PutFunctionConcurrencyRequest'],
    paths: { kms_key_arn: 'KMSKeyArn', 'vpc_config.subnet_ids': 'VpcConfig.SubnetIds' },
    reasons: {
      filename: OF_TERRAFORM,
      source_code_hash: OF_TERRAFORM,
      runtime: 'a list of the day on which the model was made; `runtimes.ts` and its rules',
      'environment.variables.*': 'a map of texts; `limits.LAMBDA.environment`',
    },
    without: [/^Code\b/],
  },
  aws_lambda_function_event_invoke_config: { shapes: ['lambda:PutFunctionEventInvokeConfigRequest'] },
  aws_lambda_permission: { shapes: ['lambda:AddPermissionRequest'] },
  aws_pipes_pipe: {
    shapes: ['pipes:CreatePipeRequest'],
    without: [
      /^SourceParameters\.(?!FilterCriteria|SqsQueueParameters)/,
      /^TargetParameters\.(?!InputTemplate|StepFunction)/,
      /^EnrichmentParameters\.HttpParameters/,
    ],
  },
  aws_scheduler_schedule: {
    shapes: ['scheduler:CreateScheduleInput'],
    without: [/^Target\.(Ecs|SageMaker|Kinesis|EventBridge)/],
  },
  aws_sfn_state_machine: {
    shapes: ['stepfunctions:CreateStateMachineInput'],
    paths: {
      'logging_configuration.log_destination':
        'loggingConfiguration.destinations.cloudWatchLogsLogGroup.logGroupArn',
    },
  },
  aws_sns_topic: {
    shapes: ['sns:CreateTopicInput'],
    reasons: {
      archive_policy: ATTRIBUTE,
      content_based_deduplication: ATTRIBUTE,
      delivery_policy: ATTRIBUTE,
      display_name: ATTRIBUTE,
      fifo_throughput_scope: ATTRIBUTE,
      fifo_topic: ATTRIBUTE,
      kms_master_key_id: ATTRIBUTE,
      policy: ATTRIBUTE,
      signature_version: ATTRIBUTE,
      tracing_config: ATTRIBUTE,
      ...Object.fromEntries(
        ['application', 'firehose', 'http', 'lambda', 'sqs'].flatMap((protocol) =>
          ['failure_feedback_role_arn', 'success_feedback_role_arn', 'success_feedback_sample_rate'].map(
            (name) => [`${protocol}_${name}`, ATTRIBUTE],
          ),
        ),
      ),
    },
  },
  aws_sns_topic_data_protection_policy: {
    shapes: ['sns:PutDataProtectionPolicyInput'],
    paths: { arn: 'ResourceArn', policy: 'DataProtectionPolicy' },
  },
  aws_sns_topic_subscription: {
    shapes: ['sns:SubscribeInput'],
    reasons: {
      delivery_policy: ATTRIBUTE,
      endpoint_auto_confirms: OF_TERRAFORM,
      confirmation_timeout_in_minutes: OF_TERRAFORM,
      filter_policy: ATTRIBUTE,
      filter_policy_scope: ATTRIBUTE,
      raw_message_delivery: ATTRIBUTE,
      redrive_policy: ATTRIBUTE,
      replay_policy: ATTRIBUTE,
      subscription_role_arn: ATTRIBUTE,
    },
  },
  aws_ssm_parameter: { shapes: ['ssm:PutParameterRequest'] },
  aws_sqs_queue: {
    shapes: ['sqs:CreateQueueRequest'],
    paths: { name: 'QueueName' },
    reasons: Object.fromEntries(
      [
        'content_based_deduplication',
        'deduplication_scope',
        'delay_seconds',
        'fifo_queue',
        'fifo_throughput_limit',
        'kms_data_key_reuse_period_seconds',
        'kms_master_key_id',
        'max_message_size',
        'message_retention_seconds',
        'policy',
        'receive_wait_time_seconds',
        'redrive_allow_policy',
        'redrive_policy',
        'sqs_managed_sse_enabled',
        'visibility_timeout_seconds',
      ].map((name) => [name, ATTRIBUTE]),
    ),
  },
};
