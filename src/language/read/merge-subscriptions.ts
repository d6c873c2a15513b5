import { child } from '#base/diagnostics/path';
import { originKey, type Origin } from './composition';
import { subscriptionId } from './endpoint';
import { below, mergeMaps, originBelow, reportAbsent, type Target } from './merge';
import { asMap } from './plain';
import { isMap, type PlainMap } from '#base/util/json';

function idsOf(subscriptions: readonly unknown[]): string[] {
  return subscriptions.map((entry) => subscriptionId(asMap(entry)) ?? '');
}

function replaceAt(list: unknown[], index: number, entry: unknown, from: Origin, target: Target): void {
  const inner = below(target, index);
  if (isMap(entry) && isMap(list[index])) list[index] = mergeMaps(list[index], entry, from, inner);
  else {
    list[index] = entry;
    target.origins.set(originKey(inner.path), from);
  }
}

/** Adds the entries of `patch`; one of the same topic and endpoint as before changes that. */
function mergeList(
  base: readonly unknown[],
  patch: readonly unknown[],
  from: Origin,
  target: Target,
): unknown[] {
  const merged = [...base];
  const ids = idsOf(base);
  for (const [index, entry] of patch.entries()) {
    const id = isMap(entry) ? subscriptionId(entry) : undefined;
    const at = id === undefined ? -1 : ids.indexOf(id);
    replaceAt(merged, at < 0 ? merged.length : at, entry, originBelow(from, index), target);
  }
  return merged;
}

/** Takes entries out. What stays moves up, with the origin that it had. */
function remove(base: readonly unknown[], removed: ReadonlySet<string>, target: Target): unknown[] {
  const main = target.origins.get(originKey([]));
  const ids = idsOf(base);
  const entries = base.map((entry, index) => {
    const path = child(target.path, index);
    return { entry, origin: target.origins.get(originKey(path)) ?? (main && { ...main, path }) };
  });
  const kept = entries.filter((_, index) => !removed.has(ids[index]!));
  for (const [index, { origin }] of kept.entries()) {
    if (origin) target.origins.set(originKey(child(target.path, index)), origin);
  }
  return kept.map(({ entry }) => entry);
}

/** Changes subscriptions by id; one set to nothing is removed. */
function mergeById(base: readonly unknown[], patch: PlainMap, from: Origin, target: Target): unknown[] {
  const known = idsOf(base);
  const removed = new Set(Object.keys(patch).filter((id) => patch[id] === null));
  const merged = remove(base, removed, target);
  const ids = idsOf(merged);
  for (const [id, entry] of Object.entries(patch)) {
    if (!known.includes(id)) {
      const inner = below(target, id);
      target.origins.set(originKey(inner.path), originBelow(from, id));
      reportAbsent(`there is no subscription \`${id}\` to change`, id, known, inner);
    } else if (entry !== null) replaceAt(merged, ids.indexOf(id), entry, originBelow(from, id), target);
  }
  return merged;
}

/** What an override says of subscriptions: a list adds or changes, a map by id changes or removes. */
export function mergeSubscriptions(
  base: readonly unknown[],
  patch: unknown,
  from: Origin,
  target: Target,
): unknown {
  if (Array.isArray(patch)) return mergeList(base, patch, from, target);
  if (isMap(patch)) return mergeById(base, patch, from, target);
  target.origins.set(originKey(target.path), from);
  return patch;
}
