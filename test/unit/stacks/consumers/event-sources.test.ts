import { resourceAt, synthesized } from '#test/support/synthesized';
import { topologyOf } from '#test/unit/topology-of';

const stack = synthesized(
  topologyOf(`
queues: { orders: {}, refunds: {}, backfill: {} }
consumers:
  worker:
    type: lambda
    queues: [orders, refunds, backfill]
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
    batchSize: 5
    maxConcurrency: 10
    filter: [{ body: { kind: [invoice] } }]
    eventSources:
      refunds: { maxConcurrency: 2, partialBatchResponse: false, filter: [{ body: { kind: [refund] } }] }
      backfill: { batchSize: 100, batchWindow: 5s, pollers: { max: 20 }, enabled: false, metrics: true }
`),
);

const mapping = (queue: string) => resourceAt(stack, `aws_lambda_event_source_mapping.${queue}_to_worker`);

test('a queue without settings of its own has those of the function', () => {
  expect(mapping('orders')).toMatchObject({
    batch_size: 5,
    scaling_config: { maximum_concurrency: 10 },
    function_response_types: ['ReportBatchItemFailures'],
    filter_criteria: { filter: [{ pattern: '{"body":{"kind":["invoice"]}}' }] },
  });
});

test('settings of a queue win, and the rest stays', () => {
  const refunds = mapping('refunds');
  expect(refunds).toMatchObject({
    batch_size: 5,
    scaling_config: { maximum_concurrency: 2 },
    filter_criteria: { filter: [{ pattern: '{"body":{"kind":["refund"]}}' }] },
  });
  expect(refunds).not.toHaveProperty('function_response_types');
});

test('pollers of a queue take the place of the concurrency of the function', () => {
  const backfill = mapping('backfill');
  expect(backfill).toMatchObject({
    batch_size: 100,
    maximum_batching_window_in_seconds: 5,
    provisioned_poller_config: { maximum_pollers: 20 },
    enabled: false,
    metrics_config: { metrics: ['EventCount'] },
  });
  expect(backfill).not.toHaveProperty('scaling_config');
});

test('a queue hides messages for as long as its own batch window needs', () => {
  const hidden = (queue: string) => resourceAt(stack, `aws_sqs_queue.${queue}`)['visibility_timeout_seconds'];
  expect(['orders', 'backfill'].map(hidden)).toEqual([180, 185]);
});
