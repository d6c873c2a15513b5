import { change, type Case } from './case';

export const IMAGE = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';

export const CONSUMERS = `
topics: { orders: {}, done: {} }
queues:
  billing: { visibilityTimeout: 5m }
  shipping: { visibilityTimeout: 5m }
  settlements: {}
  jobs: {}
  failed: {}
  parked: {}
  parked2: { deadLetters: false }
stores:
  receipts: { type: s3, expiresAfter: 90d }
  seen: { type: dynamodb, key: { id: S }, ttl: expiresAt }
network: { vpc: { create: { zones: [eu-west-1a, eu-west-1b] } }, egress: [10.0.0.0/8] }
subscriptions:
  - { topic: orders, queue: billing, raw: true, deadLetters: parked }
  - { topic: orders, queue: shipping }
consumers:
  biller:
    type: lambda
    queue: billing
    code: { inline: "def handler(event, context): return {'batchItemFailures': []}" }
    runtime: python3.13
    handler: index.handler
    partialBatchResponse: false
    filter: [{ body: { kind: [paid, refunded] } }]
    maxConcurrency: 5
    reservedConcurrency: 10
    onFailure: failed
    stores: { seen: read }
  shipper: { type: fargate, queue: shipping, image: "${IMAGE}/s:1", user: "1000", count: 2, stores: { receipts: write } }
  packer:
    type: fargate
    queue: jobs
    image: "${IMAGE}/p:1"
    scaling: { min: 1, max: 8, backlogPerTask: 10 }
  settle:
    type: step-functions
    queue: settlements
    stateMachine: arn:aws:states:eu-west-1:123456789012:stateMachine:settle
    filter: [{ body: { kind: [settlement] } }]
`;

/** A topology with a consumer of each kind, and one change of its text. */
export function edit(title: string, from: string, to: string, ...dangers: readonly string[]): Case {
  return change(title, CONSUMERS, [[from, to]], dangers);
}
