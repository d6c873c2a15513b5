import type { Consumer } from '#model/consumer';
import type { Construct } from '../cdktf';
import type { StackContext } from '../context';
import { Fargate } from './fargate';
import { Lambda } from './lambda';
import { StepFunctions } from './step-functions';

type Builders = {
  [K in Consumer['kind']]: new (
    scope: Construct,
    consumer: Extract<Consumer, { kind: K }>,
    context: StackContext,
  ) => Construct;
};

const BUILDERS: Builders = { fargate: Fargate, lambda: Lambda, 'step-functions': StepFunctions };

/** What a consumer is made of, by its kind. */
export function buildConsumer(scope: Construct, consumer: Consumer, context: StackContext): void {
  // The table has for each kind a class of that kind, which the compiler cannot follow through the union.
  const Builder = BUILDERS[consumer.kind] as new (...given: [Construct, Consumer, StackContext]) => Construct;
  new Builder(scope, consumer, context);
}
