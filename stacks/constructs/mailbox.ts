import { addressOf } from '#model/address';
import type { Notify } from '#model/oversight';
import { policyJson, type Statement } from '#policies/statement';
import { mailTopicArn, mailTopicName } from '#policies/writer';
import { nameResource } from '../address';
import { Construct, SnsTopic, SnsTopicSubscription } from '../cdktf';
import { isHere, type StackContext } from '../context';
import { arnReference } from '../references';
import { literal, reference, tagSettings } from '../text';

interface Mail {
  readonly address: string;
  /** Who may write to it. */
  readonly policy: readonly Statement[];
  /** The key of the topic. A service may not use the key of AWS: https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html */
  readonly key: string;
}

/** The ARN of the topic, which stands in the shared stack. */
export function mailboxArn(id: string, context: StackContext): string {
  return isHere(context, { stack: undefined })
    ? reference(addressOf(id, 'topic'), 'arn')
    : mailTopicArn(context, id);
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

/** A topic for one e-mail address. Its owner has to confirm once. */
export class Mailbox extends Construct {
  constructor(scope: Construct, id: string, { address, policy, key }: Mail, context: StackContext) {
    super(scope, id);
    const { topology } = context;
    const topic = new SnsTopic(this, 'topic', {
      name: literal(mailTopicName(topology, id)),
      kmsMasterKeyId: key,
      policy: policyJson(policy),
      ...tagSettings(topology.tags),
    });
    nameResource(topic, id);
    const subscription = new SnsTopicSubscription(this, 'subscription', {
      topicArn: reference(addressOf(id, 'topic'), 'arn'),
      protocol: 'email',
      endpoint: literal(address),
    });
    nameResource(subscription, id);
  }
}
