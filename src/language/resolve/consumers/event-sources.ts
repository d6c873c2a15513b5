/** How messages come from queues to a function: in general, and from single queues. */
import { EVENT_SOURCE } from '#base/aws/limits';
import { child, type Path } from '#base/diagnostics/path';
import { canonical, type JsonObject } from '#base/util/json';
import { list, quoted } from '#base/util/text';
import { toSeconds } from '#base/util/units';
import type { EventSource, Lambda } from '#model/consumer';
import type { Queue } from '#model/topology';
import { KEYS_OF_QUEUES, type EventSourceFile, type LambdaFile } from '../../schema/consumer/lambda';
import { fail, type Scope } from '../scope';

const GENERAL: EventSource = {
  batchSize: EVENT_SOURCE.smallBatch,
  batchWindow: 0,
  maxConcurrency: undefined,
  partialBatchResponse: true,
  filter: [],
  enabled: true,
  metrics: false,
  pollers: undefined,
};

/** What the file says, and nothing else. */
function writtenSource(written: EventSourceFile): Partial<EventSource> {
  const { batchSize, batchWindow, maxConcurrency, partialBatchResponse, filter, pollers } = written;
  const { enabled, metrics } = written;
  return {
    ...(batchSize === undefined ? {} : { batchSize }),
    ...(batchWindow === undefined ? {} : { batchWindow: toSeconds(batchWindow)! }),
    // Who writes one of them for a queue does not want the other one of the function.
    ...(maxConcurrency === undefined && pollers === undefined
      ? {}
      : { maxConcurrency, pollers: pollers && { min: pollers.min, max: pollers.max } }),
    ...(partialBatchResponse === undefined ? {} : { partialBatchResponse }),
    ...(filter === undefined ? {} : { filter: filter.map((one) => canonical(one) as JsonObject) }),
    ...(enabled === undefined ? {} : { enabled }),
    ...(metrics === undefined ? {} : { metrics }),
  };
}

function reportWithoutQueue(scope: Scope, written: LambdaFile, path: Path): void {
  for (const key of KEYS_OF_QUEUES.filter((key) => written[key] !== undefined)) {
    const message = `\`${key}\` says how messages come from a queue, but there is none`;
    fail(scope, { rule: 'no-queue', message, path: child(path, key), on: 'key', help: 'add `queue`' });
  }
}

function reportOthersQueues(
  scope: Scope,
  names: readonly string[],
  path: Path,
  queues: readonly Queue[],
): void {
  for (const name of names.filter((name) => queues.every((queue) => queue.name !== name))) {
    const message = `the function does not consume queue \`${name}\``;
    const help = `name one of its own: ${list(quoted(queues.map((queue) => queue.name)), 'or')}`;
    const at = child(path, 'eventSources', name);
    fail(scope, { rule: 'no-queue', message, path: at, on: 'key', help });
  }
}

export function eventSourcesOf(
  scope: Scope,
  written: LambdaFile,
  path: Path,
  queues: readonly Queue[],
): Pick<Lambda, 'eventSource' | 'eventSources'> {
  const own = Object.entries(written.eventSources ?? {});
  if (written.queue === undefined && written.queues === undefined) reportWithoutQueue(scope, written, path);
  else if (queues.length > 0)
    reportOthersQueues(
      scope,
      own.map(([name]) => name),
      path,
      queues,
    );
  return {
    eventSource: { ...GENERAL, ...writtenSource(written) },
    eventSources: Object.fromEntries(own.map(([name, source]) => [name, writtenSource(source)])),
  };
}
