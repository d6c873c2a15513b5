import { regionOfKey } from '#base/aws/keys';
import { child, type Path } from '#base/diagnostics/path';
import type { Consumer, Secrets } from '#model/consumer';
import { consumerFacts } from '#model/kinds/consumers/index';
import { ownedQueues, ownedTopics, type Topology } from '#model/topology';
import type { Rule } from '../rule';

const KEY_IN = (region: string) =>
  `arn:aws:kms:${region}:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab`;

const WITH = (region: string) => `
topics: { findings: { encryption: { kmsKey: "${KEY_IN(region)}" } } }
queues: { inbox: {} }
subscriptions: [{ topic: findings, queue: inbox }]
`;

const LOG_KEY = ['monitoring', 'logEncryption', 'kmsKey'];

interface Use {
  readonly name: string;
  readonly region: string;
  readonly key: string;
  readonly path: Path;
  readonly isSecret?: true;
}

function encrypted(topology: Topology): Use[] {
  // A queue that is made for dead letters has the key of its source.
  const queues = ownedQueues(topology).filter(({ declared }) => declared);
  const consumers = [...topology.consumers.values()].map((consumer) => ({
    ...consumer,
    encryption: consumerFacts(consumer).encryption(consumer),
  }));
  const elements = [...ownedTopics(topology), ...queues, ...topology.stores.values(), ...consumers].map(
    ({ name, path, encryption }) => ({ name, encryption, path: child(path, 'encryption', 'kmsKey') }),
  );
  const logs = { name: 'logs', encryption: topology.logs.encryption, path: LOG_KEY };
  return [...elements, logs].flatMap(({ name, path, encryption }) =>
    encryption?.kind === 'own-key' ? [{ name, path, key: encryption.key, region: topology.region }] : [],
  );
}

/** A secret that another region keeps is read there, with a key of that region. */
function inSecrets(secrets: Secrets, path: Path): Use[] {
  return Object.entries(secrets).flatMap(([name, { arn, kmsKey }]) =>
    kmsKey === undefined
      ? []
      : [
          {
            name,
            region: arn.region,
            key: kmsKey,
            path: child(path, name, 'kmsKey'),
            isSecret: true as const,
          },
        ],
  );
}

function inConsumer(consumer: Consumer): Use[] {
  return consumerFacts(consumer)
    .secrets(consumer)
    .flatMap(([under, secrets]) => inSecrets(secrets, child(consumer.path, ...under)));
}

export const keyOfAnotherRegion: Rule = {
  id: 'key-of-another-region',
  severity: 'error',
  summary: 'a topic, queue, store, function, log group or secret has a KMS key of another region',
  why:
    'A key works in its own region only. AWS refuses the topic or queue, or every message that is sent to it, and a task ' +
    'does not start if it may not read its secret. ' +
    'https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html',
  bad: WITH('us-east-1'),
  good: WITH('eu-west-1'),
  check(topology, found) {
    const uses = [...encrypted(topology), ...[...topology.consumers.values()].flatMap(inConsumer)];
    for (const { name, region, key, path, isSecret } of uses) {
      const other = regionOfKey(key);
      if (other === undefined || other === region) continue;
      found({
        message: `\`${name}\` is in \`${region}\`, and its key in \`${other}\``,
        path,
        help: `name a key of \`${region}\`${isSecret ? '' : ', or use `managed-key`'}`,
      });
    }
  },
};
