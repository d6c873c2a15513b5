import { allows, type Call, type Policy } from '#test/support/iam';
import { resourceAt } from '#test/support/synthesized';
import { ACCOUNT, HERE, KEY, policyAt, queue, stack, through, topic } from './iam-stack';

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

  test('EventBridge takes on the role of its rule, for no other rule, and publishes to nothing else', () => {
    const trust = JSON.parse(
      resourceAt(stack, 'aws_iam_role.shipped')['assume_role_policy'] as string,
    ) as Policy;
    const takenOnFor = (rule: string) => ({
      'aws:SourceArn': `arn:aws:events:${HERE}:rule/${rule}`,
      'aws:SourceAccount': ACCOUNT,
    });
    const [{ Condition }] = trust.Statement as unknown as readonly [
      { readonly Condition: Readonly<Record<string, Readonly<Record<string, string>>>> },
    ];
    expect({ ...Condition['ArnEquals'], ...Condition['StringEquals'] }).toEqual(
      takenOnFor('shop-prod-shipped'),
    );
    const policy = policyAt('aws_iam_role_policy.shipped');
    const publish = (name: string): Call => ({ action: 'sns:Publish', resource: topic(name) });
    expect(allows(policy, publish('alerts'))).toBe(true);
    expect(allows(policy, publish('orders'))).toBe(false);
    expect(JSON.stringify(policyAt('aws_sns_topic.alerts'))).not.toContain('events.amazonaws.com');
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
