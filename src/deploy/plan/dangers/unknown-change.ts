import { list, quoted } from '#base/util/text';
import type { Change } from '../changes';
import { isSame } from '../same';
import { attributeRow, rowOf } from '../table/index';
import { unknownSettings } from './containers';
import { isLost, isUpdated, type Danger, type Found } from './danger';

/** Whether nobody judges a change of an attribute: it has no row, or one for a resource that is made anew. */
function isUnjudged({ type, action }: Change, attribute: string): boolean {
  const row = attributeRow(type, attribute);
  if (row === undefined || 'refused' in row) return true;
  return 'dangers' in row && row.onlyAnew === true && action === 'update';
}

/**
 * Attributes that change and of which the table says nothing. What AWS gives only when the plan is applied is none of
 * them: the file cannot set it, since every attribute that msgtopo writes has a row.
 */
function unknownAttributes(change: Change): string[] {
  const { before, after, unknown } = change;
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.filter(
    (name) => !unknown.has(name) && !isSame(before[name], after[name]) && isUnjudged(change, name),
  );
}

const SAFE_WAY = 'make sure that it does no harm, and report it, so that msgtopo learns what it means';

export const unknownChange: Danger = {
  id: 'unknown-change',
  degree: 'loses-when',
  summary: 'a resource or an attribute changes, and msgtopo does not know what that means',
  why:
    'msgtopo has a table of all resources and attributes that it writes, with what each change can do. Anything else ' +
    'may do harm, so msgtopo reports it.',
  find(change): Found | undefined {
    const { type, element } = change;
    if (rowOf(type) === undefined) {
      if (!isUpdated(change) && !isLost(change) && change.action !== 'create') return undefined;
      return { message: `msgtopo does not know what a change of ${element.label} does`, safeWay: SAFE_WAY };
    }
    if (!isUpdated(change) && change.action !== 'replace') return undefined;
    const names = [...unknownAttributes(change), ...unknownSettings(change)];
    if (names.length === 0) return undefined;
    return {
      message: `msgtopo does not know what a change of ${list(quoted(names))} of ${element.label} does`,
      safeWay: SAFE_WAY,
    };
  },
};
