import { child, type Path } from '../diagnostics/path';
import type { BehaviourFile } from '../schema/flow';
import type { Copy } from '../simulator/message';
import type { Worker } from '../simulator/worker';
import type { Queue, Topology } from '../topology/topology';
import { bodyText } from './messages';
import { receiverNames, subscriptionsNamed } from './names';
import { unknown, type NamingScope } from './scope';

/** Something that works off queues, as far as a simulation knows it. */
interface Consumer {
  readonly name: string;
  readonly queues: readonly Queue[];
  readonly batchSize: number;
  readonly partialFailures: boolean;
}

/** A queue that a flow names itself has a consumer that takes one message at a time. */
function consumerOf(queue: Queue): Consumer {
  return { name: `the consumer of ${queue.name}`, queues: [queue], batchSize: 1, partialFailures: true };
}

function consumersNamed(topology: Topology, name: string): Consumer[] {
  const queue = topology.queues.get(name);
  return queue ? [consumerOf(queue)] : [];
}

function outcomeOf(behaviour: BehaviourFile): (copy: Copy) => boolean {
  if (typeof behaviour === 'string') return () => behaviour === 'succeed';
  const { failures = Infinity, bodies } = behaviour;
  const failing = bodies && new Set(bodies.map(bodyText));
  return ({ body, receives }) => receives > failures || (failing !== undefined && !failing.has(body));
}

export interface Staff {
  readonly workers: readonly Worker[];
  /** Names of subscriptions whose endpoint cannot be reached. */
  readonly unreachable: ReadonlySet<string>;
}

function workersOf({ queues, ...rest }: Consumer, behaviour: BehaviourFile): Worker[] {
  if (behaviour === 'off') return [];
  return queues.map((queue) => ({ ...rest, queue, outcome: outcomeOf(behaviour) }));
}

/** Who works in a flow, and which endpoints do not answer. */
export function staffOf(
  scope: NamingScope,
  consumer: Readonly<Record<string, BehaviourFile>>,
  path: Path,
): Staff {
  const { topology } = scope;
  const workers: Worker[] = [];
  const unreachable = new Set<string>();
  for (const [name, behaviour] of Object.entries(consumer)) {
    const consumers = consumersNamed(topology, name);
    const endpoints = consumers.length > 0 ? [] : subscriptionsNamed(topology, name);
    if (consumers.length + endpoints.length === 0) {
      const at = { name, path: child(path, name), on: 'key' as const };
      unknown(scope, { sort: 'consumer, queue or endpoint', ...at }, receiverNames(topology));
    }
    workers.push(...consumers.flatMap((each) => workersOf(each, behaviour)));
    if (behaviour !== 'succeed') for (const endpoint of endpoints) unreachable.add(endpoint.name);
  }
  return { workers, unreachable };
}
