import { child, type Path } from '#base/diagnostics/path';
import type { Consumer } from './consumer';
import { consumerFacts } from './kinds/consumers/index';
import type { JsonObject } from '#base/util/json';
import type { Queue, Topology } from './topology';

/** One of the patterns of which a message must match one, or else is deleted before its consumer sees it. */
export interface EventFilter {
  readonly pattern: JsonObject;
  readonly path: Path;
}

/** A consumer, and what it gets of some of its queues. */
export interface FilteringConsumer {
  readonly consumer: Consumer;
  readonly queues: readonly Queue[];
  /** Where the file has the filters. */
  readonly path: Path;
  readonly filters: readonly EventFilter[];
}

/** Which events a rule of EventBridge takes, with the name of the publisher that it is. */
export interface EventPattern extends EventFilter {
  readonly name: string;
}

export function eventPatterns({ publishers }: Topology): EventPattern[] {
  return [...publishers.values()].flatMap((publisher) => {
    if (!('pattern' in publisher)) return [];
    const { name, pattern, path } = publisher;
    return [{ name, pattern, path: child(path, 'pattern') }];
  });
}

/** The consumers that do not get every message of their queues. */
export function filteringConsumers({ consumers }: Topology): FilteringConsumer[] {
  return [...consumers.values()].flatMap((consumer) => {
    const { filters, filtersAt } = consumerFacts(consumer);
    const byPlace = new Map<string, { readonly path: Path; readonly queues: Queue[] }>();
    for (const queue of consumer.queues) {
      const path = filtersAt(consumer, queue);
      const place = JSON.stringify(path);
      const all = byPlace.get(place) ?? { path, queues: [] };
      all.queues.push(queue);
      byPlace.set(place, all);
    }
    return [...byPlace.values()].flatMap(({ path, queues }) => {
      const patterns = filters(consumer, queues[0]!);
      const found = patterns.map((pattern, index) => ({ pattern, path: child(path, index) }));
      return found.length === 0 ? [] : [{ consumer, queues, path, filters: found }];
    });
  });
}
