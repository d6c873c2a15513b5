import { list, plural, quoted } from '../util/text';
import type { LocatedDiagnostic } from './diagnostic';

/** So many elements are named, beside the first. */
const NAMED = 3;

function nameOf({ path }: LocatedDiagnostic): string | undefined {
  return typeof path[1] === 'string' ? path[1] : undefined;
}

/** What findings have in common that one line of the file causes: everything but the name of the element. */
function causeOf(diagnostic: LocatedDiagnostic): string | undefined {
  const { rule, severity, message, help, place, path } = diagnostic;
  const name = nameOf(diagnostic);
  if (severity !== 'warning' || place === undefined || name === undefined) return undefined;
  const without = (text = '') => text.replaceAll(`\`${name}\``, '``');
  return JSON.stringify([rule, path[0], place.file, place.start, without(message), without(help)]);
}

function together<T extends LocatedDiagnostic>(all: readonly T[]): T {
  const [first, ...others] = all as readonly [T, ...T[]];
  if (others.length === 0) return first;
  const names = quoted(others.slice(0, NAMED).map((one) => nameOf(one)!));
  const few = others.length <= NAMED;
  const words = few ? `: ${list(names)}` : `, such as ${list(names)}`;
  return { ...first, message: `${first.message}; the same for ${plural(others.length, 'other')}${words}` };
}

/** One warning for each cause: a line in `defaults` that all queues have is told once, with the count. */
export function oneForEachCause<T extends LocatedDiagnostic>(diagnostics: readonly T[]): T[] {
  const byCause = new Map<string, T[]>();
  diagnostics.forEach((diagnostic, index) => {
    const cause = causeOf(diagnostic) ?? String(index);
    byCause.set(cause, [...(byCause.get(cause) ?? []), diagnostic]);
  });
  return [...byCause.values()].map(together);
}
