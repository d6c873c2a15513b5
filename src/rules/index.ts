import { batchWithoutWindow } from './batch-without-window';
import { concurrencyAndPollers } from './concurrency-and-pollers';
import { dataProtectionOnFifoTopic } from './data-protection-on-fifo-topic';
import { deadLetterLoop } from './dead-letter-loop';
import { deadLettersAccount } from './dead-letters-account';
import { deadLettersType } from './dead-letters-type';
import { deliveryPolicyEndpoint } from './delivery-policy-endpoint';
import { deliveryPolicyRetries } from './delivery-policy-retries';
import { environmentTooLarge } from './environment-too-large';
import { execNeedsWritableRoot } from './exec-needs-writable-root';
import { fargateSize } from './fargate-size';
import { fifoEventSource } from './fifo-event-source';
import { fifoQueueBehindStandardTopic } from './fifo-queue-behind-standard-topic';
import { fifoTopicEndpoint } from './fifo-topic-endpoint';
import { fifoTopicPublisher } from './fifo-topic-publisher';
import { functionOutlastsVisibility } from './function-outlasts-visibility';
import { imageOutOfReach } from './image-out-of-reach';
import { inlineCodeRuntime } from './inline-code-runtime';
import { noDeadLetters } from './no-dead-letters';
import { noNetwork } from './no-network';
import { noWayOut } from './no-way-out';
import { ownerMustAllow } from './owner-must-allow';
import { pinnedImage } from './pinned-image';
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
  execNeedsWritableRoot,
  fargateSize,
  fifoEventSource,
  fifoQueueBehindStandardTopic,
  fifoTopicEndpoint,
  fifoTopicPublisher,
  functionOutlastsVisibility,
  imageOutOfReach,
  inlineCodeRuntime,
  noDeadLetters,
  noNetwork,
  noWayOut,
  ownerMustAllow,
  pinnedImage,
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
