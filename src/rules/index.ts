import { booleanAttributeFilter } from './boolean-attribute-filter';
import { dataProtectionOnFifoTopic } from './data-protection-on-fifo-topic';
import { deadLetterLoop } from './dead-letter-loop';
import { deadLettersAccount } from './dead-letters-account';
import { deadLettersType } from './dead-letters-type';
import { deliveryPolicyEndpoint } from './delivery-policy-endpoint';
import { deliveryPolicyRetries } from './delivery-policy-retries';
import { fifoQueueBehindStandardTopic } from './fifo-queue-behind-standard-topic';
import { fifoTopicEndpoint } from './fifo-topic-endpoint';
import { filterMatchesNothing } from './filter-matches-nothing';
import { filterPolicyTooLarge } from './filter-policy-too-large';
import { invalidFilterPolicy } from './invalid-filter-policy';
import { noDeadLetters } from './no-dead-letters';
import { ownerMustAllow } from './owner-must-allow';
import { plaintextEndpoint } from './plaintext-endpoint';
import { queueSmallerThanTopic } from './queue-smaller-than-topic';
import { rawDeliveryEndpoint } from './raw-delivery-endpoint';
import { redundantFilterCondition } from './redundant-filter-condition';
import type { Rule } from './rule';
import { snsCannotUseAwsKey } from './sns-cannot-use-aws-key';
import { throughputLimitScope } from './throughput-limit-scope';
import { tooManyRedriveSources } from './too-many-redrive-sources';
import { tooManySubscriptions } from './too-many-subscriptions';
import { tooManyTags } from './too-many-tags';
import { undocumentedFilterPolicy } from './undocumented-filter-policy';

/** Every rule, in order of their names. */
export const RULES: readonly Rule[] = [
  booleanAttributeFilter,
  dataProtectionOnFifoTopic,
  deadLetterLoop,
  deadLettersAccount,
  deadLettersType,
  deliveryPolicyEndpoint,
  deliveryPolicyRetries,
  fifoQueueBehindStandardTopic,
  fifoTopicEndpoint,
  filterMatchesNothing,
  filterPolicyTooLarge,
  invalidFilterPolicy,
  noDeadLetters,
  ownerMustAllow,
  plaintextEndpoint,
  queueSmallerThanTopic,
  rawDeliveryEndpoint,
  redundantFilterCondition,
  snsCannotUseAwsKey,
  throughputLimitScope,
  tooManyRedriveSources,
  tooManySubscriptions,
  tooManyTags,
  undocumentedFilterPolicy,
];
