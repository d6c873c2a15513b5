import { ownedQueues, ownedTopics, type OwnedQueue, type Topology } from '../topology/topology';
import type { Placed } from '../topology/element';
import type { Alarm } from './alarm';
import { consumerErrors, tooFewTasks } from './consumer-alarms';
import { notEmpty, oldestMessage, patience } from './queue-alarms';
import { usesOf } from './queue-uses';
import { failedDeliveries, unreadableMessages } from './topic-alarms';

/** Whether a queue is an end, where nobody is expected to receive. */
export function isForDeadLetters(topology: Topology, queue: OwnedQueue): boolean {
  const { undelivered, unhandled } = usesOf(topology, queue);
  return queue.deadLettersOf.length + undelivered.length + unhandled.length > 0;
}

function ofQueue(topology: Topology, queue: OwnedQueue): Alarm[] {
  const { alarms } = topology.monitoring!;
  if (isForDeadLetters(topology, queue)) return alarms.deadLetters ? [notEmpty(topology, queue)] : [];
  if (alarms.oldestMessage === false) return [];
  return [oldestMessage(topology, queue, alarms.oldestMessage ?? patience(topology, queue))];
}

/** Every alarm of a topology, in the order of its elements; of some of them, if `isWanted` says so. */
export function alarmsOf(topology: Topology, isWanted: (element: Placed) => boolean = () => true): Alarm[] {
  const { monitoring } = topology;
  if (!monitoring) return [];
  const { failedDeliveries: failed, unreadableMessages: unreadable, ...ofConsumers } = monitoring.alarms;
  return [
    ...ownedTopics(topology)
      .filter(isWanted)
      .flatMap((topic) => [
        ...(failed ? failedDeliveries(topology, topic) : []),
        ...(unreadable ? unreadableMessages(topology, topic) : []),
      ]),
    ...ownedQueues(topology)
      .filter(isWanted)
      .flatMap((queue) => ofQueue(topology, queue)),
    ...[...topology.consumers.values()]
      .filter(isWanted)
      .flatMap((consumer) => [
        ...(ofConsumers.consumerErrors ? consumerErrors(topology, consumer) : []),
        ...(ofConsumers.tooFewTasks && consumer.kind === 'fargate' ? [tooFewTasks(topology, consumer)] : []),
      ]),
  ];
}
