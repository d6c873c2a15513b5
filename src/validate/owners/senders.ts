import { child } from '#base/diagnostics/path';
import { isTopic } from '#model/outlets';
import { sendersOf } from '#model/senders';
import type { Queue, Topic, Topology } from '#model/topology';
import type { Found } from '../rule';
import { askedFor } from './asked';

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
