import { ownedQueues, ownedTopics, type Topology } from '#model/topology';
import { queueLabel } from '../compare/differences';
import type { Pairs } from '../compare/pairs';

/** What the file has and an environment does not; a function's own subscription is not known by name here. */
export function lackingIn(topology: Topology, pairs: Pairs): string[] {
  const there = new Set<unknown>(
    Object.values(pairs).flatMap((all: Pairs[keyof Pairs]) => all.map(({ element }) => element)),
  );
  const labelled: (readonly [element: unknown, label: string])[] = [
    ...ownedTopics(topology).map((topic) => [topic, `topic \`${topic.name}\``] as const),
    ...ownedQueues(topology).map((queue) => [queue, queueLabel(queue)] as const),
    ...topology.subscriptions
      .filter(({ receiver }) => !('lambda' in receiver))
      .map((one) => [one, `subscription \`${one.name}\``] as const),
  ];
  return labelled.filter(([element]) => !there.has(element)).map(([, label]) => label);
}
