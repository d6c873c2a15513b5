import { addresses, jsonAt, resourceAt, synthesized } from '#test/support/synthesized';
import { brief, proveText, topologyOf } from '#test/unit/topology-of';

const built = (yaml: string) => synthesized(topologyOf(yaml));

describe('what SNS says of a topic', () => {
  test('its name for people and the version of its signatures', () => {
    const stack = built(
      'topics: { orders: { displayName: "Shop ${x}", signatureVersion: 2 } }'.replace('${x}', '%{x'),
    );
    const topic = resourceAt(stack, 'aws_sns_topic.orders');
    expect(topic['display_name']).toBe('Shop %%{x');
    expect(topic['signature_version']).toBe(2);
  });

  test.each([
    ['true', 100, 2],
    ['{ sampleRate: 10 }', 10, 2],
    ['failures', undefined, 1],
    ['{ sampleRate: 0 }', undefined, 1],
  ])('deliveries are logged with %s', (logging, rate, groups) => {
    const stack = built(`
topics: { orders: { deliveryStatusLogging: ${logging} } }
queues: { billing: {} }
subscriptions: [{ topic: orders, queue: billing }]
`);
    const topic = resourceAt(stack, 'aws_sns_topic.orders');
    expect(topic['sqs_success_feedback_sample_rate']).toBe(rate);
    expect('sqs_success_feedback_role_arn' in topic).toBe(rate !== undefined);
    expect(topic['sqs_failure_feedback_role_arn']).toBeDefined();
    const named = addresses(stack).filter((address) => address.startsWith('aws_cloudwatch_log_group.'));
    expect(named).toHaveLength(groups);
  });
});

describe('data keys', () => {
  const KEYS = 'queues: { billing: { encryption: managed-key, dataKeyReuse: 1h }';

  test('are used as long as the file says, also for the dead letters', () => {
    const stack = built(`${KEYS} }`);
    for (const queue of ['billing', 'billing_dlq'])
      expect(resourceAt(stack, `aws_sqs_queue.${queue}`)['kms_data_key_reuse_period_seconds']).toBe(3600);
  });

  test('are none without a KMS key, which a default passes over', () => {
    const { diagnostics } = proveText('queues: { billing: { dataKeyReuse: 1h } }');
    expect(diagnostics.map(brief)).toContainEqual(
      expect.stringContaining('wrong-value @ queues.billing.dataKeyReuse'),
    );
    const stack = built(
      'defaults: { queue: { dataKeyReuse: 1h } }\nqueues: { a: {}, b: { encryption: managed-key } }',
    );
    expect(resourceAt(stack, 'aws_sqs_queue.a')['kms_data_key_reuse_period_seconds']).toBeUndefined();
    expect(resourceAt(stack, 'aws_sqs_queue.b')['kms_data_key_reuse_period_seconds']).toBe(3600);
  });
});

describe('replay', () => {
  const replayed = (topic: string, replay: string) => `
topics: { orders: { ${topic} } }
queues: { billing: { fifo: true } }
subscriptions: [{ topic: orders, queue: billing, replay: ${replay} }]
`;

  test('starts at a moment of the archive', () => {
    const stack = built(replayed('fifo: true, archive: 30d', '{ from: "2026-11-01T00:00:00Z" }'));
    expect(jsonAt(stack, 'aws_sns_topic_subscription.orders_to_billing', 'replay_policy')).toEqual({
      PointType: 'Timestamp',
      StartingPoint: '2026-11-01T00:00:00Z',
    });
  });

  test.each([
    ['fifo: true', '{ from: "2026-11-01T00:00:00Z" }', 'topic `orders` has no archive to replay'],
    [
      'fifo: true, archive: 30d',
      '{ from: "2026-11-01T00:00:00Z", until: "2026-10-01T00:00:00Z" }',
      'must be later',
    ],
  ])('with %s and %s is refused', (topic, replay, expected) => {
    const { diagnostics } = proveText(replayed(topic, replay));
    expect(diagnostics.map(({ message }) => message)).toContainEqual(expect.stringContaining(expected));
  });
});
