import { stackName } from '../../src/topology/topology';
import { nameResource } from '../address';
import { Construct, SnsTopic, SnsTopicSubscription } from '../cdktf';
import { composedArn, kmsKeyOf, type StackContext } from '../context';
import { denyInsecureTransport, policyJson, TOPIC_ACTIONS } from '../policy';
import { literal, reference, tagSettings } from '../text';

interface Mail {
  readonly address: string;
  /** The one AWS service that may write: `cloudwatch`. */
  readonly service: string;
}

/** A topic for one e-mail address. Its owner has to confirm once. */
export class Mailbox extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { address, service }: Mail, context: StackContext) {
    super(scope, id);
    const { topology, account } = context;
    const physicalName = `${stackName(topology)}-${id.replaceAll('_', '-')}`;
    const { partition, region } = topology;
    const self = composedArn(context, {
      partition,
      service: 'sns',
      region,
      account: undefined,
      resource: physicalName,
    });
    const topic = new SnsTopic(this, 'topic', {
      name: literal(physicalName),
      // A service may not use the key of AWS: https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
      kmsMasterKeyId: kmsKeyOf({ kind: 'managed-key' })!,
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
    this.arn = reference(`aws_sns_topic.${id}`, 'arn');
    const subscription = new SnsTopicSubscription(this, 'subscription', {
      topicArn: this.arn,
      protocol: 'email',
      endpoint: literal(address),
    });
    nameResource(subscription, id);
  }
}
