import type { ConsumerFile } from '../../../schema/consumer';
import { byCodeUnit } from '../../../util/text';
import type { Consumer } from '../../consumer';
import type { Scope } from '../scope';
import type { Surroundings } from './common';
import { resolveFargate } from './fargate';
import { resolveLambda } from './lambda';

type ResolverOf = {
  [K in ConsumerFile['type']]: (
    scope: Scope,
    name: string,
    written: Extract<ConsumerFile, { type: K }>,
    surroundings: Surroundings,
  ) => Consumer | undefined;
};

const RESOLVERS: ResolverOf = { fargate: resolveFargate, lambda: resolveLambda };

/** Consumers by name, in order of their names. */
export function resolveConsumers(scope: Scope, surroundings: Surroundings): ReadonlyMap<string, Consumer> {
  const entries = Object.entries(scope.file.consumers ?? {}).sort(([a], [b]) => byCodeUnit(a, b));
  return new Map(
    entries.flatMap(([name, written]) => {
      // The table has for each type a function of that type, which the compiler cannot follow through the union.
      const resolveOne = RESOLVERS[written.type] as (
        ...given: [Scope, string, ConsumerFile, Surroundings]
      ) => Consumer | undefined;
      const consumer = resolveOne(scope, name, written, surroundings);
      return consumer ? [[name, consumer] as const] : [];
    }),
  );
}
