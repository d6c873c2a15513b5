import type { Explanation } from './explanation';

const FUNCTION = `
    type: lambda
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler`;

/** What can be wrong with the settings of consumers among themselves. */
export const CONSUMER_FINDINGS: readonly Explanation[] = [
  {
    id: 'duplicate-variable',
    severity: 'error',
    summary: 'a variable of a consumer is set twice',
    why: 'A consumer gets the URLs and ARNs of what it uses by variables; one of that name would hide them, or be hidden.',
    bad: `
queues: { billing: {} }
consumers:
  worker:${FUNCTION}
    queue: billing
    environment: { QUEUE_URL: "https://sqs.example.com/billing" }
`,
    good: `
queues: { billing: {} }
consumers:
  worker:${FUNCTION}
    queue: billing
`,
  },
  {
    id: 'no-queue',
    severity: 'error',
    summary: 'a consumer says how messages come from a queue, but has none',
    why: 'The setting would do nothing.',
    bad: `
consumers:
  worker:${FUNCTION}
    batchSize: 5
`,
    good: `
queues: { billing: {} }
consumers:
  worker:${FUNCTION}
    queue: billing
    batchSize: 5
`,
  },
  {
    id: 'several-queues',
    severity: 'error',
    summary: 'a consumer has both `queue` and `queues`',
    why: 'They say the same, and one would have to be ignored.',
    bad: `
queues: { billing: {}, shipping: {} }
consumers:
  worker:
    type: fargate
    image: registry.example.com/worker:1
    queue: billing
    queues: [shipping]
network: { vpc: vpc-0abc, subnets: [subnet-0abc] }
`,
    good: `
queues: { billing: {}, shipping: {} }
consumers:
  worker:
    type: fargate
    image: registry.example.com/worker:1
    queues: [billing, shipping]
network: { vpc: vpc-0abc, subnets: [subnet-0abc] }
`,
  },
];
