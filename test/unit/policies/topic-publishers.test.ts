import { statementsOf } from './statements-of';

describe('the policy of a topic', () => {
  const PUBLISHED = `
topics:
  alerts:
    encryption: managed-key
    publishers:
      organization: o-a1b2c3d4e5
      services:
        - cloudwatch.amazonaws.com
        - { service: s3.amazonaws.com, sourceArn: "arn:aws:s3:::uploads", sourceAccount: "444444444444" }
        - { service: events.amazonaws.com, sourceArn: "arn:aws:events:eu-west-1:222222222222:rule/nightly" }
`;

  test('lets a service publish for one source, beside those that publish for the account', () => {
    const found = statementsOf(PUBLISHED, 'aws_sns_topic.alerts');
    const said = ['AllowServices', 'AllowService1ToPublish', 'AllowService2ToPublish'].map((sid) => [
      found[sid]?.Action,
      found[sid]?.Principal,
      found[sid]?.Condition,
    ]);
    expect(said).toEqual([
      [
        'sns:Publish',
        { Service: 'cloudwatch.amazonaws.com' },
        { StringEquals: { 'aws:SourceAccount': '111111111111' } },
      ],
      [
        'sns:Publish',
        { Service: 'events.amazonaws.com' },
        { ArnLike: { 'aws:SourceArn': 'arn:aws:events:eu-west-1:222222222222:rule/nightly' } },
      ],
      [
        'sns:Publish',
        { Service: 's3.amazonaws.com' },
        {
          ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::uploads' },
          StringEquals: { 'aws:SourceAccount': '444444444444' },
        },
      ],
    ]);
    expect(found['AllowServicesWithoutSource']).toBeUndefined();
  });

  test('lets an organization publish, and it and services for other accounts use the key', () => {
    expect(statementsOf(PUBLISHED, 'aws_sns_topic.alerts')['AllowOrganizationToPublish']).toMatchObject({
      Principal: { AWS: '*' },
      Action: 'sns:Publish',
      Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
    });
    const key = statementsOf(PUBLISHED, 'aws_kms_key.messages');
    expect(key['AllowOrganizations']?.Condition).toEqual({
      StringEquals: {
        'aws:PrincipalOrgID': 'o-a1b2c3d4e5',
        'kms:ViaService': 'sns.eu-west-1.amazonaws.com',
      },
    });
    expect(key['AllowServicesFor444444444444']).toMatchObject({
      Principal: { Service: 's3.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceAccount': '444444444444' } },
    });
    expect(key['AllowServices']?.Principal).toEqual({ Service: 'cloudwatch.amazonaws.com' });
    expect(key['AllowServicesByTopic']?.Principal).toEqual({ Service: 'events.amazonaws.com' });
  });
});
