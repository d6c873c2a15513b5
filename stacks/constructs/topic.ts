import type { OwnedTopic } from '#model/topology';
import { nameMovedResource, topicAddress } from '../address';
import { Construct, SnsTopic, SnsTopicDataProtectionPolicy } from '../cdktf';
import { composedArn, type StackContext } from '../context';
import { denyInsecureTransport, oneOrMore, policyJson, TOPIC_ACTIONS, type Statement } from '../policy';
import { admission, publishersOf } from '../publishers/admission';
import { kmsKeyOf } from '../references';
import { literal, literalJson, tagSettings, reference } from '../text';
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
      ...(topic.deliveryStatusLogging ? deliveryFeedback(topic) : {}),
      ...(topic.tracing ? { tracingConfig: 'Active' } : {}),
      policy: policyJson(topicPolicy(topic, context)),
      ...tagSettings(topic.tags),
    });
    nameMovedResource(resource, topic);
    if (topic.deliveryStatusLogging) new DeliveryLogGroups(this, topic, context);
    if (topic.dataProtection) {
      const policy = new SnsTopicDataProtectionPolicy(this, 'data-protection', {
        arn: reference(topicAddress(topic), 'arn'),
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

/** Publishers of other accounts and AWS services by name; roles of this account need `sns:Publish` of their own. */
function topicPolicy(topic: OwnedTopic, context: StackContext): Statement[] {
  const self = composedArn(context, topic.arn);
  const { accounts, services } = topic.publishers;
  const statements = [
    denyInsecureTransport(TOPIC_ACTIONS, self),
    ...publishersOf(context.topology, topic).flatMap((publisher) => admission(publisher, self, context)),
  ];
  if (accounts.length > 0) {
    statements.push({
      Sid: 'AllowAccounts',
      Effect: 'Allow',
      Principal: { AWS: oneOrMore(accounts.map((id) => `arn:${topic.arn.partition}:iam::${id}:root`)) },
      Action: 'sns:Publish',
      Resource: self,
      Condition: { StringEquals: { 'aws:PrincipalAccount': oneOrMore(accounts) } },
    });
  }
  if (services.length > 0) {
    statements.push({
      Sid: 'AllowServices',
      Effect: 'Allow',
      Principal: { Service: oneOrMore(services) },
      Action: 'sns:Publish',
      Resource: self,
      Condition: { StringEquals: { 'aws:SourceAccount': context.account } },
    });
  }
  return statements;
}
