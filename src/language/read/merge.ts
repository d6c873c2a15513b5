import { error } from '#base/diagnostics/diagnostic';
import { child, type Path } from '#base/diagnostics/path';
import { suggest } from '#base/diagnostics/suggest';
import { originKey, type Origin } from './composition';
import type { Report } from './report';
import { isMap, type PlainMap } from '#base/util/json';

/** Where a merge takes place, and what it keeps account of. */
export interface Target {
  readonly path: Path;
  readonly origins: Map<string, Origin>;
  readonly report: Report;
}

export function below(target: Target, segment: string | number): Target {
  return { ...target, path: child(target.path, segment) };
}

export function originBelow({ source, path }: Origin, segment: string | number): Origin {
  return { source, path: child(path, segment) };
}

/** A patch names something that is not there. */
export function reportAbsent(message: string, key: string, present: readonly string[], target: Target): void {
  const help = () => suggest(key, present);
  target.report(error({ rule: 'unknown-reference', message, path: target.path, on: 'key', help }));
}

/** Merges `patch` over `base`, key by key, and notes where each part came from. A key set to null is removed. */
export function mergeMaps(base: PlainMap, patch: PlainMap, from: Origin, target: Target): PlainMap {
  const merged = new Map(Object.entries(base));
  for (const [key, value] of Object.entries(patch)) {
    const inner = below(target, key);
    const origin = originBelow(from, key);
    const present = merged.get(key);
    if (isMap(present) && isMap(value)) {
      merged.set(key, mergeMaps(present, value, origin, inner));
      continue;
    }
    if (value === null && merged.delete(key)) continue;
    inner.origins.set(originKey(inner.path), origin);
    if (value !== null) merged.set(key, value);
    else
      reportAbsent(
        `\`${key}\` is set to nothing, but there is none to remove`,
        key,
        Object.keys(base),
        inner,
      );
  }
  return Object.fromEntries(merged);
}
