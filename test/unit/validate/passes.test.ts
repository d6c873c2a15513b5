import { checkTopology } from '#validate/check';
import { deliveryPaths } from '#validate/paths/paths';
import { streamsOf } from '#model/streams';
import type { Topology } from '#model/topology';
import { terraformOf } from '#stacks/inventory';
import { topologyOf } from '../topology-of';

/*
 * Thousands of queues are read in seconds only while nobody goes through all elements for each of them. So the passes are
 * counted: twice as many elements have to come to as many.
 */

function topology(sets: number): Topology {
  const ids = Array.from({ length: sets }, (_, index) => `work-${index}`);
  return topologyOf(`
network: { vpc: { create: {} } }
cluster: { name: main }
topics: { events: {} }
queues:
${ids.map((id) => `  ${id}: {}`).join('\n')}
consumers:
${ids.map((id) => `  ${id}-worker: { type: fargate, queue: ${id}, image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/work:1" }`).join('\n')}
publishers:
${ids.map((id) => `  ${id}-clock: { type: schedule, publishes: [events], expression: rate(1 hour), message: { for: ${id} } }`).join('\n')}
subscriptions:
${ids.map((id) => `  - { topic: events, queue: ${id}, filter: { scope: body, policy: { for: [${id}] } } }`).join('\n')}
`);
}

const PASSES_OF_MAPS = ['values', 'keys', 'entries', 'forEach', Symbol.iterator] as const;

/** Calls `counted` whenever somebody begins to go through all values of a map or list. */
function watched<T extends object>(collection: T, counted: () => void): T {
  const begins = (name: string | symbol) =>
    collection instanceof Map
      ? (PASSES_OF_MAPS as readonly (string | symbol)[]).includes(name)
      : typeof name === 'symbol' ||
        /^(filter|map|flatMap|some|every|find|reduce|forEach|includes)$/.test(name);
  return new Proxy(collection, {
    get(target, name) {
      if (begins(name)) counted();
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

const COLLECTIONS = ['topics', 'queues', 'consumers', 'publishers', 'subscriptions'] as const;

/** How often `work` goes through each collection of a topology with so many sets. */
function passes(sets: number, work: (topology: Topology) => unknown): Record<string, number> {
  const counts: Record<string, number> = {};
  const original = topology(sets);
  const collections = COLLECTIONS.map((name) => [
    name,
    watched(original[name], () => (counts[name] = (counts[name] ?? 0) + 1)),
  ]);
  work({ ...original, ...(Object.fromEntries(collections) as Partial<Topology>) });
  return counts;
}

test.each<[string, (topology: Topology) => unknown]>([
  ['the rules', checkTopology],
  ['delivery paths', deliveryPaths],
  ['Terraform', terraformOf],
  ['messages in a month', streamsOf],
])('%s: nobody goes through a collection once for each element', (_, work) => {
  const few = passes(4, work);
  expect(Object.keys(few).length).toBeGreaterThan(0);
  expect(passes(8, work)).toEqual(few);
});
