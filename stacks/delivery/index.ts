import { addressOf } from '#model/address';
import { DELIVERY_TASKS, isHome, targetOf, type Pipeline as PipelineElement } from '#model/pipeline';
import { SHARED } from '#model/shared';
import { Construct } from '../cdktf';
import type { StackContext } from '../context';
import { roleArn } from '../constructs/service-role';
import { reference } from '../text';
import { connectionArn, Pipeline } from './pipeline';
import { TaskRole } from './task-role';

/** The pipeline where it stands, and in every environment that it deploys the roles that say what it may do there. */
export class Delivery extends Construct {
  constructor(scope: Construct, pipeline: PipelineElement, context: StackContext) {
    super(scope, 'delivery');
    const { topology } = context;
    if (isHome(topology)) new Pipeline(this, pipeline, context);
    const target = targetOf(topology);
    if (!target) return;
    for (const task of DELIVERY_TASKS) new TaskRole(this, { pipeline, target, task }, context);
  }
}

/** What somebody who has deployed it looks for. */
export function deliveryOutputs(
  { connection }: PipelineElement,
  { topology }: StackContext,
): [string, string][] {
  const roles = targetOf(topology)
    ? DELIVERY_TASKS.map((task): [string, string] => [`${task}_role`, roleArn(task)])
    : [];
  if (!isHome(topology)) return roles;
  const console = `https://${topology.region}.console.aws.amazon.com/codesuite/settings/connections`;
  return [
    ['pipeline', reference(addressOf(SHARED.pipeline, 'pipeline'), 'name')],
    ['connection', connectionArn(connection)],
    ...(connection.kind === 'made' ? [['confirm_connection_at', console] as [string, string]] : []),
    ...roles,
  ];
}
