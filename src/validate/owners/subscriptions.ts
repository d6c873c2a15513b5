import { formatArn } from '#base/aws/arns';
import { snsPrincipal } from '#base/aws/sns-principal';
import { child } from '#base/diagnostics/path';
import { othersOf } from '#model/kinds/receivers/index';
import type { Topology } from '#model/topology';
import type { Found } from '../rule';

const UNKNOWN_ACCOUNT = 'ACCOUNT';

/** What SNS does there, and what it needs besides. */
const DELIVERIES: Readonly<Record<string, readonly [action: string, more: string]>> = {
  sqs: ['sqs:SendMessage', ', and the use of its key'],
  lambda: ['lambda:InvokeFunction', ''],
};

/** Queues and functions of somebody else that a topic delivers to. */
function checkEndpoints({ subscriptions }: Topology, found: Found): void {
  for (const { topic, receiver, deadLetters, path } of subscriptions) {
    const taken = [
      { place: othersOf(receiver), key: receiver.kind },
      { place: deadLetters && othersOf({ kind: 'queue', queue: deadLetters }), key: 'deadLetters' },
    ];
    for (const { place, key } of taken) {
      if (!place) continue;
      const { label, arn } = place;
      const [action, more] = DELIVERIES[arn.service]!;
      const source = formatArn(topic.arn, UNKNOWN_ACCOUNT);
      found({
        message: `the owner of ${label} must allow topic \`${topic.name}\` to deliver`,
        path: child(path, key),
        help: `ask the owner to allow \`${action}\` for \`${snsPrincipal(topic.arn.region, arn.region)}\` where \`aws:SourceArn\` is \`${source}\`${more}`,
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
  checkEndpoints(topology, found);
  checkTopics(topology, found);
}
