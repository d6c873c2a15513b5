import { addresses, resourceAt } from '../../support/synthesized';
import { allows, resolved, type Call, type Policy } from '../../support/iam';
import { ACCOUNT, stack } from './iam-stack';

const HERE = `eu-west-1:${ACCOUNT}`;

const queue = (name: string) => `arn:aws:sqs:${HERE}:shop-prod-${name}`;
const topic = (name: string) => `arn:aws:sns:${HERE}:shop-prod-${name}`;
const object = (bucket: string) => `arn:aws:s3:::shop-prod-${bucket}-${ACCOUNT}/2026/1.json`;
const table = (name: string) => `arn:aws:dynamodb:${HERE}:table/shop-prod-${name}`;
const KEY = `arn:aws:kms:${HERE}:key/messages`;
const stream = (group: string) => `arn:aws:logs:${HERE}:log-group:${group}:log-stream:1`;
const through = (service: string) => ({ 'kms:ViaService': `${service}.eu-west-1.amazonaws.com` });

function policyAt(address: string): Policy {
  return resolved('shop-prod', ACCOUNT, resourceAt(stack, address)['policy'] as string);
}

type Listed = readonly [action: string, resource: string, context?: Readonly<Record<string, string>>];

const consumes = (name: string): Listed[] =>
  ['ReceiveMessage', 'DeleteMessage', 'ChangeMessageVisibility', 'GetQueueAttributes', 'GetQueueUrl'].map(
    (action) => [`sqs:${action}`, queue(name)],
  );
const logs = (group: string): Listed[] =>
  ['CreateLogStream', 'PutLogEvents'].map((action) => [`logs:${action}`, stream(group)]);

/** What each role is used for: the calls that the service or the program makes. */
const MADE: Readonly<Record<string, readonly Listed[]>> = {
  notifier: [
    ...consumes('billing'),
    ...logs('/aws/lambda/shop-prod-notifier'),
    ['kms:Decrypt', KEY, through('sqs')],
    ['sns:Publish', topic('alerts')],
    ['s3:GetObject', object('imports')],
    ['dynamodb:GetItem', table('seen')],
    ['dynamodb:PutItem', table('seen')],
    ['ssm:GetParameter', `arn:aws:ssm:${HERE}:parameter/shop/db`],
    ['sqs:SendMessage', queue('failed')],
    ['ec2:CreateNetworkInterface', `arn:aws:ec2:${HERE}:subnet/subnet-1`],
    ['ec2:DeleteNetworkInterface', `arn:aws:ec2:${HERE}:network-interface/eni-1`],
    ['ec2:DescribeNetworkInterfaces', '*'],
    ['xray:PutTraceSegments', '*'],
  ],
  shipper: [
    ...consumes('shipping'),
    ['sns:Publish', topic('orders')],
    ['kms:GenerateDataKey', KEY, through('sns')],
    ['kms:Decrypt', KEY, through('sns')],
    ['s3:PutObject', object('receipts')],
    ['ecs:UpdateTaskProtection', `arn:aws:ecs:${HERE}:task/shop-prod-consumers/0123`],
  ],
  shipper_execution: [
    ...logs('/ecs/shop-prod-shipper'),
    ['ecr:GetAuthorizationToken', '*'],
    ['ecr:BatchGetImage', `arn:aws:ecr:${HERE}:repository/shipper`],
    ['secretsmanager:GetSecretValue', `arn:aws:secretsmanager:${HERE}:secret:shop/key-AbCdEf`],
  ],
  reconcile: [
    ['lambda:InvokeFunction', `arn:aws:lambda:${HERE}:function:shop-prod-notifier`],
    ['xray:PutTraceSegments', '*'],
    ['logs:CreateLogDelivery', '*'],
  ],
  reconcile_pipe: [
    ...consumes('settlements'),
    ['states:StartExecution', `arn:aws:states:${HERE}:stateMachine:shop-prod-reconcile`],
  ],
  nightly: [
    ['sns:Publish', topic('orders')],
    ['kms:GenerateDataKey', KEY, through('sns')],
    ['kms:Decrypt', KEY, through('sns')],
  ],
};

