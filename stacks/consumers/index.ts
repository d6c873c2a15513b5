import type { Consumer, ConsumerKind } from '#model/consumer';
import type { Construct } from '../cdktf';
import type { StackContext } from '../context';
import * as kinds from './kinds';

type Builder<C> = new (scope: Construct, consumer: C, context: StackContext) => Construct;

const BUILDERS = kinds satisfies { [K in ConsumerKind]: Builder<Extract<Consumer, { kind: K }>> };

/** What a consumer is made of, by its kind. */
export function buildConsumer(scope: Construct, consumer: Consumer, context: StackContext): void {
  // The table has for each kind a class of that kind, which the compiler cannot follow through the union.
  const Kind = BUILDERS[consumer.kind] as Builder<Consumer>;
  new Kind(scope, consumer, context);
}
