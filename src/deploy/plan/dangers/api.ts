/* What an API would no longer take. */

import { child } from '#base/diagnostics/path';
import { list, quoted } from '#base/util/text';
import type { Change, Plan } from '../changes';
import { apiShapes, callersBetween } from '../publishers/api-shape';
import { block, type Found } from './danger';
export function apiChange(change: Change, plan: Plan): Found | undefined {
  const { element } = change;
  const [old, planned] = apiShapes(change, plan);
  if (!old || !planned) return undefined;
  const paths = old.paths.filter((path) => !planned.paths.includes(path));
  if (paths.length > 0) {
    return {
      message: `${element.label} would no longer answer at ${list(quoted(paths))}`,
      safeWay: 'make sure that nobody calls it any more',
      path: child(element.path, 'publishes'),
    };
  }
  const { gained, lost } = callersBetween(old, planned);
  // Who comes in place of others is a finding of `widen-access`.
  if (lost.length === 0 || gained.length > 0) return undefined;
  return {
    message: `${element.label} would reject callers that it lets in now`,
    safeWay: 'change all callers first',
    path: child(element.path, 'auth'),
  };
}

/** A rate of 0 or less is none. */
function limit(values: Change['before'], name: string): number {
  const set = Number(block(values['settings'])[name] ?? -1);
  return set < 0 ? Infinity : set;
}

export function throttlingChange({ element, before, after }: Change): Found | undefined {
  const names = ['throttling_rate_limit', 'throttling_burst_limit'];
  if (names.every((name) => limit(after, name) >= limit(before, name))) return undefined;
  return {
    message: `the API \`${element.name}\` would reject requests above a lower limit than now`,
    safeWay: 'make sure that callers send no more, or try again later',
    path: child(element.path, 'throttling'),
    degree: 'loses-when',
  };
}
