import { isAwsKey, isAwsKeyOf } from '#base/aws/keys';
import { child } from '#base/diagnostics/path';
import { list } from '#base/util/text';
import { ownedQueues, ownedTopics, type OwnedQueue, type OwnedTopic, type Topology } from '#model/topology';
import { principalsOf, principalWords, type Principal } from '#model/principal';
import { readersOf } from '#model/readers';
import { sendersOf } from '#model/senders';
import type { Found, Rule } from '../rule';

/** Roles of this account may use the key through SNS. EventBridge asks for a key whose policy can be changed. */
function isShutOut(principal: Principal, { account }: Topology): boolean {
  if (principal.kind === 'own-role') return principal.service === 'events.amazonaws.com';
  return principal.kind !== 'named-role' || account === undefined || !principal.arn.includes(`:${account}:`);
}

/** Those of other accounts who receive from a queue. */
function reportReaders(topology: Topology, queue: OwnedQueue, found: Found): void {
  const shutOut = principalsOf(readersOf(topology, queue)).filter(
    (one) => one.kind !== 'own-role' && isShutOut(one, topology),
  );
  if (shutOut.length === 0) return;
  found({
    message: `${list(shutOut.map(principalWords))} cannot use \`alias/aws/sqs\`, so they cannot receive from \`${queue.name}\``,
    path: child(queue.path, 'encryption'),
    help: REMEDY,
  });
}

const REMEDY = 'use `managed-key` or your own key';

function reportShutOut(
  topology: Topology,
  outlet: OwnedTopic | OwnedQueue,
  alias: string,
  found: Found,
): void {
  const shutOut = principalsOf(sendersOf(topology, outlet)).filter((one) => isShutOut(one, topology));
  if (shutOut.length === 0) return;
  const mayBeHere = topology.account === undefined && shutOut.some(({ kind }) => kind === 'named-role');
  const help = mayBeHere
    ? `${REMEDY}; or give the environment its \`account\`, if the role belongs to it`
    : REMEDY;
  found({
    message: `${list(shutOut.map(principalWords))} cannot use \`${alias}\`, so none of their messages would arrive in \`${outlet.name}\``,
    path: child(outlet.path, 'encryption'),
    help,
  });
}

export const awsKeyShutsOutPublishers: Rule = {
  id: 'aws-key-shuts-out-publishers',
  severity: 'error',
  summary: 'services or other accounts publish to a topic, or send to a queue, with an AWS managed key',
  why:
    'A publisher needs permission for the key of the topic or queue, but nobody can change the policy of ' +
    '`alias/aws/sns` or `alias/aws/sqs`, and SNS cannot use the AWS managed keys of other services. ' +
    'https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html',
  bad: `
topics:
  uploads: { encryption: { kmsKey: alias/aws/sns }, publishers: { services: [s3.amazonaws.com] } }
queues: { thumbnails: {} }
subscriptions: [{ topic: uploads, queue: thumbnails }]
`,
  good: `
topics:
  uploads: { encryption: managed-key, publishers: { services: [s3.amazonaws.com] } }
queues: { thumbnails: {} }
subscriptions: [{ topic: uploads, queue: thumbnails }]
`,
  check(topology, found) {
    for (const topic of ownedTopics(topology)) {
      const { name, path, encryption } = topic;
      if (encryption.kind !== 'own-key' || !isAwsKey(encryption.key)) continue;
      if (isAwsKeyOf('sns', encryption.key)) {
        reportShutOut(topology, topic, 'alias/aws/sns', found);
        continue;
      }
      found({
        message: `SNS cannot use \`${encryption.key}\`, so nobody could publish to \`${name}\``,
        path: child(path, 'encryption'),
        help: REMEDY,
      });
    }
    for (const queue of ownedQueues(topology)) {
      const { encryption } = queue;
      // What SQS cannot use at all is found by `sns-cannot-use-aws-key`.
      if (encryption.kind !== 'own-key' || !isAwsKeyOf('sqs', encryption.key)) continue;
      reportShutOut(topology, queue, 'alias/aws/sqs', found);
      reportReaders(topology, queue, found);
    }
  },
};
