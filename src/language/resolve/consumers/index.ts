import { byCodeUnit } from '#base/util/text';
import type { Consumer, ConsumerKind } from '#model/consumer';
import type { TopologyFile } from '../../schema/topology-file';
import type { Scope } from '../scope';
import type { Resolver, Surroundings } from './common';
import * as kinds from './kinds';

type ConsumerFile = NonNullable<TopologyFile['consumers']>[string];

const RESOLVERS = kinds satisfies {
  [K in ConsumerKind]: Resolver<Extract<ConsumerFile, { type: K }>, Extract<Consumer, { kind: K }>>;
};

/** The compiler cannot follow from what is written to the function that takes its kind. */
function resolverOf({ type }: ConsumerFile): Resolver<ConsumerFile, Consumer> {
  return RESOLVERS[type] as unknown as Resolver<ConsumerFile, Consumer>;
}

/** Consumers by name, in order of their names. Those that others may call are resolved first. */
export function resolveConsumers(
  scope: Scope,
  surrounding: Omit<Surroundings, 'functions'>,
): ReadonlyMap<string, Consumer> {
  const written = Object.entries(scope.file.consumers ?? {}).sort(([a], [b]) => byCodeUnit(a, b));
  const resolved = new Map<string, Consumer>();
  const surroundings: Surroundings = { ...surrounding, functions: new Map() };
  for (const isCalled of [true, false]) {
    for (const [name, consumer] of written) {
      const resolver = resolverOf(consumer);
      if (resolver.isCalled !== isCalled) continue;
      const one = resolver.resolve(scope, name, consumer, surroundings);
      if (one) resolved.set(name, one);
    }
  }
  return new Map([...resolved].sort(([a], [b]) => byCodeUnit(a, b)));
}
