// Generated from the files of this folder by `npm run generate`; changes here are lost.
import { alarmNeverRings } from './alarm-never-rings';
import { alarmsTellNobody } from './alarms-tell-nobody';
import { apiOpenToAll } from './api-open-to-all';
import { auditOutOfRange } from './audit-out-of-range';
import { awsKeyShutsOutPublishers } from './aws-key-shuts-out-publishers';
import { batchWithoutWindow } from './batch-without-window';
import { beyondAccountQuota } from './beyond-account-quota';
import { booleanAttributeFilter } from './boolean-attribute-filter';
import { bucketNotificationsOverlap } from './bucket-notifications-overlap';
import { bucketNotificationsReplaced } from './bucket-notifications-replaced';
import { bucketOfTwoEnvironments } from './bucket-of-two-environments';
import { cannotBeSplit } from './cannot-be-split';
import { competingConsumers } from './competing-consumers';
import { concurrencyAndPollers } from './concurrency-and-pollers';
import { concurrencyBeyondReserved } from './concurrency-beyond-reserved';
import { containerInsightsUnknown } from './container-insights-unknown';
import { dashboardTooLarge } from './dashboard-too-large';
import { dataProtectionOnFifoTopic } from './data-protection-on-fifo-topic';
import { deadLetterLoop } from './dead-letter-loop';
import { deadLettersAccount } from './dead-letters-account';
import { deadLettersExpireFirst } from './dead-letters-expire-first';
import { deadLettersInShard } from './dead-letters-in-shard';
import { deadLettersToItself } from './dead-letters-to-itself';
import { deadLettersTooSmall } from './dead-letters-too-small';
import { deadLettersType } from './dead-letters-type';
import { deadLettersUnwatched } from './dead-letters-unwatched';
import { delayOutlastsRetention } from './delay-outlasts-retention';
import { deliveriesNotLogged } from './deliveries-not-logged';
import { deliveryPolicyEndpoint } from './delivery-policy-endpoint';
import { deliveryPolicyRetries } from './delivery-policy-retries';
import { deliveryPolicyTooLong } from './delivery-policy-too-long';
import { deprecatedRuntime } from './deprecated-runtime';
import { endpointInAnotherRegion } from './endpoint-in-another-region';
import { environmentTooLarge } from './environment-too-large';
import { eventFilterDeletes } from './event-filter-deletes';
import { eventFilterMatchesNothing } from './event-filter-matches-nothing';
import { execNeedsWritableRoot } from './exec-needs-writable-root';
import { executionOutlastsVisibility } from './execution-outlasts-visibility';
import { fargateSize } from './fargate-size';
import { fifoEventSource } from './fifo-event-source';
import { fifoPipe } from './fifo-pipe';
import { fifoQueueBehindStandardTopic } from './fifo-queue-behind-standard-topic';
import { fifoQueueSender } from './fifo-queue-sender';
import { fifoThroughputMismatch } from './fifo-throughput-mismatch';
import { fifoTopicEndpoint } from './fifo-topic-endpoint';
import { fifoTopicPublisher } from './fifo-topic-publisher';
import { filterMatchesNothing } from './filter-matches-nothing';
import { filterOnUnknownField } from './filter-on-unknown-field';
import { filterOutsideContract } from './filter-outside-contract';
import { filterPolicyTooLarge } from './filter-policy-too-large';
import { functionFailureIsLost } from './function-failure-is-lost';
import { functionNeverRuns } from './function-never-runs';
import { functionOutlastsVisibility } from './function-outlasts-visibility';
import { functionStopped } from './function-stopped';
import { functionWithoutPublicIp } from './function-without-public-ip';
import { grantOutOfReach } from './grant-out-of-reach';
import { imageOutOfReach } from './image-out-of-reach';
import { inlineCodeRuntime } from './inline-code-runtime';
import { invalidDataProtectionPolicy } from './invalid-data-protection-policy';
import { invalidEventFilter } from './invalid-event-filter';
import { invalidEventPattern } from './invalid-event-pattern';
import { invalidFilterPolicy } from './invalid-filter-policy';
import { keyOfAnotherRegion } from './key-of-another-region';
import { keyPolicyTooLarge } from './key-policy-too-large';
import { latencyBeyondRetention } from './latency-beyond-retention';
import { latencyTooShort } from './latency-too-short';
import { loadBeyondTasks } from './load-beyond-tasks';
import { logsKeptTooShort } from './logs-kept-too-short';
import { messageGroupsCapWork } from './message-groups-cap-work';
import { messageLeavesAws } from './message-leaves-aws';
import { messageNeverHidden } from './message-never-hidden';
import { messageOutsideContract } from './message-outside-contract';
import { networkMissing } from './network-missing';
import { noDeadLetters } from './no-dead-letters';
import { noPublisherPassesFilter } from './no-publisher-passes-filter';
import { noRoomToDeploy } from './no-room-to-deploy';
import { noWayOut } from './no-way-out';
import { onFailureFifo } from './on-failure-fifo';
import { orderLostBehindFifoTopic } from './order-lost-behind-fifo-topic';
import { orphanTopic } from './orphan-topic';
import { ownerMustAllow } from './owner-must-allow';
import { pinnedImage } from './pinned-image';
import { pipelineWithoutAccount } from './pipeline-without-account';
import { plainSecret } from './plain-secret';
import { plaintextEndpoint } from './plaintext-endpoint';
import { productionWithoutApproval } from './production-without-approval';
import { publishingLoop } from './publishing-loop';
import { queueInAnotherRegion } from './queue-in-another-region';
import { queuePolicyBeyondQuota } from './queue-policy-beyond-quota';
import { queuePolicyTooLarge } from './queue-policy-too-large';
import { rareMessagesWakeLate } from './rare-messages-wake-late';
import { rawDeliveryAttributes } from './raw-delivery-attributes';
import { rawDeliveryEndpoint } from './raw-delivery-endpoint';
import { redundantFilterCondition } from './redundant-filter-condition';
import { retentionShorterThanAttempts } from './retention-shorter-than-attempts';
import { rolePolicyTooLarge } from './role-policy-too-large';
import { serviceNeedsRole } from './service-needs-role';
import { serviceWithoutSource } from './service-without-source';
import { sharedLogGroup } from './shared-log-group';
import { shortPolling } from './short-polling';
import { singleMessageGroup } from './single-message-group';
import { snsCannotUseAwsKey } from './sns-cannot-use-aws-key';
import { stackCycle } from './stack-cycle';
import { stateLostInCi } from './state-lost-in-ci';
import { stopCutsWork } from './stop-cuts-work';
import { taskDefinitionTooLarge } from './task-definition-too-large';
import { throughputLimitScope } from './throughput-limit-scope';
import { tooFewAttempts } from './too-few-attempts';
import { tooManyFilterPolicies } from './too-many-filter-policies';
import { tooManyInFlight } from './too-many-in-flight';
import { tooManyPublishers } from './too-many-publishers';
import { tooManyRedriveSources } from './too-many-redrive-sources';
import { tooManyScaledQueues } from './too-many-scaled-queues';
import { tooManySubscriptions } from './too-many-subscriptions';
import { tooManyTags } from './too-many-tags';
import { topicPolicyTooLarge } from './topic-policy-too-large';
import { unaudited } from './unaudited';
import { unconfirmedSubscription } from './unconfirmed-subscription';
import { undeliverableIsLost } from './undeliverable-is-lost';
import { undocumentedEventFilter } from './undocumented-event-filter';
import { undocumentedFilterPolicy } from './undocumented-filter-policy';
import { undrainedQueue } from './undrained-queue';
import { unencrypted } from './unencrypted';
import { unknownRegion } from './unknown-region';
import { unknownRuntime } from './unknown-runtime';
import { unmonitored } from './unmonitored';
import { unusedFilter } from './unused-filter';
import { unusedFunction } from './unused-function';
import { unusedQueue } from './unused-queue';
import { visibilityTooShortForRetries } from './visibility-too-short-for-retries';
import { wholeAccountAdmitted } from './whole-account-admitted';
import { wholeBatchRepeated } from './whole-batch-repeated';
import { wideGrant } from './wide-grant';
import { workOutlastsVisibility } from './work-outlasts-visibility';
import type { Rule } from '../rule';

