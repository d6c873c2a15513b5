import type { Consumer } from '#model/consumer';
import { consumerFacts } from '#model/kinds/consumers/index';
import { invokersOf } from '#model/invokers';
import type { Topology } from '#model/topology';
import { list } from '#base/util/text';
import { command, named, type Alarm } from './alarm';
import { wayTo } from './queue-alarms';

/** How messages come to a consumer, in words: `orders -> billing -> biller`. */
function wayToConsumer(topology: Topology, consumer: Consumer): string {
  const queues = consumer.queues.map((queue) => (queue.owned ? wayTo(queue) : queue.name));
  const topics = consumerFacts(consumer).deliveredBy(consumer);
  const schedules = invokersOf(topology, consumer);
  const from = [...queues, ...topics.map(({ name }) => name), ...schedules.map(({ name }) => name)];
  // A service that only publishes stands at the beginning of the way.
  if (from.length === 0) {
    return `${consumer.name} -> ${list([...consumer.publishes, ...consumer.sends].map(({ name }) => name))}`;
  }
  return `${list(from)} -> ${consumer.name}`;
}

/** What happens to messages meanwhile, and where to look. */
function meanwhile(topology: Topology, { queues }: Consumer): string {
  const dying = queues.find((queue) => queue.owned && queue.deadLetters);
  const look = command(topology, 'status');
  if (!dying) return `See ${look}.`;
  return `Messages come again until they are dead letters: ${look}, ${command(topology, `dlq peek ${dying.name}`)}.`;
}

/** The alarms about a consumer that the topology asks for. */
export function consumerAlarms(topology: Topology, consumer: Consumer): Alarm[] {
  const { alarms: wanted } = topology.monitoring!;
  const words = {
    way: wayToConsumer(topology, consumer),
    meanwhile: meanwhile(topology, consumer),
    command: (text: string) => command(topology, text),
  };
  return consumerFacts(consumer)
    .alarms(consumer, topology)
    .filter(({ setting }) => wanted[setting])
    .map(({ id, describe, measure, threshold, periods }) => ({
      ...named(topology, consumer.name, id),
      description: describe(words),
      measure,
      threshold,
      periods,
    }));
}
