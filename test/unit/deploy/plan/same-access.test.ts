import { comesAlong } from '#deploy/plan/along-access';
import { isForOwner, isForOwnerByService } from '#deploy/plan/owner-access';
import { comparePolicies, permissionsIn } from '#deploy/plan/policy-document';

const QUEUE = 'arn:aws:sqs:eu-west-1:111111111111:billing';
const TOPIC = 'arn:aws:sns:eu-west-1:111111111111:orders';
const SNS = { Service: 'sns.amazonaws.com' };

function policy(
  Principal: unknown,
  Action: string | readonly string[],
  Condition?: object,
  Resource = QUEUE,
): string {
  return JSON.stringify({ Statement: [{ Effect: 'Allow', Principal, Action, Resource, Condition }] });
}

const OURS = policy(SNS, 'sqs:SendMessage', { ArnEquals: { 'aws:SourceArn': TOPIC } });

test.each([
  ['another operator', policy(SNS, 'SQS:SendMessage', { StringLike: { 'AWS:SourceArn': TOPIC } })],
  [
    'everybody, on behalf of a topic',
    policy('*', 'sqs:SendMessage', { ArnLike: { 'aws:SourceArn': TOPIC } }),
  ],
  [
    'every action, on behalf of a topic',
    policy({ AWS: '*' }, 'SQS:*', { StringEquals: { 'aws:SourceArn': TOPIC } }),
  ],
])('%s is the same access', (_, live) => {
  expect(comparePolicies(live, OURS)).toEqual({ gained: [], lost: [] });
});

test.each([
  ['another topic', policy('*', 'sqs:SendMessage', { ArnLike: { 'aws:SourceArn': `${TOPIC}-2` } })],
  ['no topic', policy('*', 'sqs:SendMessage')],
  ['a bucket', policy('*', 'sqs:SendMessage', { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::bucket' } })],
  [
    'another account of the source',
    policy(SNS, 'sqs:SendMessage', { StringEquals: { 'aws:SourceAccount': '222222222222' } }),
  ],
])('%s is not', (_, live) => {
  expect(comparePolicies(live, OURS).lost).toHaveLength(1);
});

const account = (Condition?: object, Principal: unknown = { AWS: 'arn:aws:iam::222222222222:root' }) =>
  policy(Principal, 'sns:Publish', Condition, TOPIC);
const only = (id: string) => ({ StringEquals: { 'aws:PrincipalAccount': id } });

test('an account need not be asked for by the account that it is', () => {
  expect(comparePolicies(account(), account(only('222222222222'))).lost).toEqual([]);
  expect(
    comparePolicies(account(undefined, { AWS: '222222222222' }), account(only('222222222222'))).lost,
  ).toEqual([]);
  expect(comparePolicies(account(), account(only('333333333333'))).lost).toHaveLength(1);
});

test('a service that acts for something in an account acts for the account', () => {
  const service = (Condition: object) =>
    policy({ Service: 'cloudwatch.amazonaws.com' }, 'sns:Publish', Condition, TOPIC);
  const alarm = 'arn:aws:cloudwatch:eu-west-1:111111111111:alarm:a';
  const planned = service({ StringEquals: { 'aws:SourceAccount': '111111111111' } });
  expect(comparePolicies(service({ ArnLike: { 'aws:SourceArn': alarm } }), planned).lost).toEqual([]);
  expect(
    comparePolicies(service({ ArnLike: { 'aws:SourceArn': alarm.replace('1:1111', '1:2222') } }), planned)
      .lost,
  ).toHaveLength(1);
  expect(comparePolicies(service({}), planned).lost).toHaveLength(1);
});

describe('what comes along with access that is there', () => {
  const ROLE = { AWS: 'arn:aws:iam::111111111111:role/web' };
  const along = (before: string, after: string) => {
    const held = permissionsIn(before);
    return comparePolicies(before, after).gained.filter((one) => !comesAlong(one, held));
  };
  const receive = ['sqs:ReceiveMessage', 'sqs:DeleteMessage'];
  const whole = policy(ROLE, [...receive, 'sqs:GetQueueUrl', 'sqs:GetQueueAttributes']);

  test('of who processes the messages: to find the queue and to keep a message', () => {
    expect(along(policy(ROLE, receive), whole)).toEqual([]);
    expect(along(policy(ROLE, 'sqs:ReceiveMessage'), whole)).toHaveLength(3);
    expect(along(policy({ AWS: 'arn:aws:iam::111111111111:role/other' }, receive), whole)).toHaveLength(4);
  });

  test('of who sends: to find the queue, and nothing else', () => {
    const sending = policy(ROLE, ['sqs:SendMessage', 'sqs:GetQueueUrl', 'sqs:PurgeQueue']);
    expect(along(policy(ROLE, 'sqs:SendMessage'), sending)).toMatchObject([{ action: 'sqs:PurgeQueue' }]);
  });
});

describe('what AWS writes for the owner', () => {
  const isFor = (written: string) => permissionsIn(written).map(isForOwner);

  test('of a queue is the account as a whole', () => {
    expect(isFor(policy({ AWS: 'arn:aws:iam::111111111111:root' }, 'SQS:*'))).toEqual([true]);
    expect(isFor(policy({ AWS: '111111111111' }, 'SQS:*'))).toEqual([true]);
    const forQueues = { StringEquals: { 'sns:Protocol': 'sqs' } };
    const subscribe = (id: string) => policy({ AWS: id }, 'sns:Subscribe', forQueues, TOPIC);
    expect(isFor(subscribe('111111111111'))).toEqual([true]);
    expect(isFor(subscribe('222222222222'))).toEqual([false]);
    expect(isFor(policy({ AWS: 'arn:aws:iam::222222222222:root' }, 'SQS:*'))).toEqual([false]);
    expect(isFor(policy({ AWS: 'arn:aws:iam::111111111111:role/web' }, 'SQS:*'))).toEqual([false]);
  });

  test('of a key is needed, since nobody else may use it then', () => {
    const key = 'arn:aws:kms:eu-west-1:111111111111:key/1';
    expect(isFor(policy({ AWS: 'arn:aws:iam::111111111111:root' }, 'kms:*', undefined, key))).toEqual([
      false,
    ]);
  });

  test('of a key is not needed by name, where a service asks for it among other conditions', () => {
    const key = 'arn:aws:kms:eu-west-1:111111111111:key/1';
    const change = { type: 'aws_kms_key', before: { arn: key } };
    const isFor = (conditions: object) => {
      const written = policy({ AWS: 'arn:aws:iam::111111111111:root' }, 'kms:Decrypt', conditions, key);
      return permissionsIn(written).map((permission) => isForOwnerByService(permission, change));
    };
    const through = { 'kms:ViaService': 'sqs.eu-west-1.amazonaws.com' };
    expect(isFor({ StringEquals: through })).toEqual([true]);
    expect(isFor({ StringEquals: through, Bool: { 'aws:SecureTransport': 'true' } })).toEqual([true]);
    expect(isFor({ Bool: { 'aws:SecureTransport': 'true' } })).toEqual([false]);
  });

  test('of a topic is everybody on behalf of the account', () => {
    const owned = (id: string) =>
      policy('*', 'SNS:Publish', { StringEquals: { 'AWS:SourceOwner': id } }, TOPIC);
    expect(isFor(owned('111111111111'))).toEqual([true]);
    expect(isFor(owned('222222222222'))).toEqual([false]);
    expect(isFor(policy('*', 'SNS:Publish', undefined, TOPIC))).toEqual([false]);
  });
});
