import type { ConsumerKind } from '#model/consumer';
import type { PublisherNodeKind } from '#model/kinds/publishers/index';
import type { EndpointKind } from '#model/kinds/receivers/index';

/*
 * A topology as a picture has it: what is drawn, but not how. Every writer takes this and nothing else.
 */

/** The part that something plays; each has its colour. */
export type Role = 'publish' | 'subscribe' | 'process' | 'dead' | 'monitor';

export type NodeKind =
  | 'account'
  | 'organization'
  | 'service'
  | 'monitoring-service'
  | 'topic'
  | 'queue'
  | 'dead-letter-queue'
  | 'bucket'
  | 'table'
  | ConsumerKind
  | EndpointKind
  | PublisherNodeKind;

/** What can be seen of an element at a glance. */
export type Mark = 'FIFO' | 'KMS' | 'SSE' | 'external';

/** What a comparison says of a part of a picture. */
export type Change = 'added' | 'removed' | 'changed' | 'same';

/** What the colour of a part tells: its role or, in a comparison, what happened to it. */
export type Tone = Role | Change;

export interface GraphNode {
  /** Section and name, as `accept` refers to elements: `queues.billing`. */
  readonly id: string;
  readonly kind: NodeKind;
  readonly label: string;
  readonly marks: readonly Mark[];
  /** How many alarms watch it. */
  readonly alarms?: number;
  /** Only in a comparison. */
  readonly change?: Change;
}

export type EdgeKind = 'publish' | 'send' | 'delivery' | 'consume' | 'store' | 'dead-letters';

export interface GraphEdge {
  readonly id: string;
  readonly kind: EdgeKind;
  readonly from: string;
  readonly to: string;
  /** What stands on the arrow, line by line: the filter, or when messages go this way. */
  readonly lines: readonly string[];
  /** Only in a comparison. */
  readonly change?: Change;
}

/** A queue and, below it, the queue of its dead letters. */
export interface GraphGroup {
  readonly queue: string;
  readonly deadLetters: string;
}

export interface Graph {
  readonly title: string;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly groups: readonly GraphGroup[];
}

export function isExternal({ marks }: GraphNode): boolean {
  return marks.includes('external');
}
