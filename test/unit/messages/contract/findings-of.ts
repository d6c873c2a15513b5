import { proveText } from '#test/unit/topology-of';

/** The findings about the filter of one subscription under a contract: message and help. */
export function findings(
  contract: object,
  filter: object,
  files?: Readonly<Record<string, string>>,
): string[] {
  const { diagnostics } = proveText(
    JSON.stringify({
      version: 1,
      name: 'shop',
      region: 'eu-west-1',
      topics: { orders: { message: contract } },
      queues: { billing: {} },
      subscriptions: [{ topic: 'orders', queue: 'billing', filter }],
    }),
    files,
  );
  return diagnostics
    .filter(({ rule }) =>
      ['filter-on-unknown-field', 'filter-outside-contract', 'invalid-message-schema'].includes(rule),
    )
    .map(({ message, help }) => `${message} | ${help ?? ''}`);
}

export const inBody = (policy: object) => ({ scope: 'body', policy });
