import { ROLE } from '#base/aws/limits';
import type { Subscription } from '#model/topology';
import { stackName } from '#model/topology';
import { firehoseRoleName, formerSubscription, nameMovedResource } from '../address';
import { Construct, IamRole, IamRolePolicy } from '../cdktf';
import type { StackContext } from '../context';
import { assumeRoleJson, policyJson } from '../policy';
import { literal, tagSettings, reference } from '../text';

/** Lets SNS put records into one stream: https://docs.aws.amazon.com/sns/latest/dg/prereqs-kinesis-data-firehose.html */
export class FirehoseRole extends Construct {
  constructor(scope: Construct, subscription: Subscription, streamArn: string, { topology }: StackContext) {
    super(scope, 'firehose-role');
    const name = firehoseRoleName(subscription);
    const role = new IamRole(this, 'role', {
      namePrefix: literal(`${stackName(topology)}-sns-`.slice(0, ROLE.namePrefix)),
      description: literal(`Lets SNS deliver ${subscription.topic.name} to Firehose`),
      assumeRolePolicy: assumeRoleJson('sns.amazonaws.com'),
      ...tagSettings(topology.tags),
    });
    const named = { name, renamedFrom: formerSubscription(subscription) };
    nameMovedResource(role, named);
    const policy = new IamRolePolicy(this, 'policy', {
      name: 'put-records',
      role: reference(`aws_iam_role.${name}`, 'id'),
      policy: policyJson([
        {
          Sid: 'PutRecords',
          Effect: 'Allow',
          Action: ['firehose:DescribeDeliveryStream', 'firehose:PutRecord', 'firehose:PutRecordBatch'],
          Resource: streamArn,
        },
      ]),
    });
    nameMovedResource(policy, named);
  }
}
