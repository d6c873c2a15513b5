import { OF_TERRAFORM, type Request } from '../request';

export const WORK_AND_STORES: Readonly<Record<string, Request>> = {
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
};
