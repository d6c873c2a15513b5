import { addressOf } from '#model/address';
import {
  DELIVERY_ROLES,
  taskRoleName,
  taskWords,
  type DeliveryTask,
  type Place,
  type Pipeline,
} from '#model/pipeline';
import { deployerPolicies } from '#policies/deploying/policies';
import { trustJob } from '#policies/roles/pipeline';
import { policyJson } from '#policies/statement';
import { nameResource } from '../address';
import { Construct, IamPolicy, IamRole, IamRolePolicyAttachment } from '../cdktf';
import type { StackContext } from '../context';
import { boundaryArguments } from '../role-arguments';
import { literal, reference, tagSettings } from '../text';

/** What planning or deploying this environment needs, and nothing else. */
export class TaskRole extends Construct {
  constructor(
    scope: Construct,
    {
      pipeline,
      target,
      task,
    }: { readonly pipeline: Pipeline; readonly target: Place; readonly task: DeliveryTask },
    context: StackContext,
  ) {
    super(scope, `task-${task}`);
    const { topology, account } = context;
    const name = taskRoleName(topology.name, target, task);
    const role = new IamRole(this, 'role', {
      name: literal(name),
      path: DELIVERY_ROLES,
      ...boundaryArguments(topology.roles),
      description: literal(taskWords(topology.name, target, task)),
      assumeRolePolicy: policyJson(trustJob(pipeline, target, task, context)),
      ...tagSettings(topology.tags),
    });
    nameResource(role, task);
    for (const [index, document] of deployerPolicies(topology, task, account).entries()) {
      this.attach(
        `${task}_${index + 1}`,
        { name: `${name}-${index + 1}`, text: JSON.stringify(document), task },
        context,
      );
    }
  }

  private attach(
    address: string,
    { name, text, task }: { readonly name: string; readonly text: string; readonly task: DeliveryTask },
    { topology }: StackContext,
  ): void {
    const policy = new IamPolicy(this, `policy-${address}`, {
      name: literal(name),
      path: DELIVERY_ROLES,
      policy: text,
      ...tagSettings(topology.tags),
    });
    nameResource(policy, address);
    const attachment = new IamRolePolicyAttachment(this, `attachment-${address}`, {
      role: reference(addressOf(task, 'role'), 'name'),
      policyArn: reference(addressOf(address, 'policy'), 'arn'),
    });
    nameResource(attachment, address);
  }
}
