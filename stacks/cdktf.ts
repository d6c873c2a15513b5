/**
 * The single door to cdktf: nothing else may import it, so that a move to another generation of it is a change to
 * this file. Classes are imported one by one, since the index of the provider takes seconds to load.
 */
export { App, TerraformBackend, TerraformOutput, TerraformStack } from 'cdktf';
export type { TerraformElement, TerraformResource } from 'cdktf';
export { Construct } from 'constructs';
export { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
export { DataAwsCallerIdentity } from '@cdktf/provider-aws/lib/data-aws-caller-identity';
export { IamRole } from '@cdktf/provider-aws/lib/iam-role';
export { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
export { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
export { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
export { AwsProvider } from '@cdktf/provider-aws/lib/provider';
export { SnsTopic, type SnsTopicConfig } from '@cdktf/provider-aws/lib/sns-topic';
export { SnsTopicDataProtectionPolicy } from '@cdktf/provider-aws/lib/sns-topic-data-protection-policy';
export { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription';
export { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
