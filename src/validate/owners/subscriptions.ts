import { formatArn } from '#base/aws/arns';
import { snsPrincipal } from '#base/aws/sns-principal';
import { child } from '#base/diagnostics/path';
import { queueOf } from '#model/kinds/receivers/index';
import type { Topology } from '#model/topology';
import type { Found } from '../rule';

const UNKNOWN_ACCOUNT = 'ACCOUNT';

/** Queues of somebody else that a topic delivers to. */
function checkQueues({ subscriptions }: Topology, found: Found): void {
  for (const { topic, receiver, deadLetters, path } of subscriptions) {
    const endpoint = queueOf(receiver);
    const taken = [
      { queue: endpoint, key: 'queue' },
      { queue: deadLetters, key: 'deadLetters' },
    ];
    for (const { queue, key } of taken) {
      if (!queue || queue.owned) continue;
      const source = formatArn(topic.arn, UNKNOWN_ACCOUNT);
      found({
        message: `the owner of queue \`${queue.name}\` must allow topic \`${topic.name}\` to deliver`,
        path: child(path, key),
        help: `ask the owner to allow \`sqs:SendMessage\` for \`${snsPrincipal(topic.arn.region, queue.arn.region)}\` where \`aws:SourceArn\` is \`${source}\`, and the use of its key`,
      });
    }
  }
}

/** Topics of another account that somebody here subscribes to. */
function checkTopics({ subscriptions, account }: Topology, found: Found): void {
  for (const { topic, path } of subscriptions) {
    if (topic.owned || account === undefined || topic.arn.account === account) continue;
    found({
      message: `the owner of topic \`${topic.name}\` must allow account ${account} to subscribe`,
      path: child(path, 'topic'),
      help: `ask the owner to allow \`sns:Subscribe\` on the topic for \`arn:${topic.arn.partition}:iam::${account}:root\``,
    });
  }
}

/** What the owners of queues and topics have to allow, so that subscriptions deliver. */
export function checkSubscriptions(topology: Topology, found: Found): void {
  checkQueues(topology, found);
  checkTopics(topology, found);
}
