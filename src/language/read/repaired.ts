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
  return without(
    value,
    findings.map(({ path }) => path),
  );
}

/** A copy that lacks what is at the paths, made in one go: a file may have tens of thousands of findings. */
function without(value: unknown, paths: readonly Path[]): unknown {
  if (paths.length === 0) return value;
  const below = new Map<string | number, Path[]>();
  const gone = new Set<string | number>();
  for (const [key, ...rest] of paths) {
    if (rest.length === 0) gone.add(key!);
    else if (below.has(key!)) below.get(key!)!.push(rest);
    else below.set(key!, [rest]);
  }
  const inner = (key: string | number, item: unknown) => without(item, below.get(key) ?? []);
  if (Array.isArray(value)) return value.map((item: unknown, index) => inner(index, item));
  if (!isMap(value)) return value;
  const kept = Object.entries(value).filter(([name]) => !gone.has(name));
  return Object.fromEntries(kept.map(([name, item]) => [name, inner(name, item)]));
}
