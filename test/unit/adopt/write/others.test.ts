import { othersOfQueue, subscribersOf } from '#adopt/write/others';
import { publisherKeys, publishersOf } from '#adopt/write/topics';
import { queueFrom, topicFrom } from '#adopt/inventory/settings';

const ACCOUNT = '123456789012';
const QUEUE = `arn:aws:sqs:eu-west-1:${ACCOUNT}:billing`;
const TOPIC = `arn:aws:sns:eu-west-1:${ACCOUNT}:orders`;
const WEB = `arn:aws:iam::${ACCOUNT}:role/web`;
const USER = `arn:aws:iam::${ACCOUNT}:user/apps/cms`;

type Principal = string | Readonly<Record<string, string | readonly string[]>>;

function policy(Resource: string, Who: Principal, Action: string | readonly string[], Condition?: object) {
  return JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: Who, Action, Resource, Condition }] });
}

const receive = ['sqs:ReceiveMessage', 'sqs:DeleteMessage'];
const bucket = { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::uploads' } };
const own = { StringEquals: { 'aws:SourceAccount': ACCOUNT } };
const other = { StringEquals: { 'aws:SourceAccount': '222222222222' } };
const s3 = { Service: 's3.amazonaws.com' };

test.each<[string, Principal, string | readonly string[], object | undefined, object]>([
  ['a role that sends', { AWS: WEB }, 'sqs:SendMessage', undefined, { senders: { roles: [WEB] } }],
  ['a user that sends', { AWS: USER }, 'sqs:SendMessage', undefined, { senders: { roles: [USER] } }],
  ['a role that processes', { AWS: WEB }, receive, undefined, { receivers: { roles: [WEB] } }],
  [
    'a role that may everything',
    { AWS: WEB },
    'SQS:*',
    undefined,
    { senders: { roles: [WEB] }, receivers: { roles: [WEB] } },
  ],
  [
    'another account',
    { AWS: '222222222222' },
    receive,
    undefined,
    { receivers: { accounts: ['222222222222'] } },
  ],
  ['the account itself, whose own policies say it', { AWS: ACCOUNT }, receive, undefined, {}],
  ['a role that may only look', { AWS: WEB }, 'sqs:ReceiveMessage', undefined, {}],
  ['a role under a condition', { AWS: WEB }, receive, { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }, {}],
  [
    'an organization',
    '*',
    'sqs:SendMessage',
    { StringEquals: { 'aws:PrincipalOrgID': 'o-abcdefghij' } },
    { senders: { organization: 'o-abcdefghij' } },
  ],
  ['everybody', '*', 'sqs:SendMessage', undefined, {}],
  [
    'a bucket',
    s3,
    'sqs:SendMessage',
    { ...bucket, ...own },
    { senders: { services: [{ service: 's3.amazonaws.com', sourceArn: 'arn:aws:s3:::uploads' }] } },
  ],
  ['a service for this account', s3, 'sqs:SendMessage', own, { senders: { services: ['s3.amazonaws.com'] } }],
  [
    'a service for another account',
    s3,
    'sqs:SendMessage',
    other,
    { senders: { services: [{ service: 's3.amazonaws.com', sourceAccount: '222222222222' }] } },
  ],
  ['a service for anybody', s3, 'sqs:SendMessage', undefined, {}],
])('a policy of a queue that lets in %s', (_, who, action, condition, keys) => {
  const queue = queueFrom(QUEUE, 'https://sqs/billing', { policy: policy(QUEUE, who, action, condition) });
  expect(othersOfQueue(queue, ACCOUNT)).toEqual(keys);
});

test('services send to no FIFO queue, which asks for a message group', () => {
  const written = policy(QUEUE, s3, 'sqs:SendMessage', own);
  const queue = queueFrom(QUEUE, 'https://sqs/billing', { policy: written, fifo_queue: true });
  expect(othersOfQueue(queue, ACCOUNT)).toEqual({});
});

test('another account subscribes to a topic', () => {
  const written = policy(TOPIC, { AWS: 'arn:aws:iam::222222222222:root' }, ['sns:Subscribe', 'sns:Publish']);
  const keys = { subscribers: { accounts: ['222222222222'] } };
  expect(subscribersOf(topicFrom(TOPIC, { policy: written }), ACCOUNT)).toEqual(keys);
});

const events = { Service: 'events.amazonaws.com' };
const rule = { ArnEquals: { 'aws:SourceArn': `arn:aws:events:eu-west-1:${ACCOUNT}:rule/nightly` } };
const elsewhere = { StringEquals: { 'aws:SourceOwner': ACCOUNT } };

test.each<[string, Principal, object | undefined, object]>([
  [
    'a bucket',
    s3,
    { ...bucket, ...own },
    { services: [{ service: 's3.amazonaws.com', sourceArn: 'arn:aws:s3:::uploads' }] },
  ],
  [
    'a rule',
    events,
    rule,
    {
      services: [
        {
          service: 'events.amazonaws.com',
          sourceArn: `arn:aws:events:eu-west-1:${ACCOUNT}:rule/nightly`,
        },
      ],
    },
  ],
  ['a service for this account', s3, own, { services: ['s3.amazonaws.com'] }],
  ['a service for anybody', events, undefined, { services: ['events.amazonaws.com'] }],
  ['a service under a condition that no key says', s3, elsewhere, { services: ['s3.amazonaws.com'] }],
  [
    'an organization',
    '*',
    { StringEquals: { 'aws:PrincipalOrgID': 'o-abcdefghij' } },
    { organization: 'o-abcdefghij' },
  ],
])('a policy of a topic that lets %s publish', (_, who, condition, publishers) => {
  const topic = topicFrom(TOPIC, { policy: policy(TOPIC, who, 'sns:Publish', condition) });
  expect(publisherKeys(publishersOf(topic, ACCOUNT))).toEqual({ publishers });
});

test('a service that may publish for the account needs no entry for one bucket besides', () => {
  const statements = [own, { ...bucket, ...own }].map((Condition) => ({
    Effect: 'Allow',
    Principal: s3,
    Action: 'sns:Publish',
    Resource: TOPIC,
    Condition,
  }));
  const topic = topicFrom(TOPIC, { policy: JSON.stringify({ Statement: statements }) });
  expect(publisherKeys(publishersOf(topic, ACCOUNT))).toEqual({
    publishers: { services: ['s3.amazonaws.com'] },
  });
});
