import { publisherRoles } from '#policies/roles/publishers';
import { managedKeyPolicy } from '#policies/managed-key-policy';
import { namedWriter } from '#policies/writer';
import { proveText, topologyOf } from '#test/unit/topology-of';

describe('everybody who publishes to a topic with the managed key may use it', () => {
  const yaml = `
environments: { prod: { account: "111111111111" } }
topics:
  findings: { encryption: managed-key, publishers: { accounts: ["222222222222"], services: [ses.amazonaws.com] } }
queues: { inbox: { encryption: managed-key } }
stores: { photos: { type: s3 } }
publishers:
  duty: { type: event-rule, publishes: [findings], pattern: { source: [aws.guardduty] } }
  up: { type: s3, bucket: photos, events: [ObjectCreated], publishes: [findings] }
  nightly: { type: schedule, publishes: [findings], expression: "rate(1 day)", message: x }
  dev: { type: iot-rule, sql: "SELECT * FROM 'd/+/o'", publishes: [findings] }
  web: { type: api, publishes: [findings], accountRole: true }
monitoring: { notify: findings }
budget: { monthly: 10, notify: findings }
subscriptions: [{ topic: findings, queue: inbox }]
`;
  const topology = topologyOf(yaml);
  const writer = namedWriter(topology);
  const key = 'arn:aws:kms:eu-west-1:111111111111:key/00000000-0000-0000-0000-000000000000';

  test('the services that say their account by that, other accounts through SNS', () => {
    const used = managedKeyPolicy(writer).filter(({ Sid }) => /^Allow(Services|Accounts)/.test(Sid));
    expect(used.map(({ Principal, Condition }) => [Principal, Condition])).toEqual([
      [
        {
          Service: [
            'budgets.amazonaws.com',
            'cloudwatch.amazonaws.com',
            's3.amazonaws.com',
            'ses.amazonaws.com',
          ],
        },
        { StringEquals: { 'aws:SourceAccount': '111111111111' } },
      ],
      [
        { AWS: 'arn:aws:iam::222222222222:root' },
        { StringEquals: { 'kms:ViaService': 'sns.eu-west-1.amazonaws.com' } },
      ],
    ]);
  });

  test.each(['duty', 'nightly', 'dev', 'web'])('%s by a role of its own', (name) => {
    const statements = publisherRoles(topology.publishers.get(name)!, writer).flatMap(
      (role) => role.statements,
    );
    expect(statements).toContainEqual(expect.objectContaining({ Sid: 'UseTopicKeys', Resource: key }));
  });

  test('and no rule says otherwise', () => {
    expect(proveText(yaml).diagnostics.filter(({ path }) => path[0] === 'topics')).toEqual([]);
  });
});
