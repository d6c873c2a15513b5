import { CONSUMER_TYPES } from '../consumers';
import type { ResourceTypes } from './need';
import { IAM } from './services/iam';
import { KMS } from './services/kms';
import { LOGS } from './services/logs';
import { NETWORK } from './services/network';
import { OVERSIGHT } from './services/oversight';
import { PARAMETERS } from './services/parameters';
import { PUBLISHERS } from './services/publishers';
import { SNS } from './services/sns';
import { SQS } from './services/sqs';
import { STORAGE } from './services/storage';

/** Whose number the account is needs no permission: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
const CALLER: ResourceTypes = { 'data.aws_caller_identity': { isUsed: () => true, needs: [] } };

/** Every type of resource that Terraform may have of a topology. */
export const RESOURCE_TYPES: ResourceTypes = {
  ...SNS,
  ...SQS,
  ...CONSUMER_TYPES,
  ...PUBLISHERS,
  ...STORAGE,
  ...NETWORK,
  ...LOGS,
  ...OVERSIGHT,
  ...PARAMETERS,
  ...KMS,
  ...IAM,
  ...CALLER,
};
