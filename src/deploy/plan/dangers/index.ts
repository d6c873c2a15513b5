import type { Explanation } from '#base/diagnostics/explanation';
import { cutAccess, widenAccess } from './access';
import { changeKey } from './change-key';
import { createAgain } from './create-again';
import type { Danger } from './danger';
import { removeDeadLetters } from './dead-letters';
import { changeFormat, narrowFilter, refuseMessages, removeEncryption } from './delivery';
import { changeAcknowledgement, changeDeduplication, shortenVisibility } from './duplicates';
import { destroy, replace } from './loss';
import { cutNetwork } from './network';
import { cutPublisher, widenPublisher } from './publishers';
import { shortenRetention } from './retention';
import { moveStack } from './stacks';
import { unknownChange } from './unknown-change';
import { weakenDelivery } from './weaken-delivery';
import { slowConsumer, stopConsumer } from './work';

/** Everything that a plan is searched for, the worst first. */
export const DANGERS: readonly Danger[] = [
  destroy,
  moveStack,
  replace,
  createAgain,
  shortenRetention,
  removeDeadLetters,
  narrowFilter,
  changeAcknowledgement,
  changeDeduplication,
  refuseMessages,
  weakenDelivery,
  changeFormat,
  cutPublisher,
  stopConsumer,
  cutNetwork,
  cutAccess,
  changeKey,
  shortenVisibility,
  slowConsumer,
  removeEncryption,
  widenPublisher,
  widenAccess,
  unknownChange,
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
