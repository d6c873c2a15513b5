import type { Change } from '../changes';
import { isUpdated, text, type Found } from './danger';

const SAFE_WAY = 'compare what the boundary allows with what the role has to do';

interface Boundaries {
  readonly old: string;
  readonly planned: string;
}

/** The permissions boundary of a role before and after, if it is another one or one that is not known yet. */
function boundariesOf(change: Change): Boundaries | undefined {
  if (change.type !== 'aws_iam_role' || !isUpdated(change)) return undefined;
  const [old, planned] = [change.before, change.after].map((values) => text(values['permissions_boundary']));
  if (old === planned && !change.unknown.has('permissions_boundary')) return undefined;
  return { old: old!, planned: planned! };
}

/** A boundary that is new, or another one, may hold back what the role does now: no plan tells what it allows. */
export function boundaryCuts(change: Change): Found | undefined {
  const boundaries = boundariesOf(change);
  if (!boundaries) return undefined;
  const { planned } = boundaries;
  if (planned === '' && !change.unknown.has('permissions_boundary')) return undefined;
  return {
    message: `${change.element.label} would be limited by the boundary \`${planned}\`, and may not do all that it does now`,
    safeWay: SAFE_WAY,
  };
}

/** A boundary that is gone, or another one, may let the role do what it must not now. */
export function boundaryWidens(change: Change): Found | undefined {
  const old = boundariesOf(change)?.old ?? '';
  if (old === '') return undefined;
  return {
    message: `${change.element.label} would no longer be limited by the boundary \`${old}\``,
    safeWay: SAFE_WAY,
  };
}
