import type { Diagnostic } from '#base/diagnostics/diagnostic';
import { valueAt, type Path } from '#base/diagnostics/path';
import { isMap } from '#base/util/json';

/** Below the name of an element or environment: what stands there is missed by no reference. */
const DEEP_ENOUGH = 3;

/** Findings that have nothing to do with a key that was left out. */
const INDEPENDENT: readonly string[] = ['unknown-reference', 'duplicate-subscription', 'file-not-found'];

export function isIndependent({ rule }: Diagnostic): boolean {
  return INDEPENDENT.includes(rule);
}

/** Whether a finding goes when the key is left out that it is about. */
function canBeLeftOut({ rule, path }: Diagnostic, value: unknown): boolean {
  if (path.length < DEEP_ENOUGH) return false;
  if (rule === 'unknown-key') return true;
  const isWrong = rule === 'wrong-value' || rule === 'wrong-type' || rule === 'interpolation';
  return isWrong && typeof valueAt(value, path) !== 'object';
}

/**
 * The file without the keys that findings are about, so that the stages behind can look at the rest; `undefined` if too
 * much would be left out, and what they say would only be a consequence.
 */
export function withoutFaults(value: unknown, findings: readonly Diagnostic[]): unknown {
  if (findings.length === 0 || !findings.every((finding) => canBeLeftOut(finding, value))) return undefined;
  return findings.reduce((rest, { path }) => without(rest, path), value);
}

/** A copy that lacks what is at the path. */
function without(value: unknown, [key, ...rest]: Path): unknown {
  if (Array.isArray(value))
    return value.map((item: unknown, index) => (index === key ? without(item, rest) : item));
  if (!isMap(value)) return value;
  const entries = Object.entries(value);
  if (rest.length === 0) return Object.fromEntries(entries.filter(([name]) => name !== key));
  return Object.fromEntries(
    entries.map(([name, inner]) => [name, name === key ? without(inner, rest) : inner]),
  );
}
