import { cutAccess, widenAccess } from './access';
import type { Danger } from './danger';
import { removeDeadLetters } from './dead-letters';
import { changeFormat, narrowFilter, refuseMessages, removeEncryption } from './delivery';
import { destroy, replace } from './loss';
import { shortenRetention } from './retention';

/** Everything that a plan is searched for, the worst first. */
export const DANGERS: readonly Danger[] = [
  destroy,
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
