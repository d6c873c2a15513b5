import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allows, resolved, type Call } from '#test/support/iam';
import { ROOT } from '#test/support/msgtopo';
import { resourceAt, synthesized } from '#test/support/synthesized';
import { topologyOf } from '#test/unit/topology-of';

const ACCOUNT = '111111111111';
const HERE = `eu-west-1:${ACCOUNT}`;
const QUEUE = (name: string) => `arn:aws:sqs:${HERE}:shop-prod-${name}`;
const RULE = (name: string) => `arn:aws:events:${HERE}:rule/shop-prod-${name}`;

/** Each kind of publisher that can send to a queue, some of them encrypted, one FIFO. */
const stack = synthesized(
  topologyOf(readFileSync(join(ROOT, 'test/fixtures/ok/services-to-queues/topology.yaml'), 'utf8')),
);

function policyAt(address: string) {
  const { policy } = resourceAt(stack, address) as { readonly policy: string };
  return resolved('shop-prod', ACCOUNT, policy);
}

function sentTo(queue: string, service: string, source: string): Call {
  return {
    action: 'sqs:SendMessage',
    resource: QUEUE(queue),
    principal: { Service: `${service}.amazonaws.com` },
    context: { 'aws:SourceArn': source, 'aws:SourceAccount': ACCOUNT, 'aws:SecureTransport': 'true' },
  };
}

test.each([
  ['its rule', sentTo('inbox', 'events', RULE('found')), true],
  ['another rule', sentTo('inbox', 'events', RULE('both')), false],
  ['the rule that has only one of the queues', sentTo('work', 'events', RULE('both')), true],
  ['its bucket', sentTo('inbox', 's3', `arn:aws:s3:::shop-prod-photos-${ACCOUNT}`), true],
  ['another bucket', sentTo('inbox', 's3', 'arn:aws:s3:::other'), false],
  ['what a rule could not hand over', sentTo('undelivered', 'events', RULE('found')), true],
  ['nothing that another rule could not', sentTo('undelivered', 'events', RULE('both')), false],
])('a queue takes from %s', (_, call, expected) => {
  expect(allows(policyAt(`aws_sqs_queue.${call.resource.split('shop-prod-')[1]!}`), call)).toBe(expected);
});

test('the key is used by EventBridge for the queues that a rule sends to, and by S3 for this account', () => {
  const use = (service: string, context: Record<string, string>): Call => ({
    action: 'kms:GenerateDataKey',
    resource: `arn:aws:kms:${HERE}:key/messages`,
    principal: { Service: `${service}.amazonaws.com` },
    context,
  });
  const key = policyAt('aws_kms_key.messages');
  const of = (queue: string) => ({ 'kms:EncryptionContext:aws:sqs:arn': QUEUE(queue) });
  expect(allows(key, use('events', of('inbox')))).toBe(true);
  expect(allows(key, use('events', of('undelivered')))).toBe(true);
  expect(allows(key, use('events', of('audit')))).toBe(false);
  expect(allows(key, use('s3', { 'aws:SourceAccount': ACCOUNT }))).toBe(true);
  expect(allows(key, use('s3', { 'aws:SourceAccount': '222222222222' }))).toBe(false);
});

test.each([
  ['nightly', ['inbox', 'ledger', 'undelivered']],
  ['devices', ['inbox']],
  ['web', ['inbox', 'work']],
])('the role of %s may send to its queues alone', (role, queues) => {
  const policy = policyAt(`aws_iam_role_policy.${role}`);
  const all = ['inbox', 'work', 'ledger', 'audit', 'undelivered'];
  const allowed = all.filter((queue) =>
    allows(policy, { action: 'sqs:SendMessage', resource: QUEUE(queue) }),
  );
  expect(allowed.sort()).toEqual([...queues].sort());
});

test('a rule without topics has no role, and its targets name none', () => {
  expect(() => resourceAt(stack, 'aws_iam_role.found')).toThrow();
  expect(resourceAt(stack, 'aws_cloudwatch_event_target.found_sends_to_inbox')).toMatchObject({
    arn: '${aws_sqs_queue.inbox.arn}',
    dead_letter_config: { arn: '${aws_sqs_queue.undelivered.arn}' },
    retry_policy: { maximum_retry_attempts: 10, maximum_event_age_in_seconds: 3600 },
  });
  expect(resourceAt(stack, 'aws_cloudwatch_event_target.found_sends_to_inbox')).not.toHaveProperty(
    'role_arn',
  );
  expect(resourceAt(stack, 'aws_cloudwatch_event_target.both_to_orders')).toHaveProperty('role_arn');
});

test('a FIFO queue gets the message group from rules and schedules', () => {
  expect(resourceAt(stack, 'aws_cloudwatch_event_target.found_sends_to_ledger')).toMatchObject({
    sqs_target: { message_group_id: 'findings' },
  });
  expect(resourceAt(stack, 'aws_scheduler_schedule.nightly_sends_to_ledger')).toMatchObject({
    target: {
      sqs_parameters: { message_group_id: 'nightly' },
      // The other one is what AWS does of itself: the provider would write zero.
      retry_policy: { maximum_retry_attempts: 3, maximum_event_age_in_seconds: 86_400 },
    },
  });
});

test('a bucket, a rule of AWS IoT and an API name the queue in their own way', () => {
  expect(resourceAt(stack, 'aws_s3_bucket_notification.uploads')).toMatchObject({
    queue: [{ queue_arn: '${aws_sqs_queue.inbox.arn}', filter_prefix: 'in/' }],
  });
  expect(resourceAt(stack, 'aws_iot_topic_rule.devices')).toMatchObject({
    sqs: [{ queue_url: '${aws_sqs_queue.inbox.url}', use_base64: false }],
  });
  const { body } = resourceAt(stack, 'aws_api_gateway_rest_api.web') as { readonly body: string };
  expect(body).toContain(`:sqs:path/${ACCOUNT}/shop-prod-inbox"`);
  expect(body).toContain('Action=SendMessage&Version=2012-11-05&MessageBody=$util.urlEncode($input.body)');
  expect(body).toContain("$input.path('$.SendMessageResponse.SendMessageResult.MessageId')");
});
