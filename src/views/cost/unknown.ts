import { warning, type Diagnostic } from '#base/diagnostics/diagnostic';
import { isForDeadLetters } from '#monitoring/alarms';
import { publishersOf } from '#model/outlets';
import { ownedQueues, ownedTopics, type Queue, type Topic, type Topology } from '#model/topology';
import { streamsOf } from '#model/streams';

/** Topics, and queues that no topic fills, of which the file does not say how many messages come. */
export function unknownTraffic(topology: Topology): Diagnostic[] {
  const { topics } = streamsOf(topology);
  const isCounted = (outlet: Topic | Queue) => publishersOf(topology, outlet).some(({ traffic }) => traffic);
  const silentTopics = ownedTopics(topology).filter(
    (topic) => topics.get(topic)!.messages === 0 && !topic.traffic && !isCounted(topic),
  );
  const silentQueues = ownedQueues(topology).filter(
    (queue) =>
      queue.deliveredBy.length === 0 &&
      !queue.traffic &&
      !isCounted(queue) &&
      !isForDeadLetters(topology, queue),
  );
  return [...silentTopics, ...silentQueues].map(({ name, path }) =>
    warning({
      rule: 'traffic-unknown',
      message: `nothing says how many messages come to \`${name}\`, so they cost nothing here`,
      path,
      on: 'key',
      help: 'give it `traffic`, for example `{ messages: 2000000, size: 4KiB }`, or its publisher',
    }),
  );
}
