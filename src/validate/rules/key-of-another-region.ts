import { regionOfKey } from '#base/aws/keys';
import { child } from '#base/diagnostics/path';
import { ownedQueues, ownedTopics } from '#model/topology';
import type { Rule } from '../rule';

const KEY_IN = (region: string) =>
  `arn:aws:kms:${region}:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab`;

const WITH = (region: string) => `
topics: { findings: { encryption: { kmsKey: "${KEY_IN(region)}" } } }
queues: { inbox: {} }
subscriptions: [{ topic: findings, queue: inbox }]
`;

export const keyOfAnotherRegion: Rule = {
  id: 'key-of-another-region',
  severity: 'error',
  summary: 'a topic, queue or store has a KMS key of another region',
  why:
    'A key works in its own region only. AWS refuses the topic or queue, or every message that is sent to it. ' +
    'https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html',
  bad: WITH('us-east-1'),
  good: WITH('eu-west-1'),
  check(topology, found) {
    // A queue that is made for dead letters has the key of its source.
    const queues = ownedQueues(topology).filter(({ declared }) => declared);
    const elements = [...ownedTopics(topology), ...queues, ...topology.stores.values()];
    for (const { name, path, encryption } of elements) {
      const region = encryption.kind === 'own-key' ? regionOfKey(encryption.key) : undefined;
      if (region === undefined || region === topology.region) continue;
      found({
        message: `\`${name}\` is in \`${topology.region}\`, and its key in \`${region}\``,
        path: child(path, 'encryption', 'kmsKey'),
        help: `name a key of \`${topology.region}\`, or use \`managed-key\``,
      });
    }
  },
};
