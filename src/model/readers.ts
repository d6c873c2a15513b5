import { child, type Path } from '#base/diagnostics/path';
import { consumersOf } from './consumer';
import { consumerFacts } from './kinds/consumers/index';
import { outsidersOf, type Principal } from './principal';
import type { Queue, Topology } from './topology';

/*
 * The one answer to "who reads here, and as whom?".
 */

/** Somebody who receives from a queue: a consumer of the file, or whom the queue lets in. */
export interface Reader {
  /** As it stands in the file, in back-ticks, or in words: `` `worker` ``, `account 222222222222`. */
  readonly name: string;
  readonly path: Path;
  readonly as: Principal;
}

/** Everybody of the file who receives from a queue. */
export function readersOf({ consumers }: Pick<Topology, 'consumers'>, queue: Queue): Reader[] {
  return [
    ...consumersOf(consumers, queue).map((consumer): Reader => ({
      name: `\`${consumer.name}\``,
      path: consumer.path,
      as: consumerFacts(consumer).as(consumer),
    })),
    ...(queue.owned ? outsidersOf(queue.receivers, child(queue.path, 'receivers')) : []),
  ];
}
