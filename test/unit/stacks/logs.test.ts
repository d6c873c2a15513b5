import { addresses, jsonAt, resourceAt, synthesized } from '#test/support/synthesized';
import { topologyOf } from '#test/unit/topology-of';
import type { Statement } from '#policies/statement';

function logsOf(monitoring: string) {
  const stack = synthesized(
    topologyOf(
      `
environments: { prod: { account: "111111111111" } }
topics: { orders: { deliveryStatusLogging: true } }
queues: { a: {}, b: {}, c: {} }
subscriptions: [{ topic: orders, queue: a }]
network: { vpc: { create: {} } }
${monitoring}
consumers:
  reader: { type: lambda, queue: a, code: { inline: "x" }, runtime: python3.13, handler: app.handler }
  worker: { type: fargate, queue: b, image: "111111111111.dkr.ecr.eu-west-1.amazonaws.com/a:1" }
  machine: { type: step-functions, queue: c, definition: a.json }
`,
      { 'a.json': '{"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}' },
    ),
  );
  const groups = addresses(stack).filter((address) => address.startsWith('aws_cloudwatch_log_group.'));
  return { stack, groups, settings: groups.map((address) => resourceAt(stack, address)) };
}

test('logs are kept for a year with a key of CloudWatch, if nothing else is said', () => {
  const { settings } = logsOf('');
  expect(settings.length).toBeGreaterThan(5);
  expect(settings.map(({ retention_in_days, kms_key_id }) => [retention_in_days, kms_key_id])).toEqual(
    settings.map(() => [365, undefined]),
  );
});

test('retention and key are the same for every log group', () => {
  const { stack, settings } = logsOf('monitoring: { logRetention: 90d, logEncryption: managed-key }');
  expect(settings.map(({ retention_in_days, kms_key_id }) => [retention_in_days, kms_key_id])).toEqual(
    settings.map(() => [90, '${aws_kms_key.messages.arn}']),
  );
  const { Statement } = jsonAt(stack, 'aws_kms_key.messages', 'policy') as { Statement: Statement[] };
  const { Sid, Action, ...admitted } = Statement.find(({ Sid }) => Sid === 'AllowLogs')!;
  expect(Sid).toBe('AllowLogs');
  expect(Action).not.toEqual(expect.arrayContaining([expect.stringContaining('*')]));
  expect(admitted).toEqual({
    Effect: 'Allow',
    Resource: '*',
    Principal: { Service: 'logs.eu-west-1.amazonaws.com' },
    Condition: {
      ArnLike: { 'kms:EncryptionContext:aws:logs:arn': 'arn:aws:logs:eu-west-1:111111111111:log-group:*' },
    },
  });
});

test('a key of your own is used as it is, and its policy is yours', () => {
  const key = 'arn:aws:kms:eu-west-1:111111111111:key/1234abcd';
  const { stack, settings } = logsOf(`monitoring: { logEncryption: { kmsKey: "${key}" } }`);
  expect(settings.map(({ kms_key_id }) => kms_key_id)).toEqual(settings.map(() => key));
  expect(addresses(stack)).not.toContain('aws_kms_key.messages');
});
