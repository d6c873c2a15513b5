import type { Notify } from '#model/oversight';
import { stackName } from '#model/topology';
import { nameResource } from '../address';
import { Construct, SnsTopic, SnsTopicSubscription } from '../cdktf';
import { composedArn, isHere, type StackContext } from '../context';
import { denyInsecureTransport, policyJson, TOPIC_ACTIONS, type Statement } from '../policy';
import { arnReference } from '../references';
import { literal, reference, tagSettings } from '../text';

interface Mail {
  readonly address: string;
  /** The one AWS service that may write: `cloudwatch`; absent if it writes by a role. */
  readonly service: string | undefined;
  /** The key of the topic. A service may not use the key of AWS: https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html */
  readonly key: string;
}

function physicalNameOf(id: string, { topology }: StackContext): string {
  return `${stackName(topology)}-${id.replaceAll('_', '-')}`;
}

function composed(id: string, context: StackContext): string {
  const { partition, region } = context.topology;
  const resource = physicalNameOf(id, context);
  return composedArn(context, { partition, service: 'sns', region, account: undefined, resource });
}

/** The ARN of the topic, which stands in the shared stack. */
export function mailboxArn(id: string, context: StackContext): string {
  return isHere(context, { stack: undefined })
    ? reference(`aws_sns_topic.${id}`, 'arn')
    : composed(id, context);
}

/** What somebody is told by; `mail` is the ARN of the topic for an e-mail address. */
export function listenerArn(
  notify: Notify | undefined,
  mail: string,
  context: StackContext,
): string | undefined {
  switch (notify?.kind) {
    case 'topic':
      return arnReference(context, notify.topic);
    case 'arn':
      return literal(notify.arn);
    case 'email':
      return mail;
    case undefined:
      return undefined;
  }
}

function admit(service: string, topic: string, { account }: StackContext): Statement {
  return {
    Sid: 'AllowServices',
    Effect: 'Allow',
    Principal: { Service: `${service}.amazonaws.com` },
    Action: 'sns:Publish',
    Resource: topic,
    Condition: { StringEquals: { 'aws:SourceAccount': account } },
  };
}

/** A topic for one e-mail address. Its owner has to confirm once. */
export class Mailbox extends Construct {
  constructor(scope: Construct, id: string, { address, service, key }: Mail, context: StackContext) {
    super(scope, id);
    const { topology } = context;
    const self = composed(id, context);
    const topic = new SnsTopic(this, 'topic', {
      name: literal(physicalNameOf(id, context)),
      kmsMasterKeyId: key,
      policy: policyJson([
        denyInsecureTransport(TOPIC_ACTIONS, self),
        ...(service === undefined ? [] : [admit(service, self, context)]),
      ]),
      ...tagSettings(topology.tags),
    });
    nameResource(topic, id);
    const subscription = new SnsTopicSubscription(this, 'subscription', {
      topicArn: reference(`aws_sns_topic.${id}`, 'arn'),
      protocol: 'email',
      endpoint: literal(address),
    });
    nameResource(subscription, id);
  }
}
