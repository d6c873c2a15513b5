import { isObject, type Json, type JsonObject } from '#base/util/json';
import { formatSeconds } from '#base/util/units';
import type { LiveQueue, LiveWorker } from '../inventory/inventory';
import type { Written } from './queues';
import type { Elements } from './subscriptions';

/** The section `consumers` for services of containers. */
export function writeWorkers(workers: readonly LiveWorker[], { queue, topic }: Elements): JsonObject {
  const written = workers.map((worker): readonly [string, JsonObject] => {
    const names = (arns: readonly string[], nameOf: (arn: string) => string | undefined) =>
      arns.flatMap((arn) => nameOf(arn) ?? []);
    const queues = names(worker.queues, queue);
    const topics = names(worker.publishes, topic);
    const { environment, ...keys } = worker.keys;
    const variables: JsonObject = {
      ...(environment !== undefined && isObject(environment) ? environment : {}),
      ...worker.variables((arn) => queue(arn) ?? ''),
    };
    const reads: JsonObject = queues.length === 1 ? { queue: queues[0] as Json } : { queues };
    return [
      worker.name,
      {
        type: 'fargate',
        ...(queues.length > 0 ? reads : {}),
        ...(topics.length > 0 ? { publishes: topics } : {}),
        ...keys,
        ...(Object.keys(variables).length > 0 ? { environment: variables } : {}),
      },
    ];
  });
  return Object.fromEntries(written);
}

/** How long a queue hides messages follows from who processes it, unless the file says it. */
export function saidWhereConsumed(
  written: readonly Written[],
  live: readonly LiveQueue[],
  workers: readonly LiveWorker[],
): Written[] {
  const consumed = new Set(workers.flatMap(({ queues }) => queues));
  return written.map((element, index): Written => {
    const { arn, visibilityTimeout } = live[index]!;
    if (!consumed.has(arn) || element['visibilityTimeout'] !== undefined) return element;
    const { physicalName, ...rest } = element;
    const named = physicalName === undefined ? {} : { physicalName };
    return { ...named, visibilityTimeout: formatSeconds(visibilityTimeout), ...rest };
  });
}
