import { error, type Diagnostic } from '#base/diagnostics/diagnostic';
import type { Path } from '#base/diagnostics/path';

/** Deeper than any topology; keeps every later walk within the stack. */
export const DEEPEST = 64;

/** Values after expansion of aliases; about a hundred thousand queues. */
export const MOST_VALUES = 1_000_000;

/**
 * What a parsed file may not be, whatever its shape: deeper than `DEEPEST`, a loop of aliases, aliases that
 * multiply beyond `MOST_VALUES`, or a key that JavaScript keeps for itself.
 */
export function inspect(root: unknown): Diagnostic[] {
  const findings: Diagnostic[] = [];
  const sizes = new Map<object, number>();
  const open = new Set<object>();
  let deepest: Path | undefined;
  /** Of the value that is looked at; one list for all, since hardly any value gets a finding. */
  const path: (string | number)[] = [];

  const sizeOf = (value: unknown): number => {
    if (typeof value !== 'object' || value === null) return 1;
    if (open.has(value)) {
      const message = 'an alias refers to a value that contains it';
      findings.push(error({ rule: 'yaml-alias', message, path: [...path] }));
      return 1;
    }
    const known = sizes.get(value);
    if (known !== undefined) return known;
    if (path.length > DEEPEST) {
      deepest ??= [...path];
      return 1;
    }
    open.add(value);
    let size = 1;
    const entries = Array.isArray(value) ? value.entries() : Object.entries(value);
    for (const [key, item] of entries) {
      if (key === '__proto__') {
        const message = 'unknown key `__proto__`';
        findings.push(error({ rule: 'unknown-key', message, path: [...path], on: 'key' }));
      }
      path.push(key);
      size += sizeOf(item);
      path.pop();
    }
    open.delete(value);
    sizes.set(value, size);
    return size;
  };

  const total = sizeOf(root);
  if (deepest) {
    const message = `the file is nested more than ${DEEPEST} levels deep`;
    findings.push(error({ rule: 'yaml-depth', message, path: deepest.slice(0, 2), on: 'key' }));
  }
  if (total > MOST_VALUES) {
    const message = `the file's aliases expand to more than ${MOST_VALUES} values`;
    findings.push(error({ rule: 'yaml-alias', message, path: [] }));
  }
  return findings;
}
