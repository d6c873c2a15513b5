import { statementsOf } from './statements-of';

const SELF = 'arn:aws:sqs:eu-west-1:111111111111:shop-prod-audit-trail';
const ROLE = 'arn:aws:iam::222222222222:role/collector';

const YAML = `
queues:
  audit-trail:
    encryption: managed-key
    senders:
      accounts: ["333333333333", "222222222222"]
      roles: ["${ROLE}"]
      organization: o-a1b2c3d4e5
      services:
        - s3.amazonaws.com
        - { service: ses.amazonaws.com, sourceAccount: "444444444444" }
        - { service: events.amazonaws.com, sourceArn: "arn:aws:events:eu-west-1:222222222222:rule/*" }
    receivers:
      accounts: ["555555555555"]
      roles: ["${ROLE}"]
      organization: o-a1b2c3d4e5
  plain: {}
`;

describe('the policy of a queue', () => {
  const found = statementsOf(YAML, 'aws_sqs_queue.audit-trail');

  test('lets senders find the queue and send, and nothing else', () => {
    const base = { Effect: 'Allow', Action: ['sqs:GetQueueUrl', 'sqs:SendMessage'], Resource: SELF };
    expect(found['AllowAccountsToSend']).toEqual({
      ...base,
      Sid: 'AllowAccountsToSend',
      Principal: { AWS: ['arn:aws:iam::222222222222:root', 'arn:aws:iam::333333333333:root'] },
    });
    expect(found['AllowRolesToSend']).toEqual({ ...base, Sid: 'AllowRolesToSend', Principal: { AWS: ROLE } });
    expect(found['AllowOrganizationToSend']).toEqual({
      ...base,
      Sid: 'AllowOrganizationToSend',
      Principal: { AWS: '*' },
      Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
    });
  });

  test('lets no service in without saying for whom', () => {
    const services = ['AllowService1ToSend', 'AllowService2ToSend', 'AllowService3ToSend'];
    const said = services.map((sid) => [found[sid]?.Principal, found[sid]?.Condition]);
    expect(said).toEqual([
      [
        { Service: 'events.amazonaws.com' },
        { ArnLike: { 'aws:SourceArn': 'arn:aws:events:eu-west-1:222222222222:rule/*' } },
      ],
      [{ Service: 's3.amazonaws.com' }, { StringEquals: { 'aws:SourceAccount': '111111111111' } }],
      [{ Service: 'ses.amazonaws.com' }, { StringEquals: { 'aws:SourceAccount': '444444444444' } }],
    ]);
    expect(services.map((sid) => found[sid]?.Action)).toEqual(services.map(() => 'sqs:SendMessage'));
  });

  test('lets receivers process messages, and not send', () => {
    const sids = Object.keys(found).filter((sid) => sid.endsWith('ToReceive'));
    expect(sids).toEqual(['AllowAccountsToReceive', 'AllowOrganizationToReceive', 'AllowRolesToReceive']);
    for (const sid of sids) {
      expect(found[sid]?.Action).toEqual([
        'sqs:ChangeMessageVisibility',
        'sqs:DeleteMessage',
        'sqs:GetQueueAttributes',
        'sqs:GetQueueUrl',
        'sqs:ReceiveMessage',
      ]);
    }
  });

  test('says nothing more of its dead letters, or of a queue that names nobody', () => {
    for (const name of ['audit-trail_dlq', 'plain'])
      expect(Object.keys(statementsOf(YAML, `aws_sqs_queue.${name}`))).toEqual(['DenyInsecureTransport']);
  });
});

test('an IAM user stands wherever a role does', () => {
  const user = 'arn:aws:iam::222222222222:user/apps/cms';
  const yaml = `
topics: { orders: { encryption: managed-key } }
queues:
  audit: { encryption: managed-key, senders: { roles: ["${user}"] } }
  inbox: { encryption: managed-key }
publishers: { cms: { role: "${user}", publishes: [orders] } }
consumers: { reader: { type: external, role: "${user}", queue: inbox } }
`;
  const principals = (address: string, sid: string) => statementsOf(yaml, address)[sid]?.Principal;
  expect(principals('aws_sns_topic.orders', 'AllowPublishercms')).toEqual({ AWS: user });
  expect(principals('aws_sqs_queue.audit', 'AllowRolesToSend')).toEqual({ AWS: user });
  expect(principals('aws_sqs_queue.inbox', 'AllowRolesToReceive')).toEqual({ AWS: user });
  for (const sid of ['AllowRoles', 'Allow senders of audit', 'Allow receivers of inbox'])
    expect(principals('aws_kms_key.messages', sid)).toEqual({ AWS: user });
});

