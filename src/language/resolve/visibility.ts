import { EVENT_SOURCE, QUEUE, WORKFLOW } from '#base/aws/limits';
import { consumersByQueue, type Consumer } from '#model/consumer';
import type { Fargate } from '#model/fargate';
import type { OwnedQueue, Queue } from '#model/topology';
import type { Draft } from './draft';
import type { Scope } from './scope';

/** What AWS itself would take. */
export const DEFAULT_VISIBILITY_TIMEOUT = 30;

/** Times one message, so that a task may take several in one receive, or be slow for once. */
const PROCESSING_TIMES = 6;

function ofTask({ scaling, stopTimeout }: Fargate): number {
  const { goal } = scaling ?? {};
  return Math.max(stopTimeout, goal?.kind === 'latency' ? PROCESSING_TIMES * goal.processingTime : 0);
}

/** How long a consumer needs a message to stay hidden, so that nobody else works on it meanwhile. */
function timeNeeded(consumer: Consumer): number {
  switch (consumer.kind) {
    case 'lambda':
      return EVENT_SOURCE.visibilityTimeouts * consumer.timeout + consumer.eventSource.batchWindow;
    case 'step-functions': {
      const { enrichment, workflow, batchWindow } = consumer;
      const enriching = enrichment ? EVENT_SOURCE.visibilityTimeouts * enrichment.timeout : 0;
      return enriching + (workflow === 'express' ? WORKFLOW.express : 0) + batchWindow;
    }
    case 'fargate':
      return ofTask(consumer);
  }
}

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
    const needed = (byQueue.get(queue) ?? []).map(timeNeeded);
    const longest = Math.max(DEFAULT_VISIBILITY_TIMEOUT, ...needed);
    (queue as Draft<OwnedQueue>).visibilityTimeout = Math.min(
      Math.ceil(longest),
      QUEUE.visibilityTimeout.max,
    );
  }
}
