import { addressOf } from '#model/address';
import type { DeliveryLogging, OwnedTopic } from '#model/topology';
import { receiverFacts } from '#model/kinds/receivers/index';
import { stackName } from '#model/topology';
import { deliveryLoggingRole, deliveryLogGroups } from '#policies/roles/sns';
import { policyJson } from '#policies/statement';
import { SHARED } from '#model/shared';
import { nameMovedResource, nameResource } from '../address';
import { CloudwatchLogGroup, Construct, IamRole, IamRolePolicy } from '../cdktf';
import type { StackContext } from '../context';
import { logSettings } from '../logs';
import { roleArguments } from '../role-arguments';
import { tagSettings, reference } from '../text';

const ROLE_ARN = reference(addressOf(SHARED.deliveryLogging, 'role'), 'arn');

function successFeedback(kind: string, sampleRate: number): [string, string | number][] {
  return [
    [`${kind}SuccessFeedbackRoleArn`, ROLE_ARN],
    [`${kind}SuccessFeedbackSampleRate`, sampleRate],
  ];
}

/** The attributes that switch logging on, for the sorts of endpoint that the topic delivers to. */
export function deliveryFeedback(
  topic: OwnedTopic,
  { sampleRate }: DeliveryLogging,
): Record<string, string | number> {
  const kinds = new Set(topic.subscriptions.map(({ receiver }) => receiverFacts(receiver).feedback));
  const settings = [...kinds].flatMap((kind): [string, string | number][] =>
    kind === undefined
      ? []
      : [
          ...(sampleRate === 0 ? [] : successFeedback(kind, sampleRate)),
          [`${kind}FailureFeedbackRoleArn`, ROLE_ARN],
        ],
  );
  return Object.fromEntries(settings);
}

/** Made here so that they have a retention. */
export class DeliveryLogGroups extends Construct {
  constructor(scope: Construct, topic: OwnedTopic, context: StackContext) {
    super(scope, 'delivery-log-groups');
    const names = deliveryLogGroups(topic, context);
    for (const [kind, name] of Object.entries(names)) {
      const group = new CloudwatchLogGroup(this, kind, {
        name,
        ...logSettings(context),
        ...tagSettings(topic.tags),
      });
      const former = topic.renamedFrom === undefined ? undefined : `${topic.renamedFrom}_${kind}`;
      nameMovedResource(group, { name: `${topic.name}_${kind}`, renamedFrom: former });
    }
  }
}

/** The role that SNS writes delivery logs with: one for the topology, on the log groups of its topics alone. */
export class DeliveryLoggingRole extends Construct {
  constructor(scope: Construct, topics: readonly OwnedTopic[], context: StackContext) {
    super(scope, SHARED.deliveryLogging);
    const { topology } = context;
    const { trust, statements } = deliveryLoggingRole(topics, context);
    const role = new IamRole(this, 'role', {
      ...roleArguments({ prefix: `${stackName(topology)}-sns-` }, topology.roles),
      description: 'Lets SNS log the deliveries of this topology',
      assumeRolePolicy: policyJson(trust),
      ...tagSettings(topology.tags),
    });
    nameResource(role, SHARED.deliveryLogging);
    const policy = new IamRolePolicy(this, 'policy', {
      name: 'write-delivery-logs',
      role: reference(addressOf(SHARED.deliveryLogging, 'role'), 'id'),
      policy: policyJson(statements),
    });
    nameResource(policy, SHARED.deliveryLogging);
  }
}
