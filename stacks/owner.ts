import { CONSUMER_KINDS } from '#model/kinds/consumers/index';
import { SHARED } from '#model/shared';

/** The section of the file by the sort of a block. */
const SECTIONS: Readonly<Record<string, string>> = {
  topic: 'topics',
  queue: 'queues',
  subscription: 'subscriptions',
  store: 'stores',
  publisher: 'publishers',
  ...Object.fromEntries(CONSUMER_KINDS.map((kind) => [kind, 'consumers'])),
};

const BLOCK = new RegExp(`^(${Object.keys(SECTIONS).join('|')})-(.+)$`);

/** The parts of a file that there is one of, by the block that they become. */
const PARTS: Readonly<Record<string, string>> = {
  [SHARED.trail]: 'audit',
  cluster: 'cluster',
  delivery: 'delivery',
  monitoring: 'monitoring',
  network: 'network',
};

function blockAt(path = ''): string {
  return path.split('/')[1] ?? '';
}

/** `topics.orders` for whatever stands below the block `topic-orders`; `undefined` for what all share. */
export function elementAt(path: string | undefined): string | undefined {
  const [, sort, name] = BLOCK.exec(blockAt(path)) ?? [];
  return sort === undefined ? undefined : `${SECTIONS[sort]!}.${name!}`;
}

/** The same for what an acceptance may name, which includes `network` and the like. */
export function ownerAt(path: string): string | undefined {
  return elementAt(path) ?? PARTS[blockAt(path)];
}