/** What nobody here may ever do, whatever its edges. */
const FORBIDDEN: readonly Listed[] = [
  ['sqs:DeleteQueue', queue('billing')],
  ['sqs:PurgeQueue', queue('billing')],
  ['sqs:SetQueueAttributes', queue('shipping')],
  ['sqs:ReceiveMessage', queue('billing-dlq')],
  ['sqs:SendMessage', queue('billing')],
  ['sns:DeleteTopic', topic('orders')],
  ['sns:Subscribe', topic('orders')],
  ['s3:DeleteObject', object('receipts')],
  ['s3:DeleteBucket', `arn:aws:s3:::shop-prod-receipts-${ACCOUNT}`],
  ['s3:PutBucketPolicy', `arn:aws:s3:::shop-prod-receipts-${ACCOUNT}`],
  ['dynamodb:DeleteTable', table('seen')],
  ['dynamodb:Scan', table('seen')],
  ['kms:Decrypt', KEY],
  ['kms:ScheduleKeyDeletion', KEY, through('sqs')],
  ['iam:PassRole', `arn:aws:iam::${ACCOUNT}:role/shop-prod-notifier-1`],
  ['sts:AssumeRole', `arn:aws:iam::${ACCOUNT}:role/shop-prod-notifier-1`],
  ['ecs:StopTask', `arn:aws:ecs:${HERE}:task/shop-prod-consumers/0123`],
  ['logs:CreateLogGroup', `arn:aws:logs:${HERE}:log-group:/other`],
  ['logs:PutLogEvents', stream('/other')],
  ['ssm:GetParameter', `arn:aws:ssm:${HERE}:parameter/shop/other`],
  ['secretsmanager:GetSecretValue', `arn:aws:secretsmanager:${HERE}:secret:shop/key2-AbCdEf`],
  ['ec2:CreateNetworkInterface', 'arn:aws:ec2:us-east-1:111111111111:subnet/subnet-1'],
  ['ec2:TerminateInstances', `arn:aws:ec2:${HERE}:instance/i-1`],
  ['lambda:UpdateFunctionCode', `arn:aws:lambda:${HERE}:function:shop-prod-notifier`],
];

const roles = addresses(stack)
  .filter((address) => address.startsWith('aws_iam_role_policy.'))
  .map((address) => address.replace('aws_iam_role_policy.', ''));

function called([action, resource, context = {}]: Listed): Call {
  return { action, resource, context };
}

function label([action, resource, context]: Listed): string {
  return [action, resource, ...Object.values(context ?? {})].join(' ');
}

test('every role that is made is looked at here', () => {
  expect(roles).toEqual(Object.keys({ ...MADE, 'network_flow-logs': [] }).sort());
});

describe.each(Object.keys(MADE))('the role of %s', (role) => {
  const policy = policyAt(`aws_iam_role_policy.${role}`);
  const own = MADE[role]!;

  test.each(own.map((call) => [label(call), call] as const))('may %s', (_, call) => {
    expect(allows(policy, called(call))).toBe(true);
  });

  test('may do nothing of what the others do, as far as it does not do the same', () => {
    const foreign = Object.values(MADE)
      .flat()
      .filter((call) => !own.some((mine) => label(mine) === label(call)));
    expect(foreign.filter((call) => allows(policy, called(call))).map(label)).toEqual([]);
  });

  test('may do nothing that nobody may', () => {
    expect(FORBIDDEN.filter((call) => allows(policy, called(call))).map(label)).toEqual([]);
  });

  test('has no wildcard among its actions', () => {
    const actions = policy.Statement.flatMap(({ Action }) => Action);
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
  });

  test('names resources, but for actions that AWS has none for', () => {
    const unnamed = policy.Statement.filter(({ Resource }) => Resource === '*').flatMap(
      ({ Action }) => Action,
    );
    const withoutResources =
      /^(ec2:Describe|ecr:GetAuthorizationToken$|xray:Put|logs:\w*(Delivery|Deliveries|Polic|LogGroups))/;
    expect(unnamed.filter((action) => !withoutResources.test(action))).toEqual([]);
  });
});

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
