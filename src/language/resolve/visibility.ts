import { QUEUE } from '#base/aws/limits';
import { consumersByQueue, type Consumer } from '#model/consumer';
import { consumerFacts } from '#model/kinds/consumers/index';
import type { OwnedQueue, Queue } from '#model/topology';
import type { Draft } from './draft';
import type { Scope } from './scope';

/** What AWS itself would take. */
export const DEFAULT_VISIBILITY_TIMEOUT = 30;

/** Where the file does not say how long a queue hides messages, its consumers do. */
export function deriveVisibility(
  { file }: Scope,
  queues: ReadonlyMap<string, Queue>,
  consumers: ReadonlyMap<string, Consumer>,
): void {
  const byQueue = consumersByQueue(consumers.values());
  for (const [name, { visibilityTimeout }] of Object.entries(file.queues ?? {})) {
    const queue = queues.get(name);
    if (visibilityTimeout !== undefined || !queue?.owned) continue;
    const needed = (byQueue.get(queue) ?? []).map((consumer) =>
      consumerFacts(consumer).hidden(consumer, queue),
    );
    const longest = Math.max(DEFAULT_VISIBILITY_TIMEOUT, ...needed);
    (queue as Draft<OwnedQueue>).visibilityTimeout = Math.min(
      Math.ceil(longest),
      QUEUE.visibilityTimeout.max,
    );
  }
}
