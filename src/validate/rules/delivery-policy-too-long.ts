import { DELIVERY } from '#base/aws/limits';
import { child } from '#base/diagnostics/path';
import { formatSeconds } from '#base/util/units';
import { retryPolicyOf, type RetryPolicy } from '#model/retry-policy';
import type { Rule } from '../rule';

/** What all retries take if each pause of the backoff phase is as short as it can be. */
function shortestTotal(policy: RetryPolicy): number {
  const { numRetries, numNoDelayRetries, numMinDelayRetries, numMaxDelayRetries } = policy;
  const backoff = Math.max(0, numRetries - numNoDelayRetries - numMinDelayRetries - numMaxDelayRetries);
  return (numMinDelayRetries + backoff) * policy.minDelayTarget + numMaxDelayRetries * policy.maxDelayTarget;
}

export const deliveryPolicyTooLong: Rule = {
  id: 'delivery-policy-too-long',
  severity: 'error',
  summary: 'the retries of a delivery policy take longer than an hour',
  why:
    'SNS rejects a policy whose retries take more than 3,600 seconds in total. This limit cannot be ' +
    'raised. ' +
    'https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html',
  bad: `
topics: { orders: {} }
queues: { undeliverable: {} }
subscriptions:
  - topic: orders
    url: "https://hooks.example.com/orders"
    deadLetters: undeliverable
    deliveryPolicy: { healthyRetryPolicy: { numRetries: 10, minDelayTarget: 10m, maxDelayTarget: 20m } }
`,
  good: `
topics: { orders: {} }
queues: { undeliverable: {} }
subscriptions:
  - topic: orders
    url: "https://hooks.example.com/orders"
    deadLetters: undeliverable
    deliveryPolicy: { healthyRetryPolicy: { numRetries: 5, minDelayTarget: 10m, maxDelayTarget: 20m } }
`,
  check({ subscriptions }, found) {
    for (const subscription of subscriptions) {
      const policy = retryPolicyOf(subscription);
      const total = policy ? shortestTotal(policy) : 0;
      if (total <= DELIVERY.total) continue;
      found({
        message: `the retries take at least ${formatSeconds(total)}, but SNS allows ${formatSeconds(DELIVERY.total)}`,
        path: child(subscription.path, 'deliveryPolicy', 'healthyRetryPolicy'),
        on: 'key',
        help: 'lower `numRetries`, `minDelayTarget` or `maxDelayTarget`, and give the subscription `deadLetters`',
      });
    }
  },
};
