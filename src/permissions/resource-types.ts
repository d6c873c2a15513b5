import type { ResourceTypes } from './need';
import { IAM } from './services/iam';
import { SNS } from './services/sns';
import { SQS } from './services/sqs';

/** Every type of resource that Terraform may have of a topology. */
export const RESOURCE_TYPES: ResourceTypes = { ...SNS, ...SQS, ...IAM };
