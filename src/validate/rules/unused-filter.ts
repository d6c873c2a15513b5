import type { Rule } from '../rule';

export const unusedFilter: Rule = {
  id: 'unused-filter',
  severity: 'warning',
  summary: 'no subscription uses a named filter',
  why:
    'A reader of the file believes that this filter applies. Often a subscription was meant to use it, ' +
    'and receives everything. ' +
    'https://docs.aws.amazon.com/sns/latest/dg/sns-message-filtering.html',
  bad: `
topics: { orders: {} }
queues: { billing: {} }
filters: { paid: { policy: { status: [paid] } } }
subscriptions: [{ topic: orders, queue: billing }]
`,
  good: `
topics: { orders: {} }
queues: { billing: {} }
filters: { paid: { policy: { status: [paid] } } }
subscriptions: [{ topic: orders, queue: billing, filter: paid }]
`,
  check({ filters, subscriptions }, found) {
    const used = new Set(subscriptions.map(({ filter }) => filter?.name));
    for (const { name, path } of filters) {
      if (used.has(name)) continue;
      found({
        message: `no subscription uses the filter \`${name}\``,
        path,
        on: 'key',
        help: `write \`filter: ${name}\` in a subscription, or remove it`,
      });
    }
  },
};