describe('the policy of the managed key', () => {
  const found = statementsOf(YAML, 'aws_kms_key.messages');
  const through = {
    'kms:EncryptionContext:aws:sqs:arn': SELF,
    'kms:ViaService': 'sqs.eu-west-1.amazonaws.com',
  };

  test('lets senders encrypt and receivers decrypt, for this queue alone', () => {
    expect(found['Allow senders of audit trail']).toMatchObject({
      Principal: {
        AWS: [
          'arn:aws:iam::222222222222:role/collector',
          'arn:aws:iam::222222222222:root',
          'arn:aws:iam::333333333333:root',
        ],
      },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Condition: { StringEquals: through },
    });
    expect(found['Allow receivers of audit trail']).toMatchObject({
      Action: 'kms:Decrypt',
      Condition: { StringEquals: through },
    });
    expect(found['Allow organization as receivers of audit trail']).toMatchObject({
      Principal: { AWS: '*' },
      Action: 'kms:Decrypt',
      Condition: { StringEquals: { ...through, 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
    });
  });

  test('lets services use it for whom they work for', () => {
    expect(found['AllowServicesToSend']).toMatchObject({ Principal: { Service: 's3.amazonaws.com' } });
    expect(found['AllowServicesToSendFor444444444444']).toMatchObject({
      Principal: { Service: 'ses.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceAccount': '444444444444' } },
    });
    expect(found['AllowServicesByQueue']).toMatchObject({
      Principal: { Service: 'events.amazonaws.com' },
      Condition: { StringEquals: { 'kms:EncryptionContext:aws:sqs:arn': SELF } },
    });
  });

  test('speaks of nobody where the queue has no such key', () => {
    const yaml = YAML.replace('encryption: managed-key', 'encryption: sqs').replace(
      'plain: {}',
      'plain: { encryption: managed-key }',
    );
    const sids = Object.keys(statementsOf(yaml, 'aws_kms_key.messages'));
    expect(sids.filter((sid) => sid.includes('audit') || sid.includes('Services'))).toEqual([]);
  });
});

describe('the policy of a topic', () => {
  const TOPIC = `
topics:
  orders: { encryption: managed-key, subscribers: { accounts: ["333333333333", "222222222222"], organization: o-a1b2c3d4e5 } }
`;
  const base = {
    Effect: 'Allow',
    Action: 'sns:Subscribe',
    Resource: 'arn:aws:sns:eu-west-1:111111111111:shop-prod-orders',
  };
  const protocols = { 'sns:Protocol': ['firehose', 'lambda', 'sqs'] };

  test('lets other accounts subscribe what is theirs', () => {
    expect(statementsOf(TOPIC, 'aws_sns_topic.orders')['AllowAccountsToSubscribe']).toEqual({
      ...base,
      Sid: 'AllowAccountsToSubscribe',
      Principal: { AWS: ['arn:aws:iam::222222222222:root', 'arn:aws:iam::333333333333:root'] },
      Condition: {
        StringEquals: protocols,
        StringLike: { 'sns:Endpoint': ['arn:aws:*:*:222222222222:*', 'arn:aws:*:*:333333333333:*'] },
      },
    });
  });

  test('lets an organization subscribe, and the key knows nothing of it', () => {
    expect(statementsOf(TOPIC, 'aws_sns_topic.orders')['AllowOrganizationToSubscribe']).toEqual({
      ...base,
      Sid: 'AllowOrganizationToSubscribe',
      Principal: { AWS: '*' },
      Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5', ...protocols } },
    });
    expect(JSON.stringify(statementsOf(TOPIC, 'aws_kms_key.messages'))).not.toMatch(
      /222222222222|o-a1b2c3d4e5/,
    );
  });
});
