import { snsPrincipal } from '#base/aws/sns-principal';
import { addressOf } from '#model/address';
import type { Lambda } from '#model/consumer';
import { lambdaOf, queueOf, receiverFacts, secretOf, streamOf } from '#model/kinds/receivers/index';
import type { Receiver, Replay, Subscription as SubscriptionElement } from '#model/topology';
import { firehoseRoleName, formerSubscription, nameMovedResource, nameResource } from '../address';
import { Construct, LambdaPermission, SnsTopicSubscription } from '../cdktf';
import type { StackContext } from '../context';
import { arnReference, functionArn, functionName, qualifier } from '../references';
import { literal, literalJson, reference } from '../text';
import { FirehoseRole } from './firehose-role';
import { secretValue } from './secret-value';

const SCOPES = { attributes: 'MessageAttributes', body: 'MessageBody' } as const;

/** The edge from a topic to one endpoint. */
export class Subscription extends Construct {
  constructor(scope: Construct, subscription: SubscriptionElement, context: StackContext) {
    super(scope, `subscription-${subscription.name}`);
    const { topic, receiver, raw, deadLetters, deliveryPolicy } = subscription;
    const stream = streamOf(receiver);
    if (stream !== undefined) new FirehoseRole(this, subscription, stream, context);
    const lambda = lambdaOf(receiver);
    if (lambda) this.allowCalls(subscription, lambda, context);
    const resource = new SnsTopicSubscription(this, 'resource', {
      topicArn: arnReference(context, topic),
      protocol: receiverFacts<Receiver>(receiver).protocol(receiver),
      endpoint: this.endpointOf(subscription, context),
      ...filterSettings(subscription),
      ...(raw ? { rawMessageDelivery: true } : {}),
      ...(subscription.replay ? { replayPolicy: replayPolicy(subscription.replay) } : {}),
      ...(deadLetters
        ? { redrivePolicy: JSON.stringify({ deadLetterTargetArn: arnReference(context, deadLetters) }) }
        : {}),
      ...(deliveryPolicy ? { deliveryPolicy: literalJson(deliveryPolicy) } : {}),
      ...(stream !== undefined
        ? { subscriptionRoleArn: reference(addressOf(firehoseRoleName(subscription), 'role'), 'arn') }
        : {}),
      ...permissionOf(subscription),
      ...context.inRegion(topic.arn.region),
    });
    nameMovedResource(resource, { name: subscription.name, renamedFrom: formerSubscription(subscription) });
  }

  private endpointOf({ name, receiver }: SubscriptionElement, context: StackContext): string {
    const [queue, lambda] = [queueOf(receiver), lambdaOf(receiver)];
    if (queue) return arnReference(context, queue);
    if (lambda) return functionArn(context, lambda);
    const secret = secretOf(receiver);
    if (secret) return secretValue(this, { name, secret }, context);
    return literal(receiverFacts<Receiver>(receiver).called(receiver));
  }

  /** The function's side: exactly this topic may call it. */
  private allowCalls({ name, topic }: SubscriptionElement, lambda: Lambda, context: StackContext): void {
    const permission = new LambdaPermission(this, 'permission', {
      statementId: `AllowTopic-${topic.name}`,
      action: 'lambda:InvokeFunction',
      functionName: functionName(context, lambda),
      ...qualifier(context, lambda),
      principal: snsPrincipal(topic.arn.region, context.topology.region),
      sourceArn: arnReference(context, topic),
    });
    nameResource(permission, name);
  }
}

/** SNS does not ask when it subscribes, and what it may not deliver, it does not try again. */
function permissionOf({ name, receiver }: SubscriptionElement) {
  if (lambdaOf(receiver)) return { dependsOn: [{ fqn: addressOf(name, 'permission') }] };
  if (streamOf(receiver) !== undefined) return { dependsOn: [{ fqn: addressOf(name, 'role-policy') }] };
  return {};
}

/** https://docs.aws.amazon.com/sns/latest/dg/message-archiving-and-replay-subscriber.html */
function replayPolicy({ from, until }: Replay): string {
  return JSON.stringify({ PointType: 'Timestamp', StartingPoint: from, EndingPoint: until });
}

/** An empty policy is no filter. A policy is always literal text: the provider must see it when it plans. */
function filterSettings({ filter }: SubscriptionElement) {
  if (!filter || Object.keys(filter.policy).length === 0) return {};
  return { filterPolicy: literalJson(filter.policy), filterPolicyScope: SCOPES[filter.scope] };
}
