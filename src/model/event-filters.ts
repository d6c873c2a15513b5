import { child, type Path } from '#base/diagnostics/path';
import type { Consumer } from './consumer';
import { consumerFacts } from './kinds/consumers/index';
import type { JsonObject } from '#base/util/json';
import type { Topology } from './topology';

/** One of the patterns of which a message must match one, or else is deleted before its consumer sees it. */
export interface EventFilter {
  readonly pattern: JsonObject;
  readonly path: Path;
}

export interface FilteringConsumer {
  readonly consumer: Consumer;
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
    const patterns = consumerFacts(consumer).filters(consumer);
    const filters = patterns.map((pattern, index) => ({
      pattern,
      path: child(consumer.path, 'filter', index),
    }));
    return filters.length === 0 ? [] : [{ consumer, filters }];
  });
}
