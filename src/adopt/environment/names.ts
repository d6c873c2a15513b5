import type { JsonObject } from '#base/util/json';
import { nameIn } from '#base/aws/arns';
import { ownedQueues, ownedTopics, type OwnedQueue, type Topology } from '#model/topology';
import { pairsOf, type Pair } from '../compare/pairs';
import type { Inventory, LiveQueue } from '../inventory/inventory';
import { ElementNames, namingFor, type Place } from '../write/names';

/* Topics and queues of an environment that are called otherwise than the file says, found by what an import would call them. */

interface Named {
  readonly arn: string;
  readonly name: string;
}

interface Element {
  readonly name: string;
  readonly physicalName: string;
}

/** Elements that nothing in AWS has the name of, with what an import would call the same. */
function matched<E extends Element, L extends Named>(
  elements: readonly E[],
  live: readonly L[],
  names: ElementNames,
): Pair<E, L>[] {
  const taken = new Set(elements.map(({ physicalName }) => physicalName));
  const free = live.filter(({ name }) => !taken.has(name));
  const present = new Set(live.map(({ name }) => name));
  const byName = new Map(free.map((one) => [names.nameFor(one.arn, one.name), one]));
  return elements
    .filter(({ physicalName }) => !present.has(physicalName))
    .flatMap((element) => {
      const found = byName.get(element.name);
      return found ? [{ element, live: found }] : [];
    });
}

function physicalNames(pairs: readonly Pair<Element, Named>[]): JsonObject {
  return Object.fromEntries(
    pairs.map(({ element, live }) => [element.name, { physicalName: live.name }] as const),
  );
}

/** Dead-letter queues that are written below the queues that they serve. */
function ownDeadLetters(pairs: readonly Pair<OwnedQueue, LiveQueue>[]): [string, JsonObject][] {
  return pairs.flatMap(({ element, live }): [string, JsonObject][] => {
    const target = element.deadLetters?.queue;
    if (!live.redrive || !target?.owned || target.declared) return [];
    const name = nameIn(live.redrive.target);
    return name === target.physicalName ? [] : [[element.name, { deadLetters: { physicalName: name } }]];
  });
}

/** The pattern of most names that are there. */
export function namingThere({ topics, queues }: Inventory, place: Place): string {
  return namingFor(
    [...topics, ...queues].map(({ name }) => name),
    place,
  );
}

/** The pattern of names, if that of the file gives none of those that are there. */
export function namingIn(topology: Topology, inventory: Inventory, place: Place): string | undefined {
  const { topics, queues } = pairsOf(topology, inventory);
  if (topics.length + queues.length > 0) return undefined;
  const naming = namingThere(inventory, place);
  return naming === topology.naming.default ? undefined : naming;
}

/** What an override has to say of names. */
export function namesIn(topology: Topology, inventory: Inventory, place: Place): JsonObject {
  const naming = namingThere(inventory, place);
  const declared = ownedQueues(topology).filter((queue) => queue.declared);
  const topics = matched(ownedTopics(topology), inventory.topics, new ElementNames(naming, place, 'topic'));
  const queues = matched(declared, inventory.queues, new ElementNames(naming, place, 'queue'));
  const known = pairsOf(topology, inventory).queues.filter(({ element }) => element.declared);
  const named = physicalNames(queues);
  const dead = ownDeadLetters([...known, ...queues]).map(
    ([name, settings]) => [name, { ...(named[name] as JsonObject | undefined), ...settings }] as const,
  );
  return { topics: physicalNames(topics), queues: { ...named, ...Object.fromEntries(dead) } };
}
