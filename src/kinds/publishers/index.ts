import type { Publisher } from '#model/publisher';
import type { NodeFacts } from '../knowledge';
import { api } from './api';
import { eventRule } from './event-rule';
import { iotRule } from './iot-rule';
import type { PublisherKnowledge } from './knowledge';
import { role } from './role';
import { s3 } from './s3';
import { schedule } from './schedule';

type Kind = Publisher['kind'];

/** What is known of each kind of publisher. */
export const PUBLISHERS = {
  api,
  role,
  s3,
  'event-rule': eventRule,
  schedule,
  'iot-rule': iotRule,
} as const satisfies { readonly [K in Kind]: PublisherKnowledge<Extract<Publisher, { kind: K }>> };

export type PublisherNodeKind = (typeof PUBLISHERS)[Kind]['node']['kind'];

/** What is known of the kind of a publisher. */
export function publisherFacts(publisher: Publisher): PublisherKnowledge<Publisher> {
  return PUBLISHERS[publisher.kind] as PublisherKnowledge<Publisher>;
}

/** Something about the node of each kind in a picture, by the kind of the node. */
export function publisherNodes<T>(of: (node: NodeFacts) => T): Readonly<Record<PublisherNodeKind, T>> {
  const entries = Object.values(PUBLISHERS).map(({ node }) => [node.kind, of(node)] as const);
  return Object.fromEntries(entries) as Record<PublisherNodeKind, T>;
}
