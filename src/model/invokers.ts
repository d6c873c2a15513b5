import type { Consumer, Lambda } from './consumer';
import { publisherFacts } from './kinds/publishers/index';
import type { Publisher } from './publisher';
import type { Topology } from './topology';

/** The functions that a publisher calls, without a topic or queue between. */
export function invokedBy(publisher: Publisher): readonly Lambda[] {
  return publisherFacts(publisher).invokes(publisher);
}

/** The publishers that call a consumer themselves. */
export function invokersOf({ publishers }: Pick<Topology, 'publishers'>, consumer: Consumer): Publisher[] {
  return [...publishers.values()].filter((one) => invokedBy(one).some((lambda) => lambda === consumer));
}
