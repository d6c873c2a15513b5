import { publisherRoles } from '#policies/roles/publishers';
import { managedKeyPolicy } from '#policies/managed-key-policy';
import type { Statement } from '#policies/statement';
import { topicPolicy } from '#policies/topic-policy';
import { namedWriter } from '#policies/writer';
import { ownedTopic, proveText, topologyOf } from '#test/unit/topology-of';
import { messagesOf } from './findings-of';

/*
 * Public reports of messages that an encrypted topic never got: awslabs/landing-zone-accelerator-on-aws#407,
 * cloudposse/terraform-aws-guardduty#10, aws/aws-cdk#29511.
 */

const KEY = (region: string) =>
  `"arn:aws:kms:${region}:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab"`;
const OWN = `{ kmsKey: ${KEY('eu-west-1')} }`;
const AWS = '{ kmsKey: alias/aws/sns }';

const PUBLISHERS = {
  duty: '{ type: event-rule, publishes: [findings], pattern: { source: [aws.guardduty] } }',
  up: '{ type: s3, bucket: photos-in, events: [ObjectCreated], publishes: [findings] }',
  other: '{ role: "arn:aws:iam::222222222222:role/app", publishes: [findings] }',
  nightly: '{ type: schedule, publishes: [findings], expression: "rate(1 day)", message: x }',
};

type Publisher = keyof typeof PUBLISHERS;

function topic(encryption: string, publishers: readonly Publisher[], settings = ''): string {
  const written = publishers.map((name) => `  ${name}: ${PUBLISHERS[name]}`);
  return `
environments: { prod: { account: "111111111111" } }
topics: { findings: { encryption: ${encryption}${settings === '' ? '' : `, ${settings}`} } }
queues: { inbox: {} }
subscriptions: [{ topic: findings, queue: inbox }]
${written.length === 0 ? '' : `publishers:\n${written.join('\n')}`}
`;
}

const events = 'publishers: { services: [events.amazonaws.com] }';

describe('EventBridge into an encrypted topic', () => {
  test('a rule of the file publishes with a role that may use the key, and no policy names EventBridge', () => {
    const topology = topologyOf(topic('managed-key', ['duty']));
    const writer = namedWriter(topology);
    const policies = [...managedKeyPolicy(writer), ...topicPolicy(ownedTopic(topology, 'findings'), writer)];
    expect(JSON.stringify(policies)).not.toContain('events.amazonaws.com');
    const [role] = publisherRoles(topology.publishers.get('duty')!, writer);
    expect(role!.trust).toEqual([
      expect.objectContaining({
        Principal: { Service: 'events.amazonaws.com' },
        Condition: {
          StringEquals: { 'aws:SourceAccount': '111111111111' },
          ArnEquals: { 'aws:SourceArn': 'arn:aws:events:eu-west-1:111111111111:rule/shop-prod-duty' },
        },
      }),
    ]);
    expect(role!.statements).toEqual([
      {
        Sid: 'PublishToTopics',
        Effect: 'Allow',
        Action: 'sns:Publish',
        Resource: 'arn:aws:sns:eu-west-1:111111111111:shop-prod-findings',
      },
      {
        Sid: 'UseTopicKeys',
        Effect: 'Allow',
        Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
        Resource: 'arn:aws:kms:eu-west-1:111111111111:key/00000000-0000-0000-0000-000000000000',
        Condition: { StringEquals: { 'kms:ViaService': 'sns.eu-west-1.amazonaws.com' } },
      },
    ]);
  });

  test('a rule of somebody else is admitted without a source, which it does not say', () => {
    const topology = topologyOf(topic('managed-key', [], events));
    const writer = namedWriter(topology);
    const ofEvents = (statements: readonly Statement[]) =>
      statements.filter((one) => JSON.stringify(one).includes('events.amazonaws.com'));
    expect(ofEvents(managedKeyPolicy(writer))).toEqual([
      expect.objectContaining({
        Condition: {
          StringEquals: {
            'kms:EncryptionContext:aws:sns:topicArn': 'arn:aws:sns:eu-west-1:111111111111:shop-prod-findings',
          },
        },
      }),
    ]);
    const [inTopic] = ofEvents(topicPolicy(ownedTopic(topology, 'findings'), writer));
    expect(inTopic).not.toHaveProperty('Condition');
  });

  test('other services still have to work for this account', () => {
    const topology = topologyOf(
      topic('managed-key', ['up'], 'publishers: { services: [cloudwatch.amazonaws.com] }'),
    );
    const services = managedKeyPolicy(namedWriter(topology)).filter(({ Sid }) =>
      Sid.startsWith('AllowServices'),
    );
    expect(services).toEqual([
      expect.objectContaining({
        Principal: { Service: ['cloudwatch.amazonaws.com', 's3.amazonaws.com'] },
        Condition: { StringEquals: { 'aws:SourceAccount': '111111111111' } },
      }),
    ]);
  });
});

