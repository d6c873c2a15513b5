import { KEY } from '#base/aws/limits';
import { managedKeyPolicy } from '#policies/managed-key-policy';
import { policySize } from '#policies/statement';
import { namedWriter } from '#policies/writer';
import { needsManagedKey } from '#model/managed-key';
import type { Rule } from '../rule';

const LONG = 'x'.repeat(240);
const TOPICS = Array.from({ length: 116 }, (_, index) => `t${index}`);

const WITH = (names: readonly string[]) => `
queues:
${names.map((name) => `  q-${name}: { encryption: managed-key }`).join('\n')}
topics:
${names.map((name) => `  ${name}: { physicalName: ${name}-${LONG} }`).join('\n')}
subscriptions:
${names.map((name) => `  - { topic: ${name}, queue: q-${name} }`).join('\n')}
`;

export const keyPolicyTooLarge: Rule = {
  id: 'key-policy-too-large',
  severity: 'error',
  summary: 'the policy of the managed key is larger than KMS accepts',
  why:
    'The key policy names every topic that delivers to an encrypted queue, and every publisher of an ' +
    'encrypted topic. KMS accepts 32 KiB. ' +
    'https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html',
  bad: WITH(TOPICS),
  good: WITH(TOPICS.slice(10)),
  check(topology, found) {
    if (!needsManagedKey(topology)) return;
    const size = policySize(managedKeyPolicy(namedWriter(topology)));
    if (size <= KEY.policySize) return;
    const [first] = [...topology.topics.values(), ...topology.queues.values()];
    found({
      message: `the policy of the managed key has ${size} bytes, but KMS accepts ${KEY.policySize}`,
      path: first!.path.slice(0, 1),
      on: 'key',
      help: 'give some elements a key of their own in `encryption`, or split the topology',
    });
  },
};
