import type { Explanation } from '#base/diagnostics/explanation';

/** What can be wrong with single elements, and with how they refer to each other. */
export const ELEMENT_FINDINGS: readonly Explanation[] = [
  {
    id: 'duplicate-element',
    severity: 'error',
    summary: 'two elements have the same name',
    why:
      'An included file cannot define a name again, and two elements with the same physical name would be ' +
      'one in AWS.',
    bad: `
queues:
  a: { physicalName: billing }
  b: { physicalName: billing }
`,
    good: `
queues:
  a: { physicalName: billing }
  b: { physicalName: shipping }
`,
  },
  {
    id: 'duplicate-subscription',
    severity: 'error',
    summary: 'an endpoint is subscribed to a topic twice',
    why:
      'SNS keeps one subscription, with one filter policy, for each topic and endpoint. ' +
      'https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html',
    bad: `
topics: { orders: {} }
queues: { billing: {} }
subscriptions:
  - { topic: orders, queue: billing, filter: { policy: { eventType: [paid] } } }
  - { topic: orders, queue: billing, filter: { policy: { eventType: [refunded] } } }
`,
    good: `
topics: { orders: {} }
queues: { billing: {} }
subscriptions:
  - { topic: orders, queue: billing, filter: { policy: { eventType: [paid, refunded] } } }
`,
  },
  {
    id: 'external-element',
    severity: 'error',
    summary: 'an external element has settings, or is in another partition',
    why:
      'msgtopo never changes what it does not own, and nothing crosses partitions. ' +
      'https://docs.aws.amazon.com/sns/latest/dg/sns-cross-region-delivery.html',
    bad: `
topics: { orders: { external: "arn:aws:sns:eu-west-1:111111111111:orders", tracing: true } }
`,
    good: `
topics: { orders: { external: "arn:aws:sns:eu-west-1:111111111111:orders" } }
`,
  },
  {
    id: 'fifo-only',
    severity: 'error',
    summary: 'a standard topic or queue has a setting for FIFO',
    why:
      'SNS and SQS reject these attributes on standard topics and queues. ' +
      'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html',
    bad: `
queues: { billing: { contentBasedDeduplication: true } }
`,
    good: `
queues: { billing: { fifo: true, contentBasedDeduplication: true } }
`,
  },
  {
    id: 'invalid-message-schema',
    severity: 'error',
    summary: '`message` of a topic is not a valid JSON Schema',
    why:
      'A misspelt keyword would be a check that never happens. msgtopo knows the drafts 2020-12, which is ' +
      'the default, and 7. A schema cannot refer to another file. ' +
      'https://json-schema.org/draft/2020-12',
    bad: `
topics: { orders: { message: { body: { type: objekt } } } }
`,
    good: `
topics: { orders: { message: { body: { type: object } } } }
`,
  },
  {
    id: 'invalid-name',
    severity: 'error',
    summary: 'a name has characters or a length that are not allowed',
    why:
      'Names in the file have lower-case letters, digits and `-`. The physical name of a queue has at most ' +
      '80 characters, and ends in `.fifo` if, and only if, the queue is FIFO. ' +
      'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html',
    bad: `
queues: { Billing: {} }
`,
    good: `
queues: { billing: {} }
`,
  },
  {
    id: 'invalid-rename',
    severity: 'error',
    summary: '`renamedFrom` names an element that still exists, or that another element is renamed from',
    why: 'Terraform moves the old address to the new one, so exactly one element can take it over.',
    bad: `
queues:
  billing: {}
  bills: { renamedFrom: billing }
`,
    good: `
queues:
  bills: { renamedFrom: billing }
`,
  },
  {
    id: 'several-endpoints',
    severity: 'error',
    summary: 'a subscription has more than one endpoint',
    why: 'A subscription connects a topic to one endpoint.',
    bad: `
topics: { orders: {} }
queues: { billing: {} }
subscriptions:
  - { topic: orders, queue: billing, email: ops@example.com }
`,
    good: `
topics: { orders: {} }
queues: { billing: {} }
subscriptions:
  - { topic: orders, queue: billing }
  - { topic: orders, email: ops@example.com }
`,
  },
  {
    id: 'unknown-reference',
    severity: 'error',
    summary: 'a name refers to an element that does not exist',
    why: 'You refer to topics, queues and filters by their names in the file.',
    bad: `
topics: { orders: {} }
queues: { billing: {} }
subscriptions:
  - { topic: orders, queue: biling }
`,
    good: `
topics: { orders: {} }
queues: { billing: {} }
subscriptions:
  - { topic: orders, queue: billing }
`,
  },
];
