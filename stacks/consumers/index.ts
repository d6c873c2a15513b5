import type { Consumer } from '../../src/topology/consumer';
import type { Construct } from '../cdktf';
import type { StackContext } from '../context';
import { Lambda } from './lambda';

type Builders = {
  [K in Consumer['kind']]: new (
    scope: Construct,
    consumer: Extract<Consumer, { kind: K }>,
    context: StackContext,
  ) => Construct;
};

const BUILDERS: Builders = { lambda: Lambda };

/** What a consumer is made of, by its kind. */
export function buildConsumer(scope: Construct, consumer: Consumer, context: StackContext): void {
  new BUILDERS[consumer.kind](scope, consumer, context);
}
