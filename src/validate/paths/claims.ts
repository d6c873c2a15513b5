import type { Claim } from './claim';
import { conditions, type UnprovenId } from '#base/aws/facts';
import { parsePolicy } from '#messages/filter-policy/parse';
import { unprovenOf } from '#messages/filter-policy/unproven';
import { callingService } from '#model/kinds/publishers/services';
import { restsOn } from './topic-claims';
import { formatSeconds } from '#base/util/units';
import type { Path } from '#base/diagnostics/path';
import type { RuleId } from '#base/diagnostics/rule-id';
import type { Consumer, Lambda } from '#model/consumer';
import type { Publisher } from '#model/publisher';
import type { Sender } from '#model/senders';
import type { OwnedQueue, Queue, Subscription, Topic, Topology } from '#model/topology';
import { queueOf, receiverFacts } from '#model/kinds/receivers/index';
import { consumerFacts } from '#model/kinds/consumers/index';

function sort(fifo: boolean): string {
  return fifo ? 'FIFO' : 'standard';
}

export function filter({ filter: used, path }: Subscription): Claim {
  const rules: readonly RuleId[] = [
    'filter-matches-nothing',
    'invalid-filter-policy',
    'filter-policy-too-large',
    'no-publisher-passes-filter',
  ];
  if (!used) return { aspect: 'filter', reason: 'every message', rules, at: [path] };
  const name = used.name === undefined ? '' : `\`${used.name}\`, `;
  const subject = used.scope === 'body' ? 'body matches' : 'attributes match';
  const reason = `${name}messages whose ${subject} ${JSON.stringify(used.policy)}`;
  const rests = unprovenOf(parsePolicy(used.policy, used.scope).policy);
  return { aspect: 'filter', reason, rules, at: [path], condition: conditions(rests) };
}

export function order({ topic, receiver, path }: Subscription): Claim {
  const rules: readonly RuleId[] = ['fifo-queue-behind-standard-topic', 'fifo-topic-endpoint'];
  const queue = queueOf(receiver);
  const end = queue ? `a ${sort(queue.fifo)} queue` : 'any endpoint';
  const reason = `a ${sort(topic.fifo)} topic may deliver to ${end}`;
  return { aspect: 'type', reason, rules, at: [path] };
}

/** How a queue lets a topic deliver: by its policy, and by that of its key. */
function admission(queue: Queue, topic: Topic, path: Path, aspect: string): Claim[] {
  const at = [path, queue.path];
  if (!queue.owned) {
    const reason = `the owner of queue \`${queue.name}\` lets the topic deliver, and confirms the subscription if it is of another account`;
    return [{ aspect, reason, rules: ['owner-must-allow', 'unconfirmed-subscription'], at, elsewhere: true }];
  }
  const policy: Claim = {
    aspect,
    reason: `the policy of queue \`${queue.name}\` lets topic \`${topic.name}\` send, and nobody whom the file does not name`,
    rules: ['queue-policy-too-large', 'raw-delivery-attributes'],
    at,
  };
  return [policy, ...queueKey(queue)];
}

const AS: Readonly<Record<Sender['as']['kind'], string>> = {
  'own-role': 'its own role lets it send',
  service: 'the policy of the queue allows it for this purpose only',
  'named-role': 'the policy of the queue allows its ARN',
  account: 'the policy of the queue allows the account, whose own policies decide who may send',
  organization: 'the policy of the queue allows the organization, whose accounts decide who may send',
};

/** How a schedule may call a function. */
export function invoking(lambda: Lambda, invoker: Publisher): Claim[] {
  const reason = `its own role lets it invoke \`${lambda.name}\`, and nothing else of Lambda`;
  const rules: readonly RuleId[] = ['role-policy-too-large', 'function-never-runs'];
  const failed = lambda.onFailure
    ? `what the function fails on three times goes to \`${lambda.onFailure.name}\``
    : 'what the function fails on three times is deleted';
  return [
    { aspect: 'invoke', reason, rules, at: [invoker.path, lambda.path] },
    {
      aspect: 'failures',
      reason: failed,
      rules: ['function-failure-is-lost', 'on-failure-fifo'],
      at: [lambda.path],
    },
  ];
}

