import type { SQSClient } from '@aws-sdk/client-sqs';

/**
 * The SDK waits before each attempt, after throttling from half a second on and twice as long each time, but 20 seconds
 * at most: with these a call is repeated for about half a minute.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
 */
export const ATTEMPTS = 8;

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html */
const THROTTLED = /Throttl|TooManyRequests|RequestLimitExceeded|SlowDown/;

export function isThrottling(failure: unknown): boolean {
  return failure instanceof Error && THROTTLED.test(failure.name);
}

/** Tells of each answer that asks for fewer calls, before the SDK waits and repeats it. */
export function tellOfThrottling(client: SQSClient, tell: () => void): void {
  client.middlewareStack.add(
    (next) => async (args) => {
      try {
        return await next(args);
      } catch (failure) {
        if (isThrottling(failure)) tell();
        throw failure;
      }
    },
    { step: 'finalizeRequest', priority: 'low', name: 'tellOfThrottling' },
  );
}
