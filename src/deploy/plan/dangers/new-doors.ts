/* New topics and queues that let another account in. */
import { child, type Path } from '#base/diagnostics/path';
import { parseArn } from '#base/aws/arns';
import { admittedToReceive, admittedToSend, rolesPublishing } from '#model/admitted';
import { NOBODY, type Others } from '#model/others';
import { list } from '#base/util/text';
import type { Change, Plan } from '../changes';
import { INTENDED, type Found } from './danger';
import { accountOf, isLive } from './present';
/** Whom of other accounts a queue lets in. */
function foreignOf({ accounts, roles, organization }: Others, plan: Plan): string[] {
  const own = accountOf(plan);
  return [
    ...accounts.filter((account) => account !== own).map((account) => `account ${account}`),
    ...roles.filter((role) => parseArn(role)?.account !== own),
    ...(organization === undefined ? [] : [`organization ${organization}`]),
  ];
}

/** A new queue that lets somebody of another account send or receive. */
export function newQueuePolicy({ element, action }: Change, plan: Plan): Found | undefined {
  const queue = plan.topology.queues.get(element.name);
  if (action !== 'create' || !queue?.owned || !isLive(plan)) return undefined;
  const senders = admittedToSend(plan.topology, queue);
  const receivers = admittedToReceive(plan.topology, queue);
  const doors = (
    [
      ['send to it', senders, 'senders'],
      ['receive from it', receivers, 'receivers'],
    ] as const
  )
    .map(([verb, others, key]) => ({ verb, key, foreign: foreignOf(others, plan) }))
    .filter(({ foreign }) => foreign.length > 0);
  if (doors.length === 0) return undefined;
  return {
    message: `${element.label} would let ${list(doors.map(({ verb, foreign }) => `${list(foreign)} ${verb}`))}`,
    safeWay: INTENDED,
    path: child(element.path, doors[0]!.key),
  };
}

/** A new topic that lets another account in. */
export function newTopicPolicy({ element, action }: Change, plan: Plan): Found | undefined {
  const topic = plan.topology.topics.get(element.name);
  if (action !== 'create' || !topic?.owned || !isLive(plan)) return undefined;
  const publishing = foreignOf({ ...NOBODY, ...topic.publishers }, plan);
  const roles = foreignOf({ ...NOBODY, roles: rolesPublishing(plan.topology, topic) }, plan);
  const subscribing = foreignOf({ ...NOBODY, ...topic.subscribers }, plan);
  const doors: readonly (readonly [string, Path])[] = [
    ...(publishing.length === 0
      ? []
      : [[`${list(publishing)} publish`, child(element.path, 'publishers')] as const]),
    ...(roles.length === 0 ? [] : [[`${list(roles)} publish`, element.path] as const]),
    ...(subscribing.length === 0
      ? []
      : [[`${list(subscribing)} subscribe`, child(element.path, 'subscribers')] as const]),
  ];
  const [first] = doors;
  if (!first) return undefined;
  return {
    message: `${element.label} would let ${list(doors.map(([words]) => words))}`,
    safeWay: INTENDED,
    path: first[1],
  };
}
