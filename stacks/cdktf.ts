/**
 * The single door to cdktf: nothing else may import it, so that a move to another generation of it is a change to
 * this file. Classes are imported one by one, since the index of the provider takes seconds to load.
 */
export { App, TerraformBackend, TerraformElement, TerraformOutput, TerraformResource } from 'cdktf';
export { DefaultTokenResolver, StringConcat, TerraformStack, Token, Tokenization } from 'cdktf';
export { Construct, type IConstruct } from 'constructs';
export { ApiGatewayAccount } from '@cdktf/provider-aws/lib/api-gateway-account';
export { ApiGatewayDeployment } from '@cdktf/provider-aws/lib/api-gateway-deployment';
export { ApiGatewayMethodSettings } from '@cdktf/provider-aws/lib/api-gateway-method-settings';
export { ApiGatewayRestApi } from '@cdktf/provider-aws/lib/api-gateway-rest-api';
export { ApiGatewayStage } from '@cdktf/provider-aws/lib/api-gateway-stage';
export { AppautoscalingPolicy } from '@cdktf/provider-aws/lib/appautoscaling-policy';
export { AppautoscalingScheduledAction } from '@cdktf/provider-aws/lib/appautoscaling-scheduled-action';
export { AppautoscalingTarget } from '@cdktf/provider-aws/lib/appautoscaling-target';
export { BudgetsBudget } from '@cdktf/provider-aws/lib/budgets-budget';
export { Cloudtrail } from '@cdktf/provider-aws/lib/cloudtrail';
export { CloudwatchDashboard } from '@cdktf/provider-aws/lib/cloudwatch-dashboard';
export { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule';
export { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target';
export { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
export { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
export { CodebuildProject } from '@cdktf/provider-aws/lib/codebuild-project';
export {
  Codepipeline,
  type CodepipelineStage,
  type CodepipelineStageAction,
} from '@cdktf/provider-aws/lib/codepipeline';
export { CodestarconnectionsConnection } from '@cdktf/provider-aws/lib/codestarconnections-connection';
export { DataAwsAvailabilityZones } from '@cdktf/provider-aws/lib/data-aws-availability-zones';
export { DataAwsCallerIdentity } from '@cdktf/provider-aws/lib/data-aws-caller-identity';
export { DataAwsEcrImage } from '@cdktf/provider-aws/lib/data-aws-ecr-image';
export { DataAwsRouteTables } from '@cdktf/provider-aws/lib/data-aws-route-tables';
export { DataAwsSubnets } from '@cdktf/provider-aws/lib/data-aws-subnets';
export { DataAwsVpc } from '@cdktf/provider-aws/lib/data-aws-vpc';
export { DefaultSecurityGroup } from '@cdktf/provider-aws/lib/default-security-group';
export { DynamodbTable } from '@cdktf/provider-aws/lib/dynamodb-table';
export { EcsCluster } from '@cdktf/provider-aws/lib/ecs-cluster';
export { EcsClusterCapacityProviders } from '@cdktf/provider-aws/lib/ecs-cluster-capacity-providers';
export { EcsService } from '@cdktf/provider-aws/lib/ecs-service';
export { EcsTaskDefinition } from '@cdktf/provider-aws/lib/ecs-task-definition';
export { FlowLog } from '@cdktf/provider-aws/lib/flow-log';
export { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy';
export { IamRole } from '@cdktf/provider-aws/lib/iam-role';
export { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
export { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
export { IotTopicRule } from '@cdktf/provider-aws/lib/iot-topic-rule';
export { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
export { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
export { LambdaEventSourceMapping } from '@cdktf/provider-aws/lib/lambda-event-source-mapping';
export { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function';
export { LambdaFunctionEventInvokeConfig } from '@cdktf/provider-aws/lib/lambda-function-event-invoke-config';
export { LambdaPermission } from '@cdktf/provider-aws/lib/lambda-permission';
export { PipesPipe } from '@cdktf/provider-aws/lib/pipes-pipe';
export { AwsProvider } from '@cdktf/provider-aws/lib/provider';
export { RouteTable } from '@cdktf/provider-aws/lib/route-table';
export { RouteTableAssociation } from '@cdktf/provider-aws/lib/route-table-association';
export { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
export { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
export { S3BucketNotification } from '@cdktf/provider-aws/lib/s3-bucket-notification';
export { S3BucketOwnershipControls } from '@cdktf/provider-aws/lib/s3-bucket-ownership-controls';
export { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
export { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
export { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration';
export { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning';
export { SchedulerSchedule } from '@cdktf/provider-aws/lib/scheduler-schedule';
export { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
export { SfnStateMachine } from '@cdktf/provider-aws/lib/sfn-state-machine';
export { SnsTopic, type SnsTopicConfig } from '@cdktf/provider-aws/lib/sns-topic';
export { SnsTopicDataProtectionPolicy } from '@cdktf/provider-aws/lib/sns-topic-data-protection-policy';
export { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription';
export { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
export { Subnet } from '@cdktf/provider-aws/lib/subnet';
export { Vpc } from '@cdktf/provider-aws/lib/vpc';
export { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint';
export { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule';
export { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
export { XrayResourcePolicy } from '@cdktf/provider-aws/lib/xray-resource-policy';
