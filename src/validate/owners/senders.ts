import { parseArn } from '#base/aws/arns';
import { child } from '#base/diagnostics/path';
import { isTopic } from '#model/outlets';
import type { Principal } from '#model/principal';
import { sendersOf } from '#model/senders';
import type { Queue, Topic, Topology } from '#model/topology';
import type { Found } from '../rule';

/** Whom the owner of a queue or topic has to let in; nobody where a role of the owner's account sends. */
function askedFor(principal: Principal, owner: string | undefined, topology: Topology): string | undefined {
  const { account, partition } = topology;
  switch (principal.kind) {
    case 'own-role':
      return account === undefined || account === owner ? undefined : `arn:${partition}:iam::${account}:root`;
    case 'named-role':
      return parseArn(principal.arn)?.account === owner ? undefined : principal.arn;
    case 'service':
      return principal.service;
    case 'account':
    case 'organization':
      return undefined;
  }
}

function checkOutlet(outlet: Topic | Queue, topology: Topology, found: Found): void {
  const [verb, action, key] = isTopic(outlet)
    ? (['publish', 'sns:Publish', 'publishes'] as const)
    : (['send', 'sqs:SendMessage', 'sends'] as const);
  const what = isTopic(outlet) ? 'topic' : 'queue';
  for (const { name, path, as } of sendersOf(topology, outlet)) {
    const principal = askedFor(as, outlet.arn.account, topology);
    if (principal === undefined) continue;
    found({
      message: `the owner of ${what} \`${outlet.name}\` must allow ${name} to ${verb}`,
      path: child(path, key),
      help: `ask the owner to allow \`${action}\` on the ${what} for \`${principal}\`, and the use of its key`,
    });
  }
}

/** Whoever publishes to the topic of somebody else, or sends to the queue of somebody else. */
export function checkSenders(topology: Topology, found: Found): void {
  for (const outlet of [...topology.topics.values(), ...topology.queues.values()])
    if (!outlet.owned) checkOutlet(outlet, topology, found);
}
