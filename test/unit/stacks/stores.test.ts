import { addresses, resourceAt, synthesized } from '#test/support/synthesized';
import { topologyOf } from '#test/unit/topology-of';
import { statements } from './statements';

const stack = synthesized(
  topologyOf(`
environments: { prod: { account: "111111111111" } }
stores:
  receipts: { type: s3, expiresAfter: 90d, encryption: managed-key }
  named: { type: s3, physicalName: acme-archive }
  seen: { type: dynamodb, key: { messageId: S }, ttl: expiresAt }
  results: { type: dynamodb, key: { order: S, line: N }, encryption: managed-key }
`),
);

test('a bucket and all that makes it safe have its name', () => {
  expect(addresses(stack).filter((address) => address.endsWith('.receipts'))).toEqual([
    'aws_s3_bucket.receipts',
    'aws_s3_bucket_lifecycle_configuration.receipts',
    'aws_s3_bucket_ownership_controls.receipts',
    'aws_s3_bucket_policy.receipts',
    'aws_s3_bucket_public_access_block.receipts',
    'aws_s3_bucket_server_side_encryption_configuration.receipts',
    'aws_s3_bucket_versioning.receipts',
  ]);
});

test('the name of a bucket ends with the account unless it was chosen', () => {
  expect(resourceAt(stack, 'aws_s3_bucket.receipts')['bucket']).toBe('shop-prod-receipts-111111111111');
  expect(resourceAt(stack, 'aws_s3_bucket.named')['bucket']).toBe('acme-archive');
});

test('a bucket takes no request without TLS', () => {
  expect(statements(stack, 'aws_s3_bucket_policy.receipts')['DenyInsecureTransport']).toMatchObject({
    Effect: 'Deny',
    Resource: ['${aws_s3_bucket.receipts.arn}', '${aws_s3_bucket.receipts.arn}/*'],
  });
});

test('objects are deleted when they expire', () => {
  expect(resourceAt(stack, 'aws_s3_bucket_lifecycle_configuration.receipts')['rule']).toContainEqual(
    expect.objectContaining({ id: 'expire', expiration: [{ days: 90 }] }),
  );
});

test('tables', () => {
  expect(resourceAt(stack, 'aws_dynamodb_table.seen')).toMatchObject({
    name: 'shop-prod-seen',
    billing_mode: 'PAY_PER_REQUEST',
    hash_key: 'messageId',
    attribute: [{ name: 'messageId', type: 'S' }],
    ttl: { attribute_name: 'expiresAt', enabled: true },
    point_in_time_recovery: { enabled: true },
  });
  expect(resourceAt(stack, 'aws_dynamodb_table.results')).toMatchObject({
    hash_key: 'order',
    range_key: 'line',
    server_side_encryption: { enabled: true, kms_key_arn: '${aws_kms_key.messages.arn}' },
  });
});

test('the managed key lets DynamoDB use it on behalf of this account', () => {
  expect(statements(stack, 'aws_kms_key.messages')['AllowTables']).toMatchObject({
    Principal: { AWS: 'arn:aws:iam::111111111111:root' },
    Condition: { StringEquals: { 'kms:ViaService': 'dynamodb.eu-west-1.amazonaws.com' } },
  });
});
