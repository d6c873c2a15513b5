import type { MadeWorker } from './copilot-account';

export interface Tree {
  readonly of: string;
  readonly published?: readonly (readonly [service: string, topic: string])[];
  readonly workers: readonly MadeWorker[];
  readonly files: Readonly<Record<string, string>>;
  /** Lines that the topology has. */
  readonly says: readonly string[];
  /** Names that the report tells, beside what it tells of every worker. */
  readonly tells?: readonly string[];
}

export const manifest = (name: string, rest = '') =>
  `name: ${name}\ntype: Worker Service\nimage: { location: example.com/${name}:1 }\ncpu: 256\nmemory: 512\n${rest}`;

export const subscribed = (topics: string, queue = '') => `subscribe:\n  topics: ${topics}\n${queue}`;

export const orders = [['api', 'orders']] as const;
export const fromOrders = [{ service: 'api', name: 'orders' }] as const;
export const ordersTopic = '[{ name: orders, service: api }]';
export const api = 'name: api\ntype: Backend Service\npublish: { topics: [{ name: orders }] }\n';
