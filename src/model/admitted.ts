import { byCodeUnit } from '#base/util/text';
import { consumersOf, type Consumer } from './consumer';
import { consumerFacts } from './kinds/consumers/index';
import type { Others } from './others';
import { consumersGivingTo } from './outlets';
import type { OwnedQueue, OwnedTopic, Topology } from './topology';

/*
 * Whom the policies of a queue or topic, and of its key, let in by name: those that it names itself, and the roles of
 * consumers that somebody else runs.
 */

/** The roles that consumers have already, each once and in order. */
function rolesOf(consumers: readonly Consumer[]): string[] {
  const roles = consumers.flatMap((consumer) => {
    const seen = consumerFacts(consumer).as(consumer);
    return seen.kind === 'named-role' ? [seen.arn] : [];
  });
  return [...new Set(roles)].sort(byCodeUnit);
}

function withRoles(others: Others, roles: readonly string[]): Others {
  if (roles.length === 0) return others;
  return { ...others, roles: [...new Set([...others.roles, ...roles])].sort(byCodeUnit) };
}

export function admittedToSend(topology: Topology, queue: OwnedQueue): Others {
  return withRoles(queue.senders, rolesOf(consumersGivingTo(topology, queue)));
}

export function admittedToReceive({ consumers }: Topology, queue: OwnedQueue): Others {
  return withRoles(queue.receivers, rolesOf(consumersOf(consumers, queue)));
}

/** The roles of consumers that somebody else runs and that publish to a topic. */
export function rolesPublishing(topology: Topology, topic: OwnedTopic): string[] {
  return rolesOf(consumersGivingTo(topology, topic));
}
