import { addressOf } from '#model/address';
import type { Subscription } from '#model/topology';
import { stackName } from '#model/topology';
import { firehoseRole } from '#policies/roles/sns';
import { policyJson } from '#policies/statement';
import { firehoseRoleName, formerSubscription, nameMovedResource } from '../address';
import { Construct, IamRole, IamRolePolicy } from '../cdktf';
import type { StackContext } from '../context';
import { roleArguments } from '../role-arguments';
import { literal, tagSettings, reference } from '../text';

/** Lets SNS put records into one stream. */
export class FirehoseRole extends Construct {
  constructor(scope: Construct, subscription: Subscription, streamArn: string, { topology }: StackContext) {
    super(scope, 'firehose-role');
    const { trust, statements } = firehoseRole(subscription, streamArn);
    const name = firehoseRoleName(subscription);
    const role = new IamRole(this, 'role', {
      ...roleArguments({ prefix: `${stackName(topology)}-sns-` }, topology.roles),
      description: literal(`Lets SNS deliver ${subscription.topic.name} to Firehose`),
      assumeRolePolicy: policyJson(trust),
      ...tagSettings(topology.tags),
    });
    const named = { name, renamedFrom: formerSubscription(subscription) };
    nameMovedResource(role, named);
    const policy = new IamRolePolicy(this, 'policy', {
      name: 'put-records',
      role: reference(addressOf(name, 'role'), 'id'),
      policy: policyJson(statements),
    });
    nameMovedResource(policy, named);
  }
}
