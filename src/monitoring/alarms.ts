import { ownedQueues, ownedTopics, type OwnedQueue, type Topology } from '#model/topology';
import type { Element, Placed } from '#model/element';
import type { Alarm } from './alarm';
import { consumerAlarms } from './consumer-alarms';
import { noisyGroups, notEmpty, oldestMessage, oldestQuietMessage, patience } from './queue-alarms';
import { usesOf } from './queue-uses';
import { failedDeliveries, unreadableMessages } from './topic-alarms';

/** Whether a queue is an end, where nobody is expected to receive. */
export function isForDeadLetters(topology: Topology, queue: OwnedQueue): boolean {
  const { undelivered, unhandled } = usesOf(topology, queue);
  return queue.deadLettersOf.length + undelivered.length + unhandled.length > 0;
}

function ofQueue(topology: Topology, queue: OwnedQueue): Alarm[] {
  const { deadLetters, oldestMessage: written, fairQueues } = topology.monitoring!.alarms;
  const isEnd = isForDeadLetters(topology, queue);
  const threshold = () => (typeof written === 'number' ? written : patience(topology, queue));
  return [
    ...(isEnd && deadLetters ? [notEmpty(topology, queue)] : []),
    ...(!isEnd && written !== false ? [oldestMessage(topology, queue, threshold())] : []),
    ...(fairQueues.includes(queue.name)
      ? [noisyGroups(topology, queue), oldestQuietMessage(topology, queue, threshold())]
      : []),
  ];
}

/** An element and its alarms. */
interface Watched {
  /** Of the file. */
  readonly section: 'topics' | 'queues' | 'consumers';
  readonly element: Element & Placed;
  readonly alarms: readonly Alarm[];
}

function watch<E extends Element & Placed>(
  section: Watched['section'],
  elements: Iterable<E>,
  alarmsFor: (element: E) => Alarm[],
): Watched[] {
  return Array.from(elements, (element) => ({ section, element, alarms: alarmsFor(element) }));
}

function watchAll(topology: Topology): Watched[] {
  const { monitoring } = topology;
  if (!monitoring) return [];
  const wanted = monitoring.alarms;
  return [
    ...watch('topics', ownedTopics(topology), (topic) => [
      ...(wanted.failedDeliveries ? failedDeliveries(topology, topic) : []),
      ...(wanted.unreadableMessages ? unreadableMessages(topology, topic) : []),
    ]),
    ...watch('queues', ownedQueues(topology), (queue) => ofQueue(topology, queue)),
    ...watch('consumers', topology.consumers.values(), (consumer) => consumerAlarms(topology, consumer)),
  ];
}

/** Rules count them before they are written. */
const watched = new WeakMap<Topology, readonly Watched[]>();

/** Every topic, queue and consumer with its alarms, in the order of the topology. */
export function watchedElements(topology: Topology): readonly Watched[] {
  const all = watched.get(topology) ?? watchAll(topology);
  watched.set(topology, all);
  return all;
}

/** Every alarm of a topology, in the order of its elements; of some of them, if `isWanted` says so. */
export function alarmsOf(topology: Topology, isWanted: (element: Placed) => boolean = () => true): Alarm[] {
  return watchedElements(topology)
    .filter(({ element }) => isWanted(element))
    .flatMap(({ alarms }) => alarms);
}
