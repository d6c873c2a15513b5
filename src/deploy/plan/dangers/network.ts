import { list, plural } from '#base/util/text';
import type { Change, Plan } from '../changes';
import type { ElementReference } from '../element';
import { isSame } from '../same';
import { THROUGH } from '../table/network';
import { isLost, isUpdated, texts, type Circumstances, type Danger } from './danger';
import { missing, placeAttribute, placeOf } from './places';
import { isOwnGroup, reachOf } from './reach';

const NETWORK: ElementReference = {
  kind: 'network',
  name: 'network',
  id: 'network.network',
  label: 'the network',
  path: ['network'],
};

/** What consumers run in, and what nothing of theirs gets through without. */
const GROUND = [
  'aws_vpc',
  'aws_subnet',
  'aws_internet_gateway',
  'aws_route',
  'aws_route_table',
  'aws_route_table_association',
];

/** Whether somebody is in the network now and will be there or somewhere else. */
function stays({ type, action, before }: Change): boolean {
  return action !== 'destroy' && (placeOf(type, before)?.subnets.length ?? 0) > 0;
}

function consumerMoves(change: Change, plan: Plan): string[] {
  const { type, element, before, after, unknown, action } = change;
  const [old, planned] = [placeOf(type, before), placeOf(type, after)];
  if (!old || !planned || action !== 'update') return [];
  const isHidden = unknown.has(placeAttribute(type)!);
  if (isHidden && old.subnets.length > 0) return [];
  const [was, is] = [old.subnets.length > 0, planned.subnets.length > 0 || isHidden];
  if (was !== is) return [`${element.label} would ${is ? 'enter' : 'leave'} the network`];
  const groups = missing(old.groups, planned.groups).filter((id) => !isOwnGroup(id, plan));
  return [
    ...(missing(old.subnets, planned.subnets).length > 0 ? [`${element.label} would leave a subnet`] : []),
    ...groups.map((id) => `${element.label} would leave the security group \`${id}\`, which others let in`),
  ];
}

function sameGroup({ before }: Change): (other: Change) => boolean {
  return ({ type, before: { id } }) => type === 'aws_security_group' && id === before['security_group_id'];
}

/** A rule that lets something else through than it does now. */
function ruleChanges({ type, element, before, after, action }: Change): string[] {
  if (!/^aws_vpc_security_group_(in|e)gress_rule$/.test(type) || action !== 'update') return [];
  const isOther = THROUGH.some((name) => !isSame(before[name], after[name]));
  return isOther ? [`the rule \`${element.name}\` would no longer let through what it does now`] : [];
}

/** A way out of a group that stays, to addresses or to a group that is not one of ours. */
function wayEnds(change: Change, plan: Plan): string[] {
  const { type, before } = change;
  const { resources } = plan;
  if (type !== 'aws_vpc_security_group_egress_rule' || change.action !== 'destroy') return [];
  const group = resources.find(sameGroup(change));
  if (group && group.action === 'destroy') return [];
  const place = reachOf(before, plan);
  const isReplaced = resources.some(
    (other) =>
      other.type === type &&
      other.action === 'create' &&
      other.after['security_group_id'] === before['security_group_id'] &&
      /[.:]/.test(place) &&
      other.after['cidr_ipv4'] === '0.0.0.0/0',
  );
  return isReplaced || place === '' ? [] : [`a consumer would no longer reach ${place}`];
}

const ENDPOINT_PLACES = ['route_table_ids', 'security_group_ids', 'subnet_ids'];

/** An endpoint that ends although nothing takes its place, or is in fewer places. */
function endpointEnds(change: Change, plan: Plan): string[] {
  const { type, element, before, after, unknown } = change;
  if (type !== 'aws_vpc_endpoint') return [];
  // Without a consumer that needs it, the endpoint of a service is not written.
  if (change.action === 'destroy') {
    const isNeeded = plan.topology.network?.hasEndpoints !== true;
    return isNeeded ? [`\`${element.name}\` would have no endpoint`] : [];
  }
  if (change.action === 'replace') return [`the endpoint of \`${element.name}\` would be made anew`];
  if (!isUpdated(change)) return [];
  const isMoved = ENDPOINT_PLACES.some(
    (name) => !unknown.has(name) && missing(texts(before[name]), texts(after[name])).length > 0,
  );
  const isOff = before['private_dns_enabled'] === true && after['private_dns_enabled'] === false;
  return isMoved || isOff ? [`the endpoint of \`${element.name}\` would be elsewhere`] : [];
}

function groundGoes({ changes }: Plan): string[] {
  const going = changes.filter((change) => GROUND.includes(change.type) && isLost(change));
  const vpc = going.find(({ type }) => type === 'aws_vpc');
  if (vpc) return ['its VPC would be destroyed, with all that is in it'];
  const subnets = going.filter(({ type }) => type === 'aws_subnet').length;
  if (subnets > 0) return [`${plural(subnets, 'subnet')} would be destroyed`];
  return going.length > 0 ? ['its routes would be destroyed'] : [];
}

/** A change of the VPC itself, such as no names in its DNS. */
function groundChanges({ changes }: Plan): string[] {
  const names = ['enable_dns_support', 'enable_dns_hostnames'];
  const isOff = changes.some(
    (change) =>
      change.type === 'aws_vpc' &&
      isUpdated(change) &&
      names.some((name) => !isSame(change.before[name], change.after[name]) && change.after[name] === false),
  );
  return isOff ? ['its VPC would have no DNS, by which endpoints are found'] : [];
}

export const cutNetwork: Danger = {
  id: 'cut-network',
  degree: 'cuts',
  summary: 'consumers would lose their network, or a way out of it',
  why:
    'A task that does not reach SQS, its image or its secrets does not start, and a function in a network without a way ' +
    'out fails on every message. Their messages wait, and expire.',
  find: () => undefined,
  findInWhole({ own, plan }: Circumstances) {
    if (!plan.resources.some((change) => stays(change) || consumerMoves(change, plan).length > 0))
      return undefined;
    const reasons = [
      ...groundGoes(own),
      ...groundChanges(own),
      ...own.changes.flatMap((change) => [
        ...consumerMoves(change, plan),
        ...wayEnds(change, plan),
        ...ruleChanges(change),
        ...endpointEnds(change, plan),
      ]),
    ];
    if (reasons.length === 0) return undefined;
    return {
      element: NETWORK,
      message: `consumers in the network would be cut off: ${list([...new Set(reasons)])}`,
      safeWay: 'add the new way first, and make sure that consumers work with it',
    };
  },
};
