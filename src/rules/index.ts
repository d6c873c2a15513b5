import { batchWithoutWindow } from './batch-without-window';
import { concurrencyAndPollers } from './concurrency-and-pollers';
import { dataProtectionOnFifoTopic } from './data-protection-on-fifo-topic';
import { deadLetterLoop } from './dead-letter-loop';
import { deadLettersAccount } from './dead-letters-account';
import { deadLettersType } from './dead-letters-type';
import { deliveryPolicyEndpoint } from './delivery-policy-endpoint';
import { deliveryPolicyRetries } from './delivery-policy-retries';
import { environmentTooLarge } from './environment-too-large';
import { fifoEventSource } from './fifo-event-source';
import { fifoQueueBehindStandardTopic } from './fifo-queue-behind-standard-topic';
import { fifoTopicEndpoint } from './fifo-topic-endpoint';
import { functionOutlastsVisibility } from './function-outlasts-visibility';
import { inlineCodeRuntime } from './inline-code-runtime';
import { noDeadLetters } from './no-dead-letters';
import { ownerMustAllow } from './owner-must-allow';
import { plainSecret } from './plain-secret';
import { plaintextEndpoint } from './plaintext-endpoint';
import { queueSmallerThanTopic } from './queue-smaller-than-topic';
import { rawDeliveryEndpoint } from './raw-delivery-endpoint';
import type { Rule } from './rule';
import { snsCannotUseAwsKey } from './sns-cannot-use-aws-key';
import { throughputLimitScope } from './throughput-limit-scope';
import { tooManyRedriveSources } from './too-many-redrive-sources';
import { tooManySubscriptions } from './too-many-subscriptions';
import { tooManyTags } from './too-many-tags';

/** Every rule, in order of their names. */
export const RULES: readonly Rule[] = [
  batchWithoutWindow,
  concurrencyAndPollers,
  dataProtectionOnFifoTopic,
  deadLetterLoop,
  deadLettersAccount,
  deadLettersType,
  deliveryPolicyEndpoint,
  deliveryPolicyRetries,
  environmentTooLarge,
  fifoEventSource,
  fifoQueueBehindStandardTopic,
  fifoTopicEndpoint,
  functionOutlastsVisibility,
  inlineCodeRuntime,
  noDeadLetters,
  ownerMustAllow,
  plainSecret,
  plaintextEndpoint,
  queueSmallerThanTopic,
  rawDeliveryEndpoint,
  snsCannotUseAwsKey,
  throughputLimitScope,
  tooManyRedriveSources,
  tooManySubscriptions,
  tooManyTags,
];
