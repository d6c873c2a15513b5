import type { Path } from '#base/diagnostics/path';
import { byCodeUnit } from '#base/util/text';
import type { Consumer, Lambda } from '#model/consumer';
import { resolveNames, type Scope } from '../scope';

/** Functions of the file, by their names and in order of them. */
export function functionsNamed(
  scope: Scope,
  names: readonly string[] | undefined,
  path: Path,
  consumers: ReadonlyMap<string, Consumer>,
): Lambda[] {
  const functions = [...consumers.values()].flatMap((one) => (one.kind === 'lambda' ? [one] : []));
  const byName = new Map(functions.map((one) => [one.name, one]));
  return resolveNames(scope, 'function', names ?? [], path, byName).sort((a, b) =>
    byCodeUnit(a.name, b.name),
  );
}
