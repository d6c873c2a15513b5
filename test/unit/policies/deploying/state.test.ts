import type { Purpose } from '#policies/deploying/grant';
import { stateGrants } from '#policies/deploying/state';
import { topologyOf } from '#test/unit/topology-of';

function grants(backend: string, purpose: Purpose = 'deploy', queues = 'queues: { billing: {} }') {
  return stateGrants(topologyOf(`environments: { prod: { backend: ${backend} } }\n${queues}`), purpose);
}

const S3 = '{ type: s3, bucket: states, region: eu-central-1';

test('who plans reads the state and locks it, who deploys writes it too', () => {
  const plan = grants(`${S3} }`, 'plan');
  expect(plan).toEqual([
    { sid: 'StateBucket', actions: ['s3:ListBucket'], resources: ['arn:aws:s3:::states'] },
    { sid: 'State', actions: ['s3:GetObject'], resources: ['arn:aws:s3:::states/shop-prod.tfstate'] },
    {
      sid: 'StateLock',
      actions: ['s3:DeleteObject', 's3:GetObject', 's3:PutObject'],
      resources: ['arn:aws:s3:::states/shop-prod.tfstate.tflock'],
    },
  ]);
  const [bucket, state, lock] = grants(`${S3} }`);
  expect([bucket, lock]).toEqual([plan[0], plan[2]]);
  expect(state?.actions).toEqual(['s3:GetObject', 's3:PutObject']);
});

test('the key is as it is set, and further stacks have states of their own', () => {
  const queues = 'queues: { billing: {}, bills: { stack: money } }';
  expect(grants(`${S3}, key: teams/shop.json }`, 'plan', queues)[1]?.resources).toEqual([
    'arn:aws:s3:::states/teams/shop.json',
    'arn:aws:s3:::states/teams/shop-*.json',
  ]);
});

test.each([
  ['arn:aws:kms:eu-central-1:210987654321:key/abc', 'arn:aws:kms:eu-central-1:210987654321:key/abc', {}],
  ['abc', 'arn:aws:kms:eu-central-1:*:key/abc', {}],
  [
    'alias/states',
    'arn:aws:kms:eu-central-1:*:key/*',
    { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/states' } },
  ],
])('the key %s is used through S3 alone', (kmsKeyId, resource, byAlias) => {
  const through = { StringEquals: { 'kms:ViaService': 's3.eu-central-1.amazonaws.com' } };
  expect(grants(`${S3}, kmsKeyId: '${kmsKeyId}' }`, 'plan').at(-1)).toEqual({
    sid: 'StateKey',
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    resources: [resource],
    condition: { ...through, ...byAlias },
  });
});

test.each([
  '{ type: local }',
  '{ type: remote, organization: acme }',
  "{ type: http, address: 'https://states.example.com/{stack}' }",
])('AWS keeps no state of %s', (backend) => {
  expect(grants(backend)).toEqual([]);
});
