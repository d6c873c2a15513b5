import type { Explanation } from '#base/diagnostics/explanation';

/** What can be wrong with what a consumer says of itself. */
export const CONSUMER_FINDINGS: readonly Explanation[] = [
  {
    id: 'duplicate-variable',
    severity: 'error',
    summary: 'an environment variable of a consumer has two values',
    why:
      'A variable is injected, or a secret, or in `environment`. With two values, one would be lost ' +
      'silently.',
    bad: `
queues: { billing: {} }
consumers:
  worker:
    type: lambda
    queue: billing
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
    environment: { QUEUE_URL: https://example.com }
`,
    good: `
queues: { billing: {} }
consumers:
  worker:
    type: lambda
    queue: billing
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
    environment: { OTHER_URL: https://example.com }
`,
  },
  {
    id: 'no-queue',
    severity: 'error',
    summary: 'a function has settings for a queue, but no queue',
    why:
      'Batches, windows and filters belong to the event source mapping of a queue. A topic invokes a ' +
      'function with one message at a time.',
    bad: `
consumers:
  worker:
    type: lambda
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
    batchSize: 5
`,
    good: `
queues: { billing: {} }
consumers:
  worker:
    type: lambda
    queue: billing
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
    batchSize: 5
`,
  },
  {
    id: 'several-queues',
    severity: 'error',
    summary: 'a consumer has both `queue` and `queues`',
    why: 'One of them would have no effect.',
    bad: `
queues: { billing: {}, refunds: {} }
consumers:
  worker:
    type: lambda
    queue: billing
    queues: [refunds]
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
`,
    good: `
queues: { billing: {}, refunds: {} }
consumers:
  worker:
    type: lambda
    queues: [billing, refunds]
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
`,
  },
];
