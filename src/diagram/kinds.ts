import type { EdgeKind, GraphNode, Mark, NodeKind, Role } from './graph';

interface KindOfNode {
  /** What it is, in words: colour alone says nothing to many people, or on paper. */
  readonly words: string;
  readonly role: Role;
}

export const NODE_KINDS = {
  account: { words: 'AWS account', role: 'publish' },
  service: { words: 'AWS service', role: 'publish' },
  topic: { words: 'topic', role: 'publish' },
  queue: { words: 'queue', role: 'subscribe' },
  'dead-letter-queue': { words: 'dead letters', role: 'monitor' },
  url: { words: 'URL', role: 'subscribe' },
  email: { words: 'e-mail', role: 'subscribe' },
  sms: { words: 'SMS', role: 'subscribe' },
  firehose: { words: 'Firehose stream', role: 'subscribe' },
  application: { words: 'mobile push', role: 'subscribe' },
  lambda: { words: 'Lambda function', role: 'process' },
  fargate: { words: 'Fargate service', role: 'process' },
  'step-functions': { words: 'state machine', role: 'process' },
  bucket: { words: 'S3 bucket', role: 'process' },
  table: { words: 'DynamoDB table', role: 'process' },
  api: { words: 'HTTP API', role: 'publish' },
  role: { words: 'role', role: 'publish' },
  's3-events': { words: 'S3 events', role: 'publish' },
  'event-rule': { words: 'event rule', role: 'publish' },
  schedule: { words: 'schedule', role: 'publish' },
  'iot-rule': { words: 'IoT rule', role: 'publish' },
} as const satisfies Record<NodeKind, KindOfNode>;

interface KindOfEdge {
  readonly words: string;
  readonly role: Role;
  /** Whether the line is broken: the way that messages should not have to go. */
  readonly dashed: boolean;
}

export const EDGE_KINDS = {
  publish: { words: 'publishes', role: 'publish', dashed: false },
  delivery: { words: 'subscription, with its filter', role: 'subscribe', dashed: false },
  consume: { words: 'worked off by', role: 'process', dashed: false },
  store: { words: 'keeps things in', role: 'process', dashed: false },
  'dead-letters': { words: 'failed messages', role: 'monitor', dashed: true },
} as const satisfies Record<EdgeKind, KindOfEdge>;

export const MARKS = {
  FIFO: 'in order, exactly once',
  KMS: 'encrypted with a KMS key',
  SSE: 'encrypted by SQS',
  external: 'owned elsewhere, never changed',
} as const satisfies Record<Mark, string>;

interface Paint {
  /** Of lines and of text on `fill`: at least 4.5:1, which WCAG asks for. */
  readonly strong: string;
  readonly fill: string;
}

export type Theme = 'light' | 'dark';

/** Blue publishing, green subscriptions, orange processing, purple monitoring. */
export const PAINTS: Readonly<Record<Theme, Readonly<Record<Role, Paint>>>> = {
  light: {
    publish: { strong: '#1d4ed8', fill: '#eff4ff' },
    subscribe: { strong: '#15703a', fill: '#effaf2' },
    process: { strong: '#b0440a', fill: '#fff5ec' },
    monitor: { strong: '#7326c9', fill: '#f7f1ff' },
  },
  dark: {
    publish: { strong: '#8ab4ff', fill: '#14213d' },
    subscribe: { strong: '#6fdc98', fill: '#10291b' },
    process: { strong: '#ffb37a', fill: '#33200f' },
    monitor: { strong: '#cda6ff', fill: '#281a3d' },
  },
};

/** What stands below the name of a node: `queue · FIFO · KMS`. */
export function subtitle({ kind, marks }: GraphNode): string {
  return [NODE_KINDS[kind].words, ...marks].join(' · ');
}
