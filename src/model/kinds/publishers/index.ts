import type { Arn } from '#base/aws/arns';
import type { Publisher } from '../../publisher';
import type { NodeFacts } from '../shown';
import type { PublisherFacts } from './facts';
import * as kinds from './kinds';

type Kind = Publisher['kind'];

const FACTS = kinds satisfies { readonly [K in Kind]: PublisherFacts<Extract<Publisher, { kind: K }>> };

export type PublisherNodeKind = (typeof FACTS)[Kind]['node']['kind'];

/** What is true of publishers of this kind. */
export function publisherFacts<P extends Publisher>({ kind }: Pick<P, 'kind'>): PublisherFacts<P> {
  // For each kind the table has facts of that kind, which the compiler cannot follow through the union.
  return FACTS[kind] as unknown as PublisherFacts<P>;
}

/** The role that the file names for a publisher, if it is one. */
export function namedRole(publisher: Publisher): Arn | undefined {
  return publisherFacts(publisher).namedRole(publisher);
}

/** The kind of its node in a picture. */
export function publisherNode({ kind }: Publisher): PublisherNodeKind {
  return FACTS[kind].node.kind;
}

/** Something about the node of each kind in a picture, by the kind of the node. */
export function publisherNodes<T>(of: (node: NodeFacts) => T): Readonly<Record<PublisherNodeKind, T>> {
  const entries = Object.values(FACTS).map(({ node }) => [node.kind, of(node)] as const);
  return Object.fromEntries(entries) as Record<PublisherNodeKind, T>;
}
