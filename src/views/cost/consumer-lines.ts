import type { Consumer } from '#model/consumer';
import { consumerFacts } from '#model/kinds/consumers/index';
import type { ConsumerLoad } from '#model/kinds/cost';
import type { Queue } from '#model/topology';
import { arrivalsOf, directTo } from '#model/arrivals';
import { charged, type Line } from './line';
import type { Load } from './load';
import { logLines } from './log-lines';
import { receiving } from './polling';
import { chunks } from './queue-lines';
import type { Streams } from '#model/streams';

export function consumerLines(
  consumer: Consumer,
  streams: Streams,
  workers: ReadonlyMap<Queue, readonly Consumer[]>,
  load: Load,
): Line[] {
  const { polling, charges, logRecords, routesLogs } = consumerFacts(consumer);
  const arrivals = arrivalsOf(consumer, streams, workers);
  const tasks = load.tasks.get(consumer);
  const sum = (count: (arrival: (typeof arrivals)[number]) => number) =>
    arrivals.reduce((all, arrival) => all + count(arrival), 0);
  const direct = directTo(consumer, streams).messages;
  const own: ConsumerLoad = {
    messages: direct + sum(({ stream }) => stream.messages),
    direct,
    batches: sum(({ queue, stream }) => receiving(stream, polling(consumer, queue, tasks)).batches),
    chunks: sum(({ stream }) => stream.messages * chunks(stream.size)),
    secondsPerMessage: load.secondsPerMessage,
    tasks,
  };
  return [
    ...charges(consumer, own).map((charge) => charged(consumer.name, charge)),
    ...(routesLogs(consumer) ? [] : logLines(consumer.name, logRecords(consumer, own), load)),
  ];
}
