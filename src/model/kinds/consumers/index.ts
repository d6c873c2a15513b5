import type { Consumer, ConsumerKind } from '../../consumer';
import type { ConsumerFacts } from './facts';
import * as kinds from './kinds';

const FACTS = kinds satisfies { readonly [K in ConsumerKind]: ConsumerFacts<Extract<Consumer, { kind: K }>> };

/** What is true of consumers of this kind. */
export function consumerFacts<C extends Consumer>({ kind }: C): ConsumerFacts<C> {
  // For each kind the table has facts of that kind, which the compiler cannot follow through the union.
  return FACTS[kind] as unknown as ConsumerFacts<C>;
}
