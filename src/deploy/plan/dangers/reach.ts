import type { Change, Plan } from '../changes';
import { text } from './danger';

/** Whether a security group is one of the plan. */
export function isOwnGroup(id: string, { resources }: Plan): boolean {
  return resources.some(
    ({ type, before, after }) =>
      type === 'aws_security_group' && [before, after].some((values) => values['id'] === id),
  );
}

/** Whether a prefix list is that of an endpoint of the plan. */
function isOwnPrefixList(id: string, { resources }: Plan): boolean {
  return resources.some(
    ({ type, before, after }) =>
      type === 'aws_vpc_endpoint' && [before, after].some((values) => values['prefix_list_id'] === id),
  );
}

/** Whom a rule of a security group lets through, by address or ID; nothing for what is of this plan. */
export function reachOf(values: Change['before'], plan: Plan): string {
  const address = text(values['cidr_ipv4']) || text(values['cidr_ipv6']);
  const group = text(values['referenced_security_group_id']);
  const prefixes = text(values['prefix_list_id']);
  if (address !== '') return address;
  if (prefixes !== '') return isOwnPrefixList(prefixes, plan) ? '' : prefixes;
  return group === '' || isOwnGroup(group, plan) ? '' : group;
}
