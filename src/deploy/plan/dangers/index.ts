import type { Explanation } from '#base/diagnostics/explanation';
import { cutAccess, widenAccess } from './access';
import type { Danger } from './danger';
import { removeDeadLetters } from './dead-letters';
import { changeFormat, narrowFilter, refuseMessages, removeEncryption } from './delivery';
import { destroy, replace } from './loss';
import { shortenRetention } from './retention';
import { moveStack } from './stacks';

/** Everything that a plan is searched for, the worst first. */
export const DANGERS: readonly Danger[] = [
  destroy,
  moveStack,
  replace,
  shortenRetention,
  removeDeadLetters,
  narrowFilter,
  cutAccess,
  refuseMessages,
  changeFormat,
  removeEncryption,
  widenAccess,
];

/** What `msgtopo explain` says of them. What is dangerous is a change, so no file is an example. */
export const PLAN_FINDINGS: readonly Explanation[] = DANGERS.map(({ id, summary, why }) => ({
  id,
  severity: 'error',
  summary,
  why,
  bad: '',
  good: '',
}));