/** How somebody may send to a queue, without a topic between. */
export function sending(
  queue: Queue,
  { as, path, isPermittedElsewhere: elsewhere = false }: Sender,
): Claim[] {
  const at = [queue.path, path];
  const rules: readonly RuleId[] = ['fifo-queue-sender', 'role-policy-too-large', 'queue-policy-too-large'];
  if (!queue.owned) {
    const reason = `the owner of queue \`${queue.name}\` decides who may send`;
    return [{ aspect: 'send', reason, rules, at, elsewhere: true }];
  }
  const claims: Claim[] = [
    { aspect: 'send', reason: AS[as.kind], rules, at, elsewhere, condition: conditions(restsOn(as)) },
  ];
  if (queue.encryption.kind !== 'managed-key' && queue.encryption.kind !== 'own-key') return claims;
  const isManaged = queue.encryption.kind === 'managed-key';
  const reason = isManaged
    ? 'the policy of the managed key lets this account and each declared sender use it'
    : 'senders may use the key of the queue';
  const keyRules: readonly RuleId[] = [
    'aws-key-shuts-out-publishers',
    'key-of-another-region',
    'owner-must-allow',
    'sns-cannot-use-aws-key',
    'service-needs-role',
  ];
  const rests = isManaged ? conditions(keyRestsOn(as)) : undefined;
  return [...claims, { aspect: 'queue key', reason, rules: keyRules, at: [queue.path], condition: rests }];
}

/** What no page says of the policy of the managed key, as it lets somebody in. */
function keyRestsOn(as: Sender['as']): UnprovenId[] {
  if (as.kind === 'organization') return ['kms-organization'];
  const isByContext = as.kind === 'service' && callingService(as.service).key === 'encryption-context';
  return isByContext ? ['events-queue-key-context'] : [];
}

function queueKey({ encryption, name, path }: OwnedQueue): Claim[] {
  const rules: readonly RuleId[] = ['sns-cannot-use-aws-key', 'key-of-another-region', 'owner-must-allow'];
  const at = [path];
  if (encryption.kind === 'managed-key') {
    const reason = `the policy of the managed key lets SNS encrypt for queue \`${name}\``;
    return [{ aspect: 'queue key', reason, rules, at }];
  }
  if (encryption.kind !== 'own-key') return [];
  const reason = `the policy of the key lets SNS encrypt for queue \`${name}\``;
  return [{ aspect: 'queue key', reason, rules, at }];
}

export function delivery({ topic, receiver, path }: Subscription): Claim[] {
  const queue = queueOf(receiver);
  if (queue) return admission(queue, topic, path, 'queue policy');
  const { claim, isElsewhere } = receiverFacts(receiver).admission;
  return [
    {
      aspect: 'endpoint',
      reason: claim,
      rules: [
        'plaintext-endpoint',
        'endpoint-in-another-region',
        'owner-must-allow',
        'unconfirmed-subscription',
      ],
      at: [path],
      elsewhere: isElsewhere,
    },
  ];
}

/**
 * What no page says of how a consumer starts. ECS starts no task whose log it cannot write:
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html
 */
function startRestsOn(consumer: Consumer, { logs }: Topology): UnprovenId[] {
  const isTask = consumerFacts(consumer).runsInCluster;
  return isTask && logs.encryption.kind !== 'none' ? ['logs-key-caller'] : [];
}

export function consumption(queue: Queue, consumers: readonly Consumer[], topology: Topology): Claim[] {
  const rules: readonly RuleId[] = [
    'function-outlasts-visibility',
    'fifo-event-source',
    'batch-without-window',
    'role-policy-too-large',
    'invalid-event-filter',
    'event-filter-matches-nothing',
    'function-never-runs',
    'queue-in-another-region',
  ];
  return consumers.map((consumer) => {
    const { name, kind, path } = consumer;
    const isElsewhere = consumerFacts(consumer).isPermittedElsewhere(consumer, topology);
    const hidden = queue.owned ? `, which hides a message for ${formatSeconds(queue.visibilityTimeout)}` : '';
    const reason = `${kind} \`${name}\` may receive from \`${queue.name}\`${hidden}`;
    const condition = conditions(startRestsOn(consumer, topology));
    return {
      aspect: 'consumer',
      reason,
      rules,
      at: [path],
      elsewhere: !queue.owned || isElsewhere,
      condition,
    };
  });
}

export function undeliverable({ topic, deadLetters, path }: Subscription): Claim[] {
  if (!deadLetters) return [];
  const reason = `messages that cannot be delivered go to \`${deadLetters.name}\`, also ${sort(topic.fifo)} and in the same account and region`;
  const rules: readonly RuleId[] = [
    'dead-letters-type',
    'dead-letters-account',
    'dead-letters-to-itself',
    'queue-in-another-region',
  ];
  return [
    { aspect: 'undeliverable', reason, rules, at: [path] },
    ...admission(deadLetters, topic, path, 'undeliverable'),
  ];
}

export function deadLetters(queue: Queue): Claim[] {
  if (!queue.owned) return [];
  const { deadLetters: taken, path } = queue;
  const rules: readonly RuleId[] = [
    'dead-letters-type',
    'dead-letters-account',
    'dead-letter-loop',
    'queue-in-another-region',
  ];
  if (!taken) return [];
  const kept = taken.queue.owned ? ` and kept for ${formatSeconds(taken.queue.retention)}` : '';
  const reason = `a message that fails ${taken.maxReceiveCount} times is moved to \`${taken.queue.name}\`${kept}`;
  return [{ aspect: 'dead letters', reason, rules, at: [path] }];
}
