import { consumerNodes } from '#model/kinds/consumers/index';
import { publisherNodes } from '#model/kinds/publishers/index';
import { endpointNodes } from '#model/kinds/receivers/index';
import type { Change, EdgeKind, Graph, GraphEdge, GraphNode, Mark, NodeKind, Role, Tone } from './graph';

interface KindOfNode {
  /** What it is, in words: colour alone says nothing to many people, or on paper. */
  readonly words: string;
  readonly role: Role;
}

export const NODE_KINDS = {
  account: { words: 'AWS account', role: 'publish' },
  organization: { words: 'AWS organization', role: 'publish' },
  service: { words: 'AWS service', role: 'publish' },
  'monitoring-service': { words: 'monitoring', role: 'monitor' },
  topic: { words: 'topic', role: 'publish' },
  queue: { words: 'queue', role: 'subscribe' },
  'dead-letter-queue': { words: 'dead letters', role: 'dead' },
  ...endpointNodes(({ words }) => ({ words, role: 'subscribe' })),
  ...consumerNodes(({ words }) => ({ words, role: 'process' })),
  bucket: { words: 'S3 bucket', role: 'process' },
  table: { words: 'DynamoDB table', role: 'process' },
  ...publisherNodes(({ words }) => ({ words, role: 'publish' })),
} as const satisfies Record<NodeKind, KindOfNode>;

interface KindOfEdge {
  readonly words: string;
  readonly role: Role;
  /** Whether the line is broken: the way that messages should not have to go. */
  readonly dashed: boolean;
}

export const EDGE_KINDS = {
  publish: { words: 'publishes', role: 'publish', dashed: false },
  send: { words: 'sends, without a topic', role: 'publish', dashed: false },
  delivery: { words: 'subscription, with its filter', role: 'subscribe', dashed: false },
  consume: { words: 'processed by', role: 'process', dashed: false },
  store: { words: 'keeps things in', role: 'process', dashed: false },
  'dead-letters': { words: 'failed messages', role: 'dead', dashed: true },
} as const satisfies Record<EdgeKind, KindOfEdge>;

export const MARKS = {
  FIFO: 'in order, exactly once',
  KMS: 'encrypted with a KMS key',
  SSE: 'encrypted by SQS',
  external: 'owned elsewhere, never changed',
} as const satisfies Record<Mark, string>;

/** What is drawn of a change beside its colour; a line that is gone is broken. */
export const CHANGES = {
  added: { sign: '+', words: 'added' },
  removed: { sign: '−', words: 'removed' },
  changed: { sign: '~', words: 'changed' },
} as const satisfies Record<Exclude<Change, 'same'>, { sign: string; words: string }>;

interface Paint {
  /** Of lines and of text on `fill`: at least 4.5:1, which WCAG asks for. */
  readonly strong: string;
  readonly fill: string;
}

export type Theme = 'light' | 'dark';

/** Blue publishing, green subscriptions, orange processing, crimson dead letters, purple monitoring; and what was added, removed, changed. */
export const PAINTS: Readonly<Record<Theme, Readonly<Record<Tone, Paint>>>> = {
  light: {
    publish: { strong: '#1d4ed8', fill: '#eff4ff' },
    subscribe: { strong: '#15703a', fill: '#effaf2' },
    process: { strong: '#b0440a', fill: '#fff5ec' },
    dead: { strong: '#a3194d', fill: '#fff0f4' },
    monitor: { strong: '#7326c9', fill: '#f7f1ff' },
    added: { strong: '#0f6b34', fill: '#e3f7e9' },
    removed: { strong: '#b3261e', fill: '#fdecea' },
    changed: { strong: '#8a5300', fill: '#fff3d6' },
    same: { strong: '#5b6472', fill: '#f6f7f9' },
  },
  dark: {
    publish: { strong: '#8ab4ff', fill: '#14213d' },
    subscribe: { strong: '#6fdc98', fill: '#10291b' },
    process: { strong: '#ffb37a', fill: '#33200f' },
    dead: { strong: '#ff9db8', fill: '#361420' },
    monitor: { strong: '#cda6ff', fill: '#281a3d' },
    added: { strong: '#6fdc98', fill: '#10291b' },
    removed: { strong: '#ff9a91', fill: '#381614' },
    changed: { strong: '#f5c26b', fill: '#332509' },
    same: { strong: '#a9b1be', fill: '#171b23' },
  },
};

export function toneOfNode({ change, kind }: Pick<GraphNode, 'change' | 'kind'>): Tone {
  return change ?? NODE_KINDS[kind].role;
}

export function toneOfEdge({ change, kind }: Pick<GraphEdge, 'change' | 'kind'>): Tone {
  return change ?? EDGE_KINDS[kind].role;
}

/** Whether a picture shows alarms at it; a comparison has other things to show. */
export function isWatched({ alarms = 0, change }: GraphNode): boolean {
  return alarms > 0 && change === undefined;
}

/** The colours that a picture needs. */
export function tonesOf({ nodes, edges }: Pick<Graph, 'nodes' | 'edges'>): ReadonlySet<Tone> {
  const watched: Tone[] = nodes.some(isWatched) ? ['monitor'] : [];
  return new Set([...nodes.map(toneOfNode), ...edges.map(toneOfEdge), ...watched]);
}

/** Whether a line is broken: in a comparison what is gone, otherwise the way that messages should not have to go. */
export function isBroken({ change, kind }: Pick<GraphEdge, 'change' | 'kind'>): boolean {
  return change === undefined ? EDGE_KINDS[kind].dashed : change === 'removed';
}

/** What stands below the name of a node: `queue · FIFO · KMS`. */
export function subtitle({ kind, marks }: GraphNode): string {
  return [NODE_KINDS[kind].words, ...marks].join(' · ');
}
