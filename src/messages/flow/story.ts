import type { Locator } from '#base/diagnostics/locate';
import type { Path } from '#base/diagnostics/path';
import { child } from '#base/diagnostics/path';
import { formatSeconds } from '#base/util/units';
import type { TraceEvent } from '../simulator/trace';
import { queueOf } from '#model/kinds/receivers/index';
import type { Subscription } from '#model/topology';

/** `topology.yaml:14:3`, where a path is written. */
function whereabouts(path: Path, locate: Locator): string {
  const place = locate(path, 'key');
  return place ? ` (${place.file}:${place.start.line}:${place.start.column})` : '';
}

function filterPath({ filter, path }: Subscription, deciding: Path): Path {
  return filter ? child(filter.path, 'policy', ...deciding) : path;
}

function target({ receiver, name }: Subscription): string {
  const queue = queueOf(receiver);
  return queue ? `queue \`${queue.name}\`` : `\`${name}\``;
}

type Words = {
  readonly [K in TraceEvent['kind']]: (event: TraceEvent & { readonly kind: K }, locate: Locator) => string;
};

const WORDS: Words = {
  published: ({ topic }) => `published to topic \`${topic.name}\``,
  filtered({ subscription, verdict }, locate) {
    const at = whereabouts(filterPath(subscription, verdict.path), locate);
    return `kept from ${target(subscription)} by its filter${at}: ${verdict.because}`;
  },
  delivered: ({ subscription, verdict }) => `delivered to ${target(subscription)}: ${verdict.because}`,
  undelivered({ subscription, deadLetters, reason }) {
    const end = deadLetters ? `to dead-letter queue \`${deadLetters.name}\`` : 'lost';
    return `not delivered to ${target(subscription)}: ${reason}; ${end}`;
  },
  refused: ({ by, reason }) => `refused by \`${by.name}\`: ${reason}`,
  duplicate: ({ by, reason }) => `dropped as a duplicate by \`${by.name}\`: ${reason}`,
  enqueued: ({ queue }) => `arrived in queue \`${queue.name}\``,
  expired: ({ queue }) => `expired in queue \`${queue.name}\``,
  consumed: ({ by, attempt }) => `processed by ${by}, attempt ${attempt}`,
  failed: ({ by, attempt, isBehind }) =>
    isBehind
      ? `left by ${by} behind a message of its group that failed, attempt ${attempt}`
      : `failed in ${by}, attempt ${attempt}`,
  'failed-later': ({ by }) =>
    `${by} failed when the message was gone: the pipe deletes it once the execution has started`,
  handled: ({ by, attempt }) => `processed by \`${by}\`, attempt ${attempt}`,
  threw: ({ by, attempt }) => `failed in \`${by}\`, attempt ${attempt}`,
  unhandled({ by, attempts, target: onFailure }) {
    const end = onFailure ? `to queue \`${onFailure.name}\`` : 'lost, as it has no `onFailure`';
    return `given up by \`${by}\` after ${attempts} attempts: ${end}`;
  },
  sent: ({ by, to }) => `${by} sends to queue \`${to.name}\``,
  looped: ({ by, to }) => `${by} would send to queue \`${to.name}\` again, and so on without end`,
  discarded: ({ queue, by }) => `deleted from queue \`${queue.name}\`: the filter of ${by} does not match it`,
  dead: ({ queue, deadLetters, attempts }) =>
    `moved from queue \`${queue.name}\` to dead-letter queue \`${deadLetters.name}\` after ${attempts} attempts`,
};

function words(event: TraceEvent, locate: Locator): string {
  const of = WORDS[event.kind] as (event: TraceEvent, locate: Locator) => string;
  return of(event, locate);
}

/** The way of every message, one line for each thing that happened. */
export function story(events: readonly TraceEvent[], locate: Locator): string[] {
  const origins = [...new Set(events.map(({ origin }) => origin))];
  return origins.flatMap((origin, index) => [
    `message ${index + 1}`,
    ...events
      .filter((event) => event.origin === origin)
      .map((event) => `  ${formatSeconds(event.at).padStart(5)}  ${words(event, locate)}`),
  ]);
}
