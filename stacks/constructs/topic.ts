import { addressOf } from '#model/address';
import type { OwnedTopic } from '#model/topology';
import { policyJson } from '#policies/statement';
import { topicPolicy } from '#policies/topic-policy';
import { nameMovedResource } from '../address';
import { Construct, SnsTopic, SnsTopicDataProtectionPolicy } from '../cdktf';
import type { StackContext } from '../context';
import { kmsKeyOf } from '../references';
import { literal, literalJson, tagSettings, reference } from '../text';
import { addTopicParameters } from './parameters';
import { deliveryFeedback, DeliveryLogGroups } from './delivery-logging';

const THROUGHPUT_SCOPES = { topic: 'Topic', messageGroup: 'MessageGroup' } as const;

/** A topic with its policy inline, so that it never exists without. */
export class Topic extends Construct {
  constructor(scope: Construct, topic: OwnedTopic, context: StackContext) {
    super(scope, `topic-${topic.name}`);
    const kmsMasterKeyId = kmsKeyOf(context, topic.encryption);
    const resource = new SnsTopic(this, 'resource', {
      name: literal(topic.physicalName),
      ...fifoSettings(topic),
      ...(kmsMasterKeyId === undefined ? {} : { kmsMasterKeyId }),
      ...(topic.displayName === undefined ? {} : { displayName: literal(topic.displayName) }),
      ...(topic.signatureVersion === undefined ? {} : { signatureVersion: topic.signatureVersion }),
      ...(topic.deliveryStatusLogging ? deliveryFeedback(topic, topic.deliveryStatusLogging) : {}),
      ...(topic.tracing ? { tracingConfig: 'Active' } : {}),
      policy: policyJson(topicPolicy(topic, context)),
      ...tagSettings(topic.tags),
    });
    nameMovedResource(resource, topic);
    addTopicParameters(this, topic, context);
    if (topic.deliveryStatusLogging) new DeliveryLogGroups(this, topic, context);
    if (topic.dataProtection) {
      const policy = new SnsTopicDataProtectionPolicy(this, 'data-protection', {
        arn: reference(addressOf(topic, 'topic'), 'arn'),
        policy: literalJson(topic.dataProtection),
      });
      nameMovedResource(policy, topic);
    }
  }
}

function fifoSettings({ fifo, contentBasedDeduplication, throughputScope, archiveDays }: OwnedTopic) {
  if (!fifo) return {};
  return {
    fifoTopic: true,
    ...(contentBasedDeduplication === undefined ? {} : { contentBasedDeduplication }),
    ...(throughputScope === undefined ? {} : { fifoThroughputScope: THROUGHPUT_SCOPES[throughputScope] }),
    ...(archiveDays === undefined
      ? {}
      : { archivePolicy: JSON.stringify({ MessageRetentionPeriod: String(archiveDays) }) }),
  };
}
