import type { Explanation } from '#base/diagnostics/explanation';

/** What can be wrong with single elements, and with how they refer to each other. */
export const ELEMENT_FINDINGS: readonly Explanation[] = [
  {
    id: 'duplicate-element',
    severity: 'error',
    summary: 'two elements have one name',
    why: 'Files that are included may not define a name again, and two elements with one name in AWS would be one.',
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
    summary: 'an element that somebody else owns is given settings, or is in another region',
    why: 'msgtopo never changes what it does not own, and an SNS topic is subscribed in its own region.',
    bad: `
queues: { partner: { external: "arn:aws:sqs:eu-west-1:111111111111:partner", retention: 5d } }
`,
    good: `
queues: { partner: { external: "arn:aws:sqs:eu-west-1:111111111111:partner" } }
`,
  },
  {
    id: 'fifo-only',
    severity: 'error',
    summary: 'a standard topic or queue has a setting of FIFO ones',
    why:
      'SNS and SQS refuse these attributes on standard topics and queues. ' +
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
    summary: '`message` of a topic is no JSON Schema',
    why:
      'A misspelt keyword would be a check that is never made. The drafts 2020-12, which is meant without `$schema`, and ' +
      '7 are known; a schema refers to nothing outside of itself. https://json-schema.org/draft/2020-12',
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
    summary: 'a name has letters, or a length, that it cannot have',
    why:
      'Names in the file are lower-case letters, digits and `-`. In AWS a queue name has at most 80 characters, and ' +
      'exactly the FIFO ones end in `.fifo`. ' +
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
    summary: '`renamedFrom` names an element that is still there, or that another is renamed from',
    why: 'Terraform moves what it knows under the old name to the new one, so exactly one element can take it over.',
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
    why: 'A subscription is one edge from a topic to one endpoint.',
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
    summary: 'a name refers to an element that is not there',
    why: 'Topics, queues and filters are referred to by their names in the file.',
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