/** Every rule, in order of their names. */
export const RULES: readonly Rule[] = [
  alarmNeverRings,
  alarmsTellNobody,
  apiOpenToAll,
  auditOutOfRange,
  awsKeyShutsOutPublishers,
  batchWithoutWindow,
  beyondAccountQuota,
  booleanAttributeFilter,
  bucketNotificationsOverlap,
  bucketNotificationsReplaced,
  bucketOfTwoEnvironments,
  cannotBeSplit,
  competingConsumers,
  concurrencyAndPollers,
  concurrencyBeyondReserved,
  containerInsightsUnknown,
  dashboardTooLarge,
  dataProtectionOnFifoTopic,
  deadLetterLoop,
  deadLettersAccount,
  deadLettersExpireFirst,
  deadLettersInShard,
  deadLettersToItself,
  deadLettersTooSmall,
  deadLettersType,
  deadLettersUnwatched,
  delayOutlastsRetention,
  deliveriesNotLogged,
  deliveryPolicyEndpoint,
  deliveryPolicyRetries,
  deliveryPolicyTooLong,
  deprecatedRuntime,
  endpointInAnotherRegion,
  environmentTooLarge,
  eventFilterDeletes,
  eventFilterMatchesNothing,
  execNeedsWritableRoot,
  executionOutlastsVisibility,
  fargateSize,
  fifoEventSource,
  fifoPipe,
  fifoQueueBehindStandardTopic,
  fifoQueueSender,
  fifoThroughputMismatch,
  fifoTopicEndpoint,
  fifoTopicPublisher,
  filterMatchesNothing,
  filterOnUnknownField,
  filterOutsideContract,
  filterPolicyTooLarge,
  functionFailureIsLost,
  functionNeverRuns,
  functionOutlastsVisibility,
  functionStopped,
  functionWithoutPublicIp,
  grantOutOfReach,
  imageOutOfReach,
  inlineCodeRuntime,
  invalidDataProtectionPolicy,
  invalidEventFilter,
  invalidEventPattern,
  invalidFilterPolicy,
  keyOfAnotherRegion,
  keyPolicyTooLarge,
  latencyBeyondRetention,
  latencyTooShort,
  loadBeyondTasks,
  logsKeptTooShort,
  messageGroupsCapWork,
  messageLeavesAws,
  messageNeverHidden,
  messageOutsideContract,
  networkMissing,
  noDeadLetters,
  noPublisherPassesFilter,
  noRoomToDeploy,
  noWayOut,
  onFailureFifo,
  orderLostBehindFifoTopic,
  orphanTopic,
  ownerMustAllow,
  pinnedImage,
  pipelineWithoutAccount,
  plainSecret,
  plaintextEndpoint,
  productionWithoutApproval,
  publishingLoop,
  queueInAnotherRegion,
  queuePolicyBeyondQuota,
  queuePolicyTooLarge,
  rareMessagesWakeLate,
  rawDeliveryAttributes,
  rawDeliveryEndpoint,
  redundantFilterCondition,
  retentionShorterThanAttempts,
  rolePolicyTooLarge,
  serviceNeedsRole,
  serviceWithoutSource,
  sharedLogGroup,
  shortPolling,
  singleMessageGroup,
  snsCannotUseAwsKey,
  stackCycle,
  stateLostInCi,
  stopCutsWork,
  taskDefinitionTooLarge,
  throughputLimitScope,
  tooFewAttempts,
  tooManyFilterPolicies,
  tooManyInFlight,
  tooManyPublishers,
  tooManyRedriveSources,
  tooManyScaledQueues,
  tooManySubscriptions,
  tooManyTags,
  topicPolicyTooLarge,
  unaudited,
  unconfirmedSubscription,
  undeliverableIsLost,
  undocumentedEventFilter,
  undocumentedFilterPolicy,
  undrainedQueue,
  unencrypted,
  unknownRegion,
  unknownRuntime,
  unmonitored,
  unusedFilter,
  unusedFunction,
  unusedQueue,
  visibilityTooShortForRetries,
  wholeAccountAdmitted,
  wholeBatchRepeated,
  wideGrant,
  workOutlastsVisibility,
];
