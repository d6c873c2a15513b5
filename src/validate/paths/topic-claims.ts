/* What has to be so for a message to come into a topic. */
import { conditions, type UnprovenId } from '#base/aws/facts';
import type { RuleId } from '#base/diagnostics/rule-id';
import type { Topic, Topology } from '#model/topology';
import { callingService, isKnownService } from '#model/kinds/publishers/services';
import { principalsOf, principalWords, type Principal } from '#model/principal';
import { sendersOf } from '#model/senders';
import { list, quoted } from '#base/util/text';
import type { Claim } from './claim';
export function publish(topic: Topic, topology: Topology): Claim {
  const at = [topic.path];
  const rules: readonly RuleId[] = ['fifo-topic-publisher', 'too-many-publishers', 'topic-policy-too-large'];
  if (!topic.owned) {
    return {
      aspect: 'publish',
      reason: 'the owner of the topic decides who may publish',
      rules,
      at,
      elsewhere: true,
    };
  }
  const principals = principalsOf(sendersOf(topology, topic));
  const own = principals.flatMap((one) => (one.kind === 'own-role' ? [one.of] : []));
  const admitted = principals.filter(({ kind }) => kind !== 'own-role').map(principalWords);
  const reason = [
    'roles of this account that hold `sns:Publish`',
    ...(own.length === 0 ? [] : [`such as those of ${list(quoted(own))}`]),
  ].join(', ');
  const named = admitted.length === 0 ? '' : `; its policy admits ${list(admitted)}`;
  return {
    aspect: 'publish',
    reason: reason + named,
    rules,
    at,
    condition: conditions([...new Set(principals.flatMap(restsOn))]),
  };
}

/** What no page says of how somebody is let in. */
export function restsOn(principal: Principal): UnprovenId[] {
  if (principal.kind === 'own-role')
    return principal.service === 'events.amazonaws.com' ? ['events-target-role'] : [];
  return principal.kind === 'service' && !isKnownService(principal.service) ? ['service-source-account'] : [];
}

export function topicKey(topic: Topic): Claim[] {
  if (!topic.owned || topic.encryption.kind === 'none') return [];
  const reason =
    topic.encryption.kind === 'managed-key'
      ? 'the policy of the managed key lets this account and each declared publisher use it'
      : 'publishers may use the key of the topic';
  const rules: readonly RuleId[] = [
    'aws-key-shuts-out-publishers',
    'key-of-another-region',
    'owner-must-allow',
    'service-needs-role',
  ];
  const byContext = topic.publishers.services.some(
    ({ service }) => callingService(service).key === 'encryption-context',
  );
  const rests: readonly UnprovenId[] = [
    ...(byContext ? (['events-key-context'] as const) : []),
    ...(topic.publishers.organization === undefined ? [] : (['kms-organization'] as const)),
  ];
  const isManaged = topic.encryption.kind === 'managed-key';
  return [
    {
      aspect: 'topic key',
      reason,
      rules,
      at: [topic.path],
      condition: conditions(isManaged ? rests : []),
    },
  ];
}
