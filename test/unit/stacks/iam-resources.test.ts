import { allows, type Call } from '#test/support/iam';
import { ACCOUNT, HERE, KEY, policyAt, queue, through, topic } from './iam-stack';

describe('policies of resources', () => {
  const tls = { 'aws:SecureTransport': 'true' };
  const sns = { Service: 'sns.amazonaws.com' };

  test('a queue takes from its topic, by TLS, and from no other', () => {
    const policy = policyAt('aws_sqs_queue.billing');
    const from = (name: string, context: Record<string, string> = tls): Call => ({
      action: 'sqs:SendMessage',
      resource: queue('billing'),
      principal: sns,
      context: { ...context, 'aws:SourceArn': topic(name) },
    });
    expect(allows(policy, from('orders'))).toBe(true);
    expect(allows(policy, from('alerts'))).toBe(false);
    expect(allows(policy, from('orders', { 'aws:SecureTransport': 'false' }))).toBe(false);
    expect(allows(policy, { ...from('orders'), principal: { Service: 's3.amazonaws.com' } })).toBe(false);
    expect(allows(policy, { ...from('orders'), action: 'sqs:ReceiveMessage' })).toBe(false);
  });

  test('a topic takes from its rule, and from no other', () => {
    const policy = policyAt('aws_sns_topic.alerts');
    const from = (rule: string): Call => ({
      action: 'sns:Publish',
      resource: topic('alerts'),
      principal: { Service: 'events.amazonaws.com' },
      context: { ...tls, 'aws:SourceArn': `arn:aws:events:${HERE}:rule/${rule}` },
    });
    expect(allows(policy, from('shop-prod-shipped'))).toBe(true);
    expect(allows(policy, from('shop-prod-other'))).toBe(false);
  });

  test('the key is used by SNS on behalf of the topic that delivers, and of no other', () => {
    const policy = policyAt('aws_kms_key.messages');
    const usedFor = (name: string): Call => ({
      action: 'kms:GenerateDataKey',
      resource: KEY,
      principal: sns,
      context: { 'aws:SourceArn': topic(name) },
    });
    expect(allows(policy, usedFor('orders'))).toBe(true);
    expect(allows(policy, usedFor('alerts'))).toBe(false);
  });

  test('the key is used by CloudWatch Logs for the log groups of this account and region, and for no other', () => {
    const policy = policyAt('aws_kms_key.messages');
    const usedFor = (group: string): Call => ({
      action: 'kms:Encrypt',
      resource: KEY,
      principal: { Service: 'logs.eu-west-1.amazonaws.com' },
      context: { 'kms:EncryptionContext:aws:logs:arn': group },
    });
    expect(allows(policy, usedFor(`arn:aws:logs:${HERE}:log-group:/ecs/shop-prod-shipper`))).toBe(true);
    expect(
      allows(policy, usedFor('arn:aws:logs:eu-west-1:222222222222:log-group:/ecs/shop-prod-shipper')),
    ).toBe(false);
    expect(allows(policy, { ...usedFor(''), context: {} })).toBe(false);
  });

  test('the key can be given to a function by who makes it through Lambda, and not otherwise', () => {
    const policy = policyAt('aws_kms_key.messages');
    const grant = (service: string): Call => ({
      action: 'kms:CreateGrant',
      resource: KEY,
      principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
      context: through(service),
    });
    expect(allows(policy, grant('lambda'))).toBe(true);
    expect(allows(policy, grant('ec2'))).toBe(false);
  });
});
