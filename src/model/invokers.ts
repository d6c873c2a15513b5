import { lookup } from '#base/util/lookup';
import type { Consumer, Lambda } from './consumer';
import { publisherFacts } from './kinds/publishers/index';
import type { Publisher } from './publisher';
import type { Topology } from './topology';

/** The functions that a publisher calls, without a topic or queue between. */
export function invokedBy(publisher: Publisher): readonly Lambda[] {
  return publisherFacts(publisher).invokes(publisher);
}

const publishersByFunction = lookup<Topology['publishers'], Consumer, Publisher>(function* (publishers) {
  for (const publisher of publishers.values()) {
    for (const lambda of new Set(invokedBy(publisher))) yield [lambda, publisher];
  }
});

/** The publishers that call a consumer themselves. */
export function invokersOf(
  { publishers }: Pick<Topology, 'publishers'>,
  consumer: Consumer,
): readonly Publisher[] {
  return publishersByFunction(publishers, consumer);
}
