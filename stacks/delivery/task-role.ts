import { MANAGED_POLICY } from '#base/aws/limits';
import type { Purpose } from '#policies/deploying/grant';
import { policyDocuments } from '#policies/deploying/document';
import { deployGrants, planGrants } from '#policies/deploying/grants';
import { stateGrants } from '#policies/deploying/state';
import {
  DELIVERY_ROLES,
  isHome,
  jobRoleName,
  taskRoleName,
  taskWords,
  type DeliveryTask,
  type Place,
  type Pipeline,
} from '#model/pipeline';
import { nameResource } from '../address';
import { Construct, IamPolicy, IamRole, IamRolePolicyAttachment } from '../cdktf';
import type { StackContext } from '../context';
import { roleArn } from '../constructs/service-role';
import { assumedByRoleJson } from '../policy';
import { literal, reference, tagSettings } from '../text';
import { jobAddress } from './addresses';

/** The ARN of a role of delivery; one of an account that the file does not name is in this one. */
function deliveryRoleArn({ topology, account }: StackContext, owner: Place, name: string): string {
  return `arn:${topology.partition}:iam::${owner.account ?? account}:role${DELIVERY_ROLES}${literal(name)}`;
}

/** The role that a job of the pipeline takes on in an environment. */
export function taskRoleArn(context: StackContext, target: Place, task: DeliveryTask): string {
  return deliveryRoleArn(context, target, taskRoleName(context.topology.name, target, task));
}

/** Who takes it on: the role of one job, which AWS has to know, so it comes first where it is made here. */
function jobRoleArn(context: StackContext, { home }: Pipeline, target: Place, task: DeliveryTask): string {
  if (isHome(context.topology)) return roleArn(jobAddress(target, task));
  return deliveryRoleArn(context, home, jobRoleName(context.topology.name, target, task));
}

const GRANTS = { plan: planGrants, deploy: deployGrants } satisfies Record<Purpose, unknown>;

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
      description: literal(taskWords(topology.name, target, task)),
      assumeRolePolicy: assumedByRoleJson(jobRoleArn(context, pipeline, target, task)),
      ...tagSettings(topology.tags),
    });
    nameResource(role, task);
    const grants = [...stateGrants(topology, task, account), ...GRANTS[task](topology, account)];
    for (const [index, document] of policyDocuments(grants, MANAGED_POLICY.size).entries()) {
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
      role: reference(`aws_iam_role.${task}`, 'name'),
      policyArn: reference(`aws_iam_policy.${address}`, 'arn'),
    });
    nameResource(attachment, address);
  }
}
