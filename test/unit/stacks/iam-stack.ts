import { resolved, type Policy } from '#test/support/iam';
import { resourceAt, synthesized } from '#test/support/synthesized';
import { topologyOf } from '#test/unit/topology-of';

export const ACCOUNT = '111111111111';

/** Every kind of consumer, and publishers with roles of their own. */
export const stack = synthesized(
  topologyOf(
    `
environments: { prod: { account: "${ACCOUNT}" } }
topics: { orders: { encryption: managed-key }, alerts: {} }
queues: { billing: { encryption: managed-key }, shipping: {}, settlements: {}, failed: {} }
stores:
  receipts: { type: s3 }
  imports: { type: s3 }
  seen: { type: dynamodb, key: { id: S } }
network: { vpc: { create: {} } }
monitoring: { logEncryption: managed-key }
subscriptions:
  - { topic: orders, queue: billing }
  - { topic: alerts, lambda: notifier }
consumers:
  notifier:
    type: lambda
    queue: billing
    code: { s3: { bucket: code, key: notifier.zip } }
    runtime: python3.13
    handler: app.handler
    publishes: [alerts]
    stores: { imports: read, seen: read-write }
    secrets: { DB: { ssm: /shop/db } }
    onFailure: failed
    network: true
    encryption: managed-key
  shipper:
    type: fargate
    queue: shipping
    image: ${ACCOUNT}.dkr.ecr.eu-west-1.amazonaws.com/shipper:1
    publishes: [orders]
    stores: { receipts: write }
    secrets: { KEY: { secretsManager: shop/key } }
    sidecars: { router: { image: "${ACCOUNT}.dkr.ecr.eu-west-1.amazonaws.com/router:1", user: "0" } }
    logRouter: { sidecar: router, options: { Name: firehose, delivery_stream: app-logs } }
    scaling: { max: 5, backlogPerTask: 10 }
  reconcile:
    type: step-functions
    queue: settlements
    definition: reconcile.json
    invokes: [notifier]
publishers:
  web: { type: api, publishes: [orders], accountRole: true }
  nightly: { type: schedule, expression: rate(1 day), message: { a: 1 }, publishes: [orders] }
  shipped: { type: event-rule, pattern: { source: [logistics] }, publishes: [alerts] }
`,
    { 'reconcile.json': '{"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}' },
  ),
);

export const HERE = `eu-west-1:${ACCOUNT}`;

export const queue = (name: string) => `arn:aws:sqs:${HERE}:shop-prod-${name}`;
export const topic = (name: string) => `arn:aws:sns:${HERE}:shop-prod-${name}`;
export const object = (bucket: string) => `arn:aws:s3:::shop-prod-${bucket}-${ACCOUNT}/2026/1.json`;
export const table = (name: string) => `arn:aws:dynamodb:${HERE}:table/shop-prod-${name}`;
export const KEY = `arn:aws:kms:${HERE}:key/messages`;
export const stream = (group: string) => `arn:aws:logs:${HERE}:log-group:${group}:log-stream:1`;
export const through = (service: string) => ({ 'kms:ViaService': `${service}.eu-west-1.amazonaws.com` });

export function policyAt(address: string): Policy {
  return resolved('shop-prod', ACCOUNT, resourceAt(stack, address)['policy'] as string);
}
