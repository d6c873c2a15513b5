/** A change of a topology: what is deployed, and what is written now. */
export interface Case {
  readonly title: string;
  readonly before: string;
  readonly after: string;
  /** What has to be allowed, one by one; nothing for a harmless change. */
  readonly dangers: readonly string[];
}

export const BASE = `
topics:
  orders: {}
queues:
  billing: { retention: 7d }
  audit: {}
filters:
  money:
    policy: { type: [paid, refunded], amount: [{ numeric: [">=", 10] }] }
subscriptions:
  - { topic: orders, queue: billing, filter: money }
  - { topic: orders, queue: audit }
`;

export const FIFO = `
topics: { orders: { fifo: true, contentBasedDeduplication: true, archive: 30d } }
queues: { billing: { fifo: true, contentBasedDeduplication: true } }
subscriptions: [{ topic: orders, queue: billing }]
`;

export const ENCRYPTED = `
topics: { orders: { encryption: managed-key } }
queues: { billing: { encryption: managed-key } }
subscriptions: [{ topic: orders, queue: billing }]
`;

export const SHARED = `
topics: { orders: {} }
queues:
  billing: { deadLetters: { queue: failed } }
  failed: {}
subscriptions: [{ topic: orders, queue: billing, deadLetters: failed }]
`;

export const OPEN = `
topics:
  orders: { publishers: { accounts: ["222222222222"], services: [s3.amazonaws.com] } }
queues: { billing: {} }
subscriptions: [{ topic: orders, queue: billing }]
`;

function edited(yaml: string, ...edits: readonly (readonly [from: string, to: string])[]): string {
  return edits.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`there is no ${from} to edit`);
    return text.replace(from, to);
  }, yaml);
}

export function change(
  title: string,
  before: string,
  edits: readonly (readonly [string, string])[],
  dangers: readonly string[] = [],
): Case {
  return { title, before, after: edited(before, ...edits), dangers };
}

export const BILLING_LINE = '  - { topic: orders, queue: billing, filter: money }\n';
export const AUDIT_LINE = '  - { topic: orders, queue: audit }\n';
