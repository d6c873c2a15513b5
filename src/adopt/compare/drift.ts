import { nameIn } from '#base/aws/arns';
import { lambdas, ownedQueues, ownedTopics, type Topology } from '#model/topology';
import { queuePolicy } from '#policies/queue-policy';
import { policyJson } from '#policies/statement';
import { topicPolicy } from '#policies/topic-policy';
import { namedWriter } from '#policies/writer';
import { DELETED, subscriptionWords, UNREAD, type Inventory } from '../inventory/inventory';
import { accessMissing } from './access';
import { differencesOf, queueLabel } from './differences';
import { expectedWords, pairsOf, type Pairs } from './pairs';
import { programDrift } from './program-drift';

/** Something that is otherwise in AWS than the topology says, whoever made it so. */
export interface Drift {
  readonly kind: 'missing' | 'changed' | 'foreign';
  /** A whole sentence without its full stop. */
  readonly message: string;
}

/** Those that are there as far as somebody has to confirm them, by what they are called in AWS. */
function awaitedIn({ untold }: Inventory): ReadonlyMap<string, string> {
  return new Map(
    untold.filter(({ what }) => what === 'subscription').map(({ name, because }) => [name, because]),
  );
}

function missing(
  topology: Topology,
  account: string,
  pairs: Pairs,
  awaited: ReadonlyMap<string, string>,
): Drift[] {
  const found = new Set<unknown>(
    Object.values(pairs).flatMap((all: Pairs[keyof Pairs]) => all.map(({ element }) => element)),
  );
  const labelled: { element: unknown; label: string; why?: string | undefined }[] = [
    ...ownedTopics(topology).map((element) => ({ element, label: `topic \`${element.name}\`` })),
    ...ownedQueues(topology).map((element) => ({ element, label: queueLabel(element) })),
    // Where a function is subscribed, its ARN is not known here.
    ...topology.subscriptions
      .filter(({ receiver }) => !('lambda' in receiver))
      .map((element) => ({
        element,
        label: `subscription \`${element.name}\``,
        why: awaited.get(expectedWords(element, account)),
      })),
  ];
  return labelled
    .filter(({ element }) => !found.has(element))
    .map(({ label, why }) => ({
      kind: 'missing',
      message: why === undefined ? `${label} is not there` : `${label} waits: ${why}`,
    }));
}

function changed(topology: Topology, account: string, pairs: Pairs): Drift[] {
  const writer = { ...namedWriter(topology), account };
  const differences = differencesOf(topology, account, pairs).map(
    ({ label, setting, live, written, isAccess }) =>
      isAccess
        ? `the policy of ${label} lets in what the file does not say: ${live}`
        : `${setting} of ${label} is ${live}, and the file says ${written}`,
  );
  const lacking = (label: string, live: string | undefined, written: string) =>
    accessMissing(live, written).map((one) => `the policy of ${label} lacks: ${one}`);
  return [
    ...differences,
    ...pairs.topics.flatMap(({ element, live }) =>
      lacking(`topic \`${element.name}\``, live.policy, policyJson(topicPolicy(element, writer))),
    ),
    ...pairs.queues.flatMap(({ element, live }) =>
      lacking(queueLabel(element), live.policy, policyJson(queuePolicy(element, writer))),
    ),
  ].map((message) => ({ kind: 'changed', message }));
}

function foreign(
  topology: Topology,
  inventory: Inventory,
  pairs: Pairs,
  awaited: ReadonlyMap<string, string>,
): Drift[] {
  const known = new Set<unknown>(
    Object.values(pairs).flatMap((all: Pairs[keyof Pairs]) => all.map(({ live }) => live)),
  );
  const own = new Set([...pairs.topics, ...pairs.queues].map(({ live }) => live.arn));
  const functions = new Set(lambdas(topology).map(({ physicalName }) => physicalName));
  const subscriptions = inventory.subscriptions.filter(
    (live) =>
      !known.has(live) &&
      (own.has(live.topicArn) || own.has(live.endpoint)) &&
      !(live.protocol === 'lambda' && functions.has(nameIn(live.endpoint))),
  );
  return [
    ...inventory.topics
      .filter((live) => !known.has(live))
      .map(({ name }) => `topic ${name} is not in the file`),
    ...inventory.queues
      .filter((live) => !known.has(live))
      .map(({ name }) => `queue ${name} is not in the file`),
    ...subscriptions.map(
      (live) => `subscription ${subscriptionWords(live)} (${live.protocol}) is not in the file`,
    ),
    ...inventory.untold
      .filter(({ what }) => what !== UNREAD && what !== DELETED)
      .filter(({ name }) => !awaited.has(name))
      .map(({ what, name, because }) => `${what} ${name} is not in the file: ${because}`),
  ].map((message) => ({ kind: 'foreign', message }));
}

/** Everything that is otherwise than the topology says, what is not there first. */
export function driftOf(topology: Topology, inventory: Inventory): Drift[] {
  const pairs = pairsOf(topology, inventory);
  const { account } = inventory;
  const found = awaitedIn(inventory);
  const expected = new Set(topology.subscriptions.map((one) => expectedWords(one, account)));
  const awaited = new Map([...found].filter(([words]) => expected.has(words)));
  return [
    ...missing(topology, account, pairs, awaited),
    ...changed(topology, account, pairs),
    ...foreign(topology, inventory, pairs, awaited),
    ...programDrift(topology, inventory, pairs),
  ];
}

/** What could not be compared, and why. */
export function uncompared({ untold }: Inventory): string[] {
  return untold
    .filter(({ what }) => what === UNREAD)
    .map(({ name, because }) => `${name} were not compared: ${because}`);
}