describe('the key that AWS manages for SNS', () => {
  test.each<[Publisher, string | undefined]>([
    [
      'duty',
      'the role of `duty` cannot use `alias/aws/sns`, so none of their messages would arrive in `findings`',
    ],
    [
      'up',
      '`s3.amazonaws.com` cannot use `alias/aws/sns`, so none of their messages would arrive in `findings`',
    ],
    [
      'other',
      '`arn:aws:iam::222222222222:role/app` cannot use `alias/aws/sns`, so none of their messages would arrive in `findings`',
    ],
    ['nightly', undefined],
  ])('shuts out who cannot be put into its policy: %s', (publisher, message) => {
    const found = messagesOf('aws-key-shuts-out-publishers', topic(AWS, [publisher]));
    expect(found).toEqual(message === undefined ? [] : [message]);
  });

  test('shuts out foreign accounts, and lets roles of this one in', () => {
    const yaml = topic(AWS, ['other'], 'publishers: { accounts: ["222222222222"] }');
    const [message] = messagesOf('aws-key-shuts-out-publishers', yaml);
    expect(message).toContain('`arn:aws:iam::222222222222:role/app` and account 222222222222');
    const here = yaml.replaceAll('222222222222', '111111111111').replace(/, publishers: \{[^}]*\}/, '');
    expect(messagesOf('aws-key-shuts-out-publishers', here)).toEqual([]);
  });

  test('of another service are keys that SNS and SQS cannot use at all', () => {
    const yaml = topic('{ kmsKey: alias/aws/sqs }', []).replace('inbox: {}', `inbox: { encryption: ${AWS} }`);
    expect(messagesOf('aws-key-shuts-out-publishers', yaml)).toEqual([
      'SNS cannot use `alias/aws/sqs`, so nobody could publish to `findings`',
    ]);
    expect(messagesOf('sns-cannot-use-aws-key', yaml)).toEqual([
      'SQS cannot use `alias/aws/sns`, so nobody could send to `inbox`',
    ]);
  });
});

test('the owner of a key is told of every publisher, and what EventBridge does not say', () => {
  const yaml = topic(
    OWN,
    ['up', 'duty', 'other'],
    'publishers: { services: [events.amazonaws.com], accounts: ["333333333333"] }',
  );
  expect(messagesOf('owner-must-allow', yaml)).toEqual([
    'the policy of `arn:aws:kms:eu-west-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab` must allow ' +
      'the role of `duty`, `arn:aws:iam::222222222222:role/app`, `s3.amazonaws.com`, ' +
      'account 333333333333 and `events.amazonaws.com` to encrypt for topic `findings`',
  ]);
  const { diagnostics } = proveText(yaml);
  expect(diagnostics.find(({ rule }) => rule === 'owner-must-allow')!.help).toContain(
    'one on `kms:EncryptionContext:aws:sns:topicArn` does not',
  );
});

test('a key of this account leaves roles of this account to IAM, a key of another does not', () => {
  expect(messagesOf('owner-must-allow', topic(OWN, ['nightly', 'duty']))).toEqual([]);
  const foreign = OWN.replace('111111111111', '444444444444');
  expect(messagesOf('owner-must-allow', topic(foreign, ['nightly']))).toHaveLength(1);
  expect(messagesOf('owner-must-allow', topic(foreign, []))).toEqual([]);
});

test('a consumer that publishes is a publisher like the others', () => {
  const foreign = OWN.replace('111111111111', '444444444444');
  const consumers =
    'consumers: { sorter: { type: fargate, image: "sorter:1", queue: inbox, publishes: [findings] } }';
  expect(messagesOf('owner-must-allow', `${topic(foreign, [])}\n${consumers}`)).toEqual([
    expect.stringContaining('must allow the role of `sorter` to encrypt for topic `findings`'),
  ]);
});

test('a key of another region is used by nobody', () => {
  const elsewhere = `{ kmsKey: ${KEY('us-east-1')} }`;
  const yaml = topic(elsewhere, []).replace('inbox: {}', `inbox: { encryption: ${elsewhere} }`);
  expect(messagesOf('key-of-another-region', yaml)).toEqual([
    '`findings` is in `eu-west-1`, and its key in `us-east-1`',
    '`inbox` is in `eu-west-1`, and its key in `us-east-1`',
  ]);
});

test.each([
  ['autoscaling.amazonaws.com', 'managed-key', 1],
  ['config.amazonaws.com', AWS, 1],
  ['codepipeline.amazonaws.com', OWN, 1],
  ['imagebuilder.amazonaws.com', 'managed-key', 1],
  ['elasticbeanstalk.amazonaws.com', 'managed-key', 1],
  ['scheduler.amazonaws.com', 'managed-key', 1],
  ['pipes.amazonaws.com', OWN, 1],
  ['states.amazonaws.com', AWS, 1],
  ['lambda.amazonaws.com', 'managed-key', 1],
  ['autoscaling.amazonaws.com', 'none', 0],
  ['s3.amazonaws.com', 'managed-key', 0],
])('%s on a topic with %s: service-needs-role %i times', (service, encryption, times) => {
  const yaml = topic(encryption, [], `publishers: { services: [${service}] }`);
  expect(messagesOf('service-needs-role', yaml)).toHaveLength(times);
});

test('with a key of your own, its owner is told of services, rules and buckets alike', () => {
  const yaml = topic(OWN, ['duty', 'up'], 'publishers: { services: [cloudwatch.amazonaws.com] }');
  expect(messagesOf('owner-must-allow', yaml)).toEqual([
    expect.stringContaining(
      'must allow the role of `duty`, `s3.amazonaws.com` and `cloudwatch.amazonaws.com`',
    ),
  ]);
});

test.each(['1234abcd-12ab-34cd-56ef-1234567890ab', 'not a key'])('%s names no key', (key) => {
  const { diagnostics } = proveText(topic(`{ kmsKey: ${key} }`, []));
  expect(diagnostics.map(({ message }) => message)).toEqual([
    `\`kmsKey\` must be the ARN of a KMS key, or an alias such as \`alias/orders\`, found \`${key}\``,
  ]);
});
