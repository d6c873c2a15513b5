import { policiesOf } from '#policies/all';
import { externalPolicies } from '#policies/external';
import { topologyOf } from '#test/unit/topology-of';

/*
 * A dead letter stays encrypted with the key of the queue that it failed in:
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html
 */

const KEY = 'arn:aws:kms:eu-west-1:111111111111:key/0123';
const SIEM = 'arn:aws:iam::222222222222:role/siem';
const file = (encryption: string, reader: string) => `
environments: { prod: { account: "111111111111" } }
queues:
  orders: { encryption: ${encryption}, deadLetters: { queue: failed } }
  failed: { encryption: sqs }
consumers:
  ${reader}
`;
const FUNCTION =
  'triage: { type: lambda, queue: failed, code: { s3: { bucket: c, key: k } }, runtime: python3.13, handler: a.b }';

test('a consumer of dead letters may use the key of the queue where they failed, and no other', () => {
  const role = (encryption: string) =>
    policiesOf(topologyOf(file(encryption, FUNCTION))).find(
      ({ address }) => address === 'aws_iam_role_policy.triage',
    )?.document.Statement ?? [];
  expect(role(`{ kmsKey: "${KEY}" }`)).toContainEqual({
    Sid: 'UseQueueKeys',
    Effect: 'Allow',
    Action: 'kms:Decrypt',
    Resource: KEY,
    Condition: { StringEquals: { 'kms:ViaService': 'sqs.eu-west-1.amazonaws.com' } },
  });
  expect(JSON.stringify(role('sqs'))).not.toContain('kms:');
});

test('the managed key lets a program that others run read dead letters, as they were encrypted', () => {
  const topology = topologyOf(
    file('managed-key', `siem: { type: external, role: "${SIEM}", queue: failed }`),
  );
  const key = policiesOf(topology).find(({ address }) => address === 'aws_kms_key.messages');
  expect(key?.document.Statement).toContainEqual({
    Sid: 'Allow receivers of dead letters of orders',
    Effect: 'Allow',
    Principal: { AWS: SIEM },
    Action: 'kms:Decrypt',
    Resource: '*',
    Condition: {
      StringEquals: {
        'kms:ViaService': 'sqs.eu-west-1.amazonaws.com',
        'kms:EncryptionContext:aws:sqs:arn': 'arn:aws:sqs:eu-west-1:111111111111:shop-prod-orders',
      },
    },
  });
  expect(JSON.stringify(externalPolicies(topology))).toContain('kms:Decrypt');
});
