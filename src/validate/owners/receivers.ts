import { parseArn } from '#base/aws/arns';
import { RECEIVE } from '#base/aws/actions';
import { child } from '#base/diagnostics/path';
import { list, quoted } from '#base/util/text';
import { consumerFacts } from '#model/kinds/consumers/index';
import { identityWord } from '#model/principal';
import { readersOf } from '#model/readers';
import type { Topology } from '#model/topology';
import type { Found } from '../rule';
import { askedFor } from './asked';

/** Whoever receives from the queue of another account. */
function checkQueues(topology: Topology, found: Found): void {
  for (const queue of topology.queues.values()) {
    if (queue.owned) continue;
    for (const { name, path, as } of readersOf(topology, queue)) {
      const principal = askedFor(as, queue.arn.account, topology);
      if (principal === undefined) continue;
      found({
        message: `the owner of queue \`${queue.name}\` must allow ${name} to receive`,
        path,
        on: 'key',
        help:
          `ask the owner to allow ${list(quoted(RECEIVE))} on the queue for ` +
          `\`${principal}\`, and \`kms:Decrypt\` with its key`,
      });
    }
  }
}

/** Roles and users of another account, which need a policy there beside what queues, topics and keys here say. */
function checkRoles({ consumers, account }: Topology, found: Found): void {
  for (const consumer of consumers.values()) {
    const { name, path } = consumer;
    const seen = consumerFacts(consumer).as(consumer);
    const arn = seen.kind === 'named-role' ? parseArn(seen.arn) : undefined;
    if (arn?.account === undefined || account === undefined || arn.account === account) continue;
    found({
      message: `account ${arn.account} must give the ${identityWord(arn)} of \`${name}\` a policy of its own`,
      path: child(path, 'role'),
      help: `ask it to attach the policy \`consumers.${name}\` that \`msgtopo permissions --for run\` prints, and accept this`,
    });
  }
}

/** What somebody else must allow, so that consumers receive. */
export function checkReceivers(topology: Topology, found: Found): void {
  checkQueues(topology, found);
  checkRoles(topology, found);
}
