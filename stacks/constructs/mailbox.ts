import { stackName } from '../../src/topology/topology';
import { nameResource } from '../address';
import { Construct, SnsTopic, SnsTopicSubscription } from '../cdktf';
import { composedArn, isHere, type StackContext } from '../context';
import { kmsKeyOf } from '../references';
import { denyInsecureTransport, policyJson, TOPIC_ACTIONS } from '../policy';
import { literal, reference, tagSettings } from '../text';

interface Mail {
  readonly address: string;
  /** The one AWS service that may write: `cloudwatch`. */
  readonly service: string;
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

/** A topic for one e-mail address. Its owner has to confirm once. */
export class Mailbox extends Construct {
  constructor(scope: Construct, id: string, { address, service }: Mail, context: StackContext) {
    super(scope, id);
    const { topology, account } = context;
    const self = composed(id, context);
    const topic = new SnsTopic(this, 'topic', {
      name: literal(physicalNameOf(id, context)),
      // A service may not use the key of AWS: https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
      kmsMasterKeyId: kmsKeyOf(context, { kind: 'managed-key' })!,
      policy: policyJson([
        denyInsecureTransport(TOPIC_ACTIONS, self),
        {
          Sid: 'AllowServices',
          Effect: 'Allow',
          Principal: { Service: `${service}.amazonaws.com` },
          Action: 'sns:Publish',
          Resource: self,
          Condition: { StringEquals: { 'aws:SourceAccount': account } },
        },
      ]),
      ...tagSettings(topology.tags),
    });
    nameResource(topic, id);
    const subscription = new SnsTopicSubscription(this, 'subscription', {
      topicArn: mailboxArn(id, context),
      protocol: 'email',
      endpoint: literal(address),
    });
    nameResource(subscription, id);
  }
}
