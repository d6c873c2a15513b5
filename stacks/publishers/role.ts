import type { EventRule, IotRule, Schedule } from '#model/publisher';
import { publisherRole } from '#policies/roles/publishers';
import type { Construct } from '../cdktf';
import { ServiceRole } from '../constructs/service-role';
import type { StackContext } from '../context';

/** The role that a publisher works with. */
export function addRole(
  scope: Construct,
  publisher: EventRule | Schedule | IotRule,
  context: StackContext,
): void {
  const { name, physicalName, tags } = publisher;
  new ServiceRole(scope, {
    role: publisherRole(publisher, context),
    name: { prefix: `${physicalName}-` },
    rules: context.topology.roles,
    description: `What ${name} may publish to`,
    tags,
  });
}
