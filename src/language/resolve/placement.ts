import { createHash } from 'node:crypto';
import { shardsIn } from '../schema/layout';
import type { Queue } from '#model/topology';
import type { Scope } from './scope';

/*
 * Which stack each element stands in. What the file says holds; a sharded layout places topics and queues by their own
 * names and nothing else, so that no element moves when another comes, goes, or is subscribed.
 */

interface Written {
  readonly stack?: string | undefined;
}

/** Who uses the shards from outside: publishers, and consumers of queues in several of them. */
const CLIENTS = 'clients';

function shardOf(sort: 'topics' | 'queues', name: string, shards: number): string {
  const hash = createHash('sha256').update(name).digest().readUInt32BE(0);
  return `${sort}-${String(hash % shards).padStart(2, '0')}`;
}

export function stackOfTopic({ file }: Scope, name: string, { stack }: Written): string | undefined {
  const shards = shardsIn(file.layout);
  return stack ?? (shards === undefined ? undefined : shardOf('topics', name, shards));
}

export function stackOfQueue({ file }: Scope, name: string, { stack }: Written): string | undefined {
  const shards = shardsIn(file.layout);
  return stack ?? (shards === undefined ? undefined : shardOf('queues', name, shards));
}

export function stackOfPublisher({ file }: Scope, { stack }: Written): string | undefined {
  return stack ?? (shardsIn(file.layout) === undefined ? undefined : CLIENTS);
}

interface ConsumerTraits {
  readonly queues: readonly Queue[];
  /** Whether it needs what only the shared stack has. */
  readonly mustShare: boolean;
}

/** In a sharded layout, a consumer goes with its queue. */
export function stackOfConsumer(
  { file }: Scope,
  { stack }: Written,
  { queues, mustShare }: ConsumerTraits,
): string | undefined {
  if (stack !== undefined || mustShare || shardsIn(file.layout) === undefined) return stack;
  const stacks = new Set(queues.map((queue) => (queue.owned ? queue.stack : undefined)));
  const [only] = stacks;
  return stacks.size === 1 && only !== undefined ? only : CLIENTS;
}
