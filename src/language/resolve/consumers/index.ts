import { byCodeUnit } from '#base/util/text';
import type { Consumer, Lambda } from '#model/consumer';
import type { Scope } from '../scope';
import type { Surroundings } from './common';
import { resolveFargate } from './fargate';
import { resolveLambda } from './lambda';
import { resolveStepFunctions } from './step-functions';

type Surrounding = Omit<Surroundings, 'functions'>;

/** Consumers by name, in order of their names. Functions come first, since others may call them. */
export function resolveConsumers(scope: Scope, surrounding: Surrounding): ReadonlyMap<string, Consumer> {
  const written = Object.entries(scope.file.consumers ?? {}).sort(([a], [b]) => byCodeUnit(a, b));
  const functions = new Map<string, Lambda>();
  const others = new Map<string, Consumer>();
  const surroundings = { ...surrounding, functions };
  for (const [name, consumer] of written) {
    if (consumer.type !== 'lambda') continue;
    const lambda = resolveLambda(scope, name, consumer, surroundings);
    if (lambda) functions.set(name, lambda);
  }
  for (const [name, consumer] of written) {
    if (consumer.type === 'lambda') continue;
    const other =
      consumer.type === 'fargate'
        ? resolveFargate(scope, name, consumer, surroundings)
        : resolveStepFunctions(scope, name, consumer, surroundings);
    if (other) others.set(name, other);
  }
  return new Map(
    written.flatMap(([name]) => {
      const consumer = functions.get(name) ?? others.get(name);
      return consumer ? [[name, consumer] as const] : [];
    }),
  );
}
