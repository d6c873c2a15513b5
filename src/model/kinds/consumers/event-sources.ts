/** How messages come from queues to functions, where settings of the function and of single queues meet. */
import { child, type Path } from '#base/diagnostics/path';
import type { EventSource, Lambda } from '../../consumer';
import { lambdas, type Queue, type Topology } from '../../topology';

export function eventSourceOf({ eventSource, eventSources }: Lambda, { name }: Queue): EventSource {
  return { ...eventSource, ...eventSources[name] };
}

/** Where the file has a setting of an event source, or could have it. */
export function eventSourcePath(
  { path, eventSources }: Lambda,
  { name }: Queue,
  key: keyof EventSource,
): Path {
  return eventSources[name]?.[key] === undefined ? child(path, key) : child(path, 'eventSources', name, key);
}

/** Queues of a function for which some settings stand in the same places of the file. */
export interface SharedSource {
  readonly lambda: Lambda;
  readonly queues: readonly Queue[];
  readonly source: EventSource;
  readonly at: (key: keyof EventSource) => Path;
}

/** The event sources of all functions; those that have the settings from one place count once. */
export function eventSourcesOf(topology: Topology, ...keys: readonly (keyof EventSource)[]): SharedSource[] {
  return lambdas(topology).flatMap((lambda) => {
    const byPlaces = new Map<string, Queue[]>();
    for (const queue of lambda.queues) {
      const places = JSON.stringify(keys.map((key) => eventSourcePath(lambda, queue, key)));
      byPlaces.set(places, [...(byPlaces.get(places) ?? []), queue]);
    }
    return [...byPlaces.values()].map((queues): SharedSource => {
      const [first] = queues;
      return {
        lambda,
        queues,
        source: eventSourceOf(lambda, first!),
        at: (key) => eventSourcePath(lambda, first!, key),
      };
    });
  });
}
