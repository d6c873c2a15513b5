import type { Locator } from '#base/diagnostics/locate';
import type { Path } from '#base/diagnostics/path';
import { child } from '#base/diagnostics/path';
import { formatSeconds } from '#base/util/units';
import type { TraceEvent } from '../simulator/trace';
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
  return receiver.kind === 'queue' ? `queue \`${receiver.queue.name}\`` : `\`${name}\``;
}

function words(event: TraceEvent, locate: Locator): string {
  switch (event.kind) {
    case 'published':
      return `published to topic \`${event.topic.name}\``;
    case 'filtered': {
      const at = whereabouts(filterPath(event.subscription, event.verdict.path), locate);
      return `kept from ${target(event.subscription)} by its filter${at}: ${event.verdict.because}`;
    }
    case 'delivered':
      return `delivered to ${target(event.subscription)}: ${event.verdict.because}`;
    case 'undelivered': {
      const { deadLetters, reason } = event;
      const end = deadLetters ? `to dead-letter queue \`${deadLetters.name}\`` : 'lost';
      return `not delivered to ${target(event.subscription)}: ${reason}; ${end}`;
    }
    case 'refused':
    case 'duplicate':
      return `${event.kind === 'refused' ? 'refused' : 'dropped as a duplicate'} by \`${event.by.name}\`: ${event.reason}`;
    case 'enqueued':
      return `arrived in queue \`${event.queue.name}\``;
    case 'expired':
      return `expired in queue \`${event.queue.name}\``;
    case 'consumed':
      return `worked off by ${event.by}, attempt ${event.attempt}`;
    case 'failed':
      return `failed in ${event.by}, attempt ${event.attempt}`;
    case 'failed-later':
      return `${event.by} failed when the message was gone: the pipe deletes it once the execution has started`;
    case 'handled':
      return `processed by \`${event.by}\`, attempt ${event.attempt}`;
    case 'threw':
      return `failed in \`${event.by}\`, attempt ${event.attempt}`;
    case 'unhandled': {
      const end = event.target ? `to queue \`${event.target.name}\`` : 'lost, as it has no `onFailure`';
      return `given up by \`${event.by}\` after ${event.attempts} attempts: ${end}`;
    }
    case 'discarded':
      return `deleted from queue \`${event.queue.name}\`: the filter of ${event.by} does not match it`;
    case 'dead':
      return `moved from queue \`${event.queue.name}\` to dead-letter queue \`${event.deadLetters.name}\` after ${event.attempts} attempts`;
  }
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
