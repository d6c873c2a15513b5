import { list, quoted } from '#base/util/text';
import { RECEIVE } from '#base/aws/actions';
import type { Topology } from '#model/topology';
import type { Found } from '../rule';

/** Consumers whose role is made here, and who receive from the queue of another account. */
export function checkReceivers({ consumers, account, partition }: Topology, found: Found): void {
  if (account === undefined) return;
  for (const { name, path, queues } of consumers.values()) {
    for (const queue of queues) {
      if (queue.owned || queue.arn.account === account) continue;
      found({
        message: `the owner of queue \`${queue.name}\` must allow \`${name}\` to receive`,
        path,
        on: 'key',
        help:
          `ask the owner to allow ${list(quoted(RECEIVE))} on the queue for ` +
          `\`arn:${partition}:iam::${account}:root\`, and \`kms:Decrypt\` with its key`,
      });
    }
  }
}
