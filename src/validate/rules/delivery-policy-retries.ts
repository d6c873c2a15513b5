import { child } from '#base/diagnostics/path';
import { retryPolicyOf } from '#model/retry-policy';
import type { Rule } from '../rule';

export const deliveryPolicyRetries: Rule = {
  id: 'delivery-policy-retries',
  severity: 'error',
  summary: 'the numbers of a retry policy contradict each other',
  why:
    'The phases cannot have more retries than `numRetries`, and the shortest delay cannot be longer than ' +
    'the longest. SNS rejects both. ' +
    'https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html',
  bad: `
topics: { orders: {} }
subscriptions:
  - topic: orders
    url: "https://hooks.example.com/orders"
    deliveryPolicy: { healthyRetryPolicy: { numRetries: 5, numMinDelayRetries: 6 } }
`,
  good: `
topics: { orders: {} }
subscriptions:
  - topic: orders
    url: "https://hooks.example.com/orders"
    deliveryPolicy: { healthyRetryPolicy: { numRetries: 10, numMinDelayRetries: 6, maxDelayTarget: 5m } }
`,
  check({ subscriptions }, found) {
    for (const subscription of subscriptions) {
      const policy = retryPolicyOf(subscription);
      if (!policy) continue;
      const path = child(subscription.path, 'deliveryPolicy', 'healthyRetryPolicy');
      const phases = policy.numNoDelayRetries + policy.numMinDelayRetries + policy.numMaxDelayRetries;
      if (phases > policy.numRetries) {
        const message = `the phases have ${phases} retries, more than the ${policy.numRetries} of \`numRetries\``;
        found({ message, path: child(path, 'numRetries'), help: `set \`numRetries\` to at least ${phases}` });
      }
      if (policy.minDelayTarget > policy.maxDelayTarget) {
        const message = `\`minDelayTarget\` is ${policy.minDelayTarget} s, longer than \`maxDelayTarget\`, ${policy.maxDelayTarget} s`;
        const help = `set \`minDelayTarget\` to at most ${policy.maxDelayTarget}s`;
        found({ message, path: child(path, 'minDelayTarget'), help });
      }
    }
  },
};
