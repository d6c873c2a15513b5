import type { Targeting } from '#model/publisher';
import type { StackContext } from '../context';
import { arnReference } from '../references';

/** What EventBridge does with what it cannot deliver: the same for a rule and for a schedule. */
export function targetSettings({ deadLetters, retries }: Targeting, context: StackContext) {
  return {
    ...(deadLetters ? { deadLetterConfig: { arn: arnReference(context, deadLetters) } } : {}),
    // Both, since the provider takes one that is not there for zero.
    ...(retries
      ? { retryPolicy: { maximumRetryAttempts: retries.attempts, maximumEventAgeInSeconds: retries.age } }
      : {}),
  };
}
