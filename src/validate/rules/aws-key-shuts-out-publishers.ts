import { isAwsKey, isAwsKeyOf } from '#base/aws/keys';
import { child } from '#base/diagnostics/path';
import { list } from '#base/util/text';
import { ownedTopics, type Topology } from '#model/topology';
import { principalsOf, principalWords, sendersOf, type Principal } from '#model/senders';
import type { Rule } from '../rule';

/** Roles of this account may use the key through SNS. EventBridge asks for a key whose policy can be changed. */
function isShutOut(principal: Principal, { account }: Topology): boolean {
  if (principal.kind === 'own-role') return principal.service === 'events.amazonaws.com';
  return principal.kind !== 'named-role' || account === undefined || !principal.arn.includes(`:${account}:`);
}

export const awsKeyShutsOutPublishers: Rule = {
  id: 'aws-key-shuts-out-publishers',
  severity: 'error',
  summary: 'services or other accounts publish to a topic with an AWS managed key',
  why:
    'A publisher needs permission for the key of the topic, but nobody can change the policy of ' +
    '`alias/aws/sns`, and SNS cannot use the AWS managed keys of other services. ' +
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
      const at = { path: child(path, 'encryption'), help: 'use `managed-key` or your own key' };
      if (!isAwsKeyOf('sns', encryption.key)) {
        found({
          message: `SNS cannot use \`${encryption.key}\`, so nobody could publish to \`${name}\``,
          ...at,
        });
        continue;
      }
      const shutOut = principalsOf(sendersOf(topology, topic)).filter((one) => isShutOut(one, topology));
      if (shutOut.length === 0) continue;
      const mayBeHere = topology.account === undefined && shutOut.some(({ kind }) => kind === 'named-role');
      found({
        message: `${list(shutOut.map(principalWords))} cannot use \`alias/aws/sns\`, so none of their messages would arrive in \`${name}\``,
        path: at.path,
        help: mayBeHere
          ? `${at.help}; or give the environment its \`account\`, if the role belongs to it`
          : at.help,
      });
    }
  },
};
