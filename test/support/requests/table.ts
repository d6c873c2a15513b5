/** How the attributes of a type of Terraform become requests of the provider. */
export interface Request {
  /** What is sent, by service and shape of AWS's models; a member is looked for in one after the other. */
  readonly shapes: readonly string[];
  /** Where attributes are called otherwise: the path of a member, or `=` and the path for JSON text. */
  readonly paths?: Readonly<Record<string, string>>;
  /** Attributes that have no member, and why. */
  readonly reasons?: Readonly<Record<string, string>>;
  /** Members that nothing here goes to. */
  readonly without?: readonly RegExp[];
}

const SENT_ELSEWHERE = 'the provider finds the resource by it';
const PATCHED = 'sent as a patch, for which the model has no shape';
const OF_TERRAFORM = 'Terraform alone knows it';
const ATTRIBUTE = 'one of a map of texts, for which the model asks nothing; a fact of limits';
const JSON_TEXT = 'JSON text of another language than that of the models';

/** Tags have one form everywhere, and `limits.TAGS`. */
export const TAGS = /^tags(\.|$)/;

export const REQUESTS: Readonly<Record<string, Request>> = {
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
  aws_appautoscaling_policy: {
    shapes: ['application-autoscaling:PutScalingPolicyRequest'],
    paths: { name: 'PolicyName' },
  },
  aws_appautoscaling_scheduled_action: {
    shapes: ['application-autoscaling:PutScheduledActionRequest'],
    paths: { name: 'ScheduledActionName' },
  },
  aws_appautoscaling_target: { shapes: ['application-autoscaling:RegisterScalableTargetRequest'] },
  aws_budgets_budget: {
    shapes: ['budgets:Budget', 'budgets:Notification', 'budgets:Subscriber'],
    paths: {
      name: 'BudgetName',
      limit_amount: 'BudgetLimit.Amount',
      limit_unit: 'BudgetLimit.Unit',
      'notification[].comparison_operator': 'ComparisonOperator',
      'notification[].notification_type': 'NotificationType',
      'notification[].threshold': 'Threshold',
      'notification[].threshold_type': 'ThresholdType',
      'notification[].subscriber_email_addresses[]': 'Address',
      'notification[].subscriber_sns_topic_arns[]': 'Address',
    },
    reasons: {
      'cost_filter[].name': 'a key of `CostFilters`',
      'cost_filter[].values[]': 'a value of `CostFilters`',
    },
  },
  aws_cloudtrail: {
    shapes: ['cloudtrail:CreateTrailRequest', 'cloudtrail:PutEventSelectorsRequest'],
  },
  aws_cloudwatch_dashboard: { shapes: ['cloudwatch:PutDashboardInput'] },
  aws_cloudwatch_event_rule: { shapes: ['events:PutRuleRequest'] },
  aws_cloudwatch_event_target: {
    shapes: ['events:PutTargetsRequest', 'events:Target'],
    paths: { target_id: 'Id', 'sqs_target.message_group_id': 'SqsParameters.MessageGroupId' },
    without: [/^Targets/, /^(EcsParameters|BatchParameters|HttpParameters|RedshiftDataParameters|SageMaker)/],
  },
  aws_cloudwatch_log_group: {
    shapes: ['logs:CreateLogGroupRequest', 'logs:PutRetentionPolicyRequest'],
    paths: { name: 'logGroupName' },
    reasons: { skip_destroy: OF_TERRAFORM },
  },
  aws_cloudwatch_metric_alarm: {
    shapes: ['cloudwatch:PutMetricAlarmInput'],
    paths: {
      'metric_query[].expression': 'Metrics.Expression',
      'metric_query[].id': 'Metrics.Id',
      'metric_query[].label': 'Metrics.Label',
      'metric_query[].return_data': 'Metrics.ReturnData',
      'metric_query[].period': 'Metrics.Period',
      'metric_query[].metric.metric_name': 'Metrics.MetricStat.Metric.MetricName',
      'metric_query[].metric.namespace': 'Metrics.MetricStat.Metric.Namespace',
      'metric_query[].metric.period': 'Metrics.MetricStat.Period',
      'metric_query[].metric.stat': 'Metrics.MetricStat.Stat',
      'metric_query[].metric.dimensions.*': 'Metrics.MetricStat.Metric.Dimensions.Value',
      'dimensions.*': 'Dimensions.Value',
    },
  },
  aws_codebuild_project: {
    shapes: ['codebuild:CreateProjectInput'],
    paths: { build_timeout: 'timeoutInMinutes', queued_timeout: 'queuedTimeoutInMinutes' },
    without: [/^(secondary|buildBatchConfig|fileSystemLocations|badge|concurrent|cache)/],
  },
  aws_codepipeline: {
    shapes: ['codepipeline:PipelineDeclaration'],
    paths: {
      'stage[].action[].category': 'stages.actions.actionTypeId.category',
      'stage[].action[].owner': 'stages.actions.actionTypeId.owner',
      'stage[].action[].provider': 'stages.actions.actionTypeId.provider',
      'stage[].action[].version': 'stages.actions.actionTypeId.version',
      'stage[].action[].input_artifacts[]': 'stages.actions.inputArtifacts.name',
      'stage[].action[].output_artifacts[]': 'stages.actions.outputArtifacts.name',
      'artifact_store[].encryption_key.id': 'artifactStore.encryptionKey.id',
      'artifact_store[].encryption_key.type': 'artifactStore.encryptionKey.type',
      'artifact_store[].location': 'artifactStore.location',
      'artifact_store[].type': 'artifactStore.type',
    },
    without: [/^(triggers|artifactStores)/, /Conditions|onFailure|onSuccess|beforeEntry|blockers/],
  },
  aws_codestarconnections_connection: {
    shapes: ['codestar-connections:CreateConnectionInput'],
    paths: { name: 'ConnectionName' },
  },
  aws_default_security_group: {
    shapes: ['ec2:DescribeSecurityGroupsRequest'],
    reasons: { vpc_id: SENT_ELSEWHERE },
  },
  aws_dynamodb_table: {
    shapes: [
      'dynamodb:CreateTableInput',
      'dynamodb:UpdateTimeToLiveInput',
      'dynamodb:UpdateContinuousBackupsInput',
    ],
    paths: {
      name: 'TableName',
      hash_key: 'KeySchema.AttributeName',
      range_key: 'KeySchema.AttributeName',
      'attribute[].name': 'AttributeDefinitions.AttributeName',
      'attribute[].type': 'AttributeDefinitions.AttributeType',
      'point_in_time_recovery.enabled': 'PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled',
      'server_side_encryption.enabled': 'SSESpecification.Enabled',
      'server_side_encryption.kms_key_arn': 'SSESpecification.KMSMasterKeyId',
      'ttl.attribute_name': 'TimeToLiveSpecification.AttributeName',
      'ttl.enabled': 'TimeToLiveSpecification.Enabled',
    },
    without: [/^(GlobalSecondary|LocalSecondary)/],
  },
  aws_ecs_cluster: {
    shapes: ['ecs:CreateClusterRequest'],
    paths: { name: 'clusterName' },
    without: [/^serviceConnect/],
  },
  aws_ecs_cluster_capacity_providers: {
    shapes: ['ecs:PutClusterCapacityProvidersRequest'],
    paths: { cluster_name: 'cluster' },
  },
  aws_ecs_service: {
    shapes: ['ecs:CreateServiceRequest'],
    paths: {
      name: 'serviceName',
      'deployment_circuit_breaker.enable': 'deploymentConfiguration.deploymentCircuitBreaker.enable',
      'deployment_circuit_breaker.rollback': 'deploymentConfiguration.deploymentCircuitBreaker.rollback',
      'alarms.alarm_names[]': 'deploymentConfiguration.alarms.alarmNames',
      'alarms.enable': 'deploymentConfiguration.alarms.enable',
      'alarms.rollback': 'deploymentConfiguration.alarms.rollback',
      deployment_maximum_percent: 'deploymentConfiguration.maximumPercent',
      deployment_minimum_healthy_percent: 'deploymentConfiguration.minimumHealthyPercent',
      enable_ecs_managed_tags: 'enableECSManagedTags',
      'network_configuration.security_groups[]': 'networkConfiguration.awsvpcConfiguration.securityGroups',
      'network_configuration.subnets': 'networkConfiguration.awsvpcConfiguration.subnets',
      'network_configuration.subnets[]': 'networkConfiguration.awsvpcConfiguration.subnets',
    },
    reasons: {
      force_new_deployment: OF_TERRAFORM,
      wait_for_steady_state: OF_TERRAFORM,
      'network_configuration.assign_public_ip': 'the provider makes ENABLED or DISABLED of it',
    },
    without: [/^(serviceConnect|volumeConfigurations|vpcLattice|loadBalancers)/],
  },
  aws_ecs_task_definition: {
    shapes: ['ecs:RegisterTaskDefinitionRequest'],
    paths: {
      container_definitions: '=containerDefinitions',
      'ephemeral_storage.size_in_gib': 'ephemeralStorage.sizeInGiB',
    },
    reasons: { skip_destroy: OF_TERRAFORM, track_latest: OF_TERRAFORM },
    without: [/^(inferenceAccelerators|proxyConfiguration)/],
  },
  aws_flow_log: {
    shapes: ['ec2:CreateFlowLogsRequest'],
    paths: { iam_role_arn: 'DeliverLogsPermissionArn', vpc_id: 'ResourceIds' },
  },
  aws_iam_policy: {
    shapes: ['iam:CreatePolicyRequest'],
    paths: { name: 'PolicyName', policy: 'PolicyDocument' },
  },
  aws_iam_role: {
    shapes: ['iam:CreateRoleRequest'],
    paths: { name: 'RoleName', assume_role_policy: 'AssumeRolePolicyDocument' },
    reasons: { name_prefix: 'Terraform adds the rest; `limits.ROLE.namePrefix`' },
  },
  aws_iam_role_policy: {
    shapes: ['iam:PutRolePolicyRequest'],
    paths: { name: 'PolicyName', policy: 'PolicyDocument', role: 'RoleName' },
  },
  aws_iam_role_policy_attachment: { shapes: ['iam:AttachRolePolicyRequest'], paths: { role: 'RoleName' } },
  aws_internet_gateway: { shapes: ['ec2:AttachInternetGatewayRequest'] },
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
  aws_kms_alias: { shapes: ['kms:CreateAliasRequest'], paths: { name: 'AliasName' } },
  aws_kms_key: {
    shapes: ['kms:CreateKeyRequest', 'kms:ScheduleKeyDeletionRequest', 'kms:EnableKeyRotationRequest'],
    paths: { deletion_window_in_days: 'PendingWindowInDays' },
    reasons: { enable_key_rotation: 'a request of its own, which is sent or not' },
  },
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
  aws_route: { shapes: ['ec2:CreateRouteRequest'] },
  aws_route_table: { shapes: ['ec2:CreateRouteTableRequest'] },
  aws_route_table_association: { shapes: ['ec2:AssociateRouteTableRequest'] },
  aws_s3_bucket: {
    shapes: ['s3:CreateBucketRequest'],
    reasons: { bucket_prefix: 'Terraform adds the rest', force_destroy: OF_TERRAFORM },
  },
  aws_s3_bucket_lifecycle_configuration: {
    shapes: ['s3:BucketLifecycleConfiguration', 's3:PutBucketLifecycleConfigurationRequest'],
    without: [/^LifecycleConfiguration/],
  },
  aws_s3_bucket_notification: {
    shapes: ['s3:NotificationConfiguration', 's3:PutBucketNotificationConfigurationRequest', 's3:FilterRule'],
    paths: {
      'queue[].events[]': 'QueueConfigurations.Events',
      'queue[].queue_arn': 'QueueConfigurations.QueueArn',
      'queue[].filter_prefix': 'Value',
      'queue[].filter_suffix': 'Value',
      'topic[].events[]': 'TopicConfigurations.Events',
      'topic[].topic_arn': 'TopicConfigurations.TopicArn',
      'topic[].filter_prefix': 'Value',
      'topic[].filter_suffix': 'Value',
    },
    without: [/^(NotificationConfiguration|LambdaFunction)/],
  },
  aws_s3_bucket_ownership_controls: {
    shapes: ['s3:OwnershipControls', 's3:PutBucketOwnershipControlsRequest'],
    without: [/^OwnershipControls/],
  },
  aws_s3_bucket_policy: { shapes: ['s3:PutBucketPolicyRequest'] },
  aws_s3_bucket_public_access_block: {
    shapes: ['s3:PublicAccessBlockConfiguration', 's3:PutPublicAccessBlockRequest'],
    without: [/^PublicAccessBlockConfiguration/],
  },
  aws_s3_bucket_server_side_encryption_configuration: {
    shapes: ['s3:ServerSideEncryptionConfiguration', 's3:PutBucketEncryptionRequest'],
    paths: {
      'rule[].apply_server_side_encryption_by_default.kms_master_key_id':
        'Rules.ApplyServerSideEncryptionByDefault.KMSMasterKeyID',
      'rule[].apply_server_side_encryption_by_default.sse_algorithm':
        'Rules.ApplyServerSideEncryptionByDefault.SSEAlgorithm',
    },
    without: [/^ServerSideEncryptionConfiguration/],
  },
  aws_s3_bucket_versioning: {
    shapes: ['s3:PutBucketVersioningRequest'],
  },
  aws_scheduler_schedule: {
    shapes: ['scheduler:CreateScheduleInput'],
    without: [/^Target\.(Ecs|SageMaker|Kinesis|EventBridge)/],
  },
  aws_security_group: {
    shapes: ['ec2:CreateSecurityGroupRequest'],
    reasons: { name_prefix: 'Terraform adds the rest; `limits.NETWORK`' },
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
  aws_subnet: {
    shapes: ['ec2:CreateSubnetRequest', 'ec2:ModifySubnetAttributeRequest'],
    reasons: { map_public_ip_on_launch: 'a structure around one boolean' },
  },
  aws_vpc: {
    shapes: ['ec2:CreateVpcRequest'],
    reasons: {
      enable_dns_hostnames: 'a structure around one boolean',
      enable_dns_support: 'a structure around one boolean',
    },
  },
  aws_vpc_endpoint: {
    shapes: ['ec2:CreateVpcEndpointRequest'],
    paths: { policy: 'PolicyDocument' },
  },
  aws_vpc_security_group_egress_rule: {
    shapes: ['ec2:IpPermission', 'ec2:AuthorizeSecurityGroupEgressRequest'],
    paths: {
      cidr_ipv4: 'IpRanges.CidrIp',
      description: 'IpRanges.Description',
      prefix_list_id: 'PrefixListIds.PrefixListId',
      referenced_security_group_id: 'UserIdGroupPairs.GroupId',
      security_group_id: 'GroupId',
    },
    without: [/^(IpPermissions|Ipv6Ranges)/],
  },
  aws_vpc_security_group_ingress_rule: {
    shapes: ['ec2:IpPermission', 'ec2:AuthorizeSecurityGroupIngressRequest'],
    paths: {
      description: 'UserIdGroupPairs.Description',
      referenced_security_group_id: 'UserIdGroupPairs.GroupId',
      security_group_id: 'GroupId',
    },
    without: [/^(IpPermissions|Ipv6Ranges)/],
  },
  aws_xray_resource_policy: { shapes: ['xray:PutResourcePolicyRequest'] },
};
