import type { JsonObject } from '#base/util/json';
import type { Subscription } from './topology';

export interface RetryPolicy {
  readonly numRetries: number;
  readonly numNoDelayRetries: number;
  readonly numMinDelayRetries: number;
  readonly numMaxDelayRetries: number;
  readonly minDelayTarget: number;
  readonly maxDelayTarget: number;
}

/** How a web endpoint is tried again, if the subscription says. */
export function retryPolicyOf({ deliveryPolicy }: Subscription): RetryPolicy | undefined {
  return deliveryPolicy?.['healthyRetryPolicy'] as (RetryPolicy & JsonObject) | undefined;
}
