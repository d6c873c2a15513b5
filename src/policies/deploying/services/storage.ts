import { BUCKET_PREFIX } from '#base/aws/calls';
import { TABLE_KEY_ACTIONS } from '#base/aws/table-keys';
import { ownedStores, stackName, type Topology } from '#model/topology';
import { keyUse } from '../keys';
import { needsOn, type ResourceTypes } from '../need';
import { ofKind } from '../of-kind';
import { named, namedPrefixes, regional, type Place } from '../place';

/** The buckets of others whose notifications are set. */
function foreignBuckets({ publishers }: Topology): string[] {
  return ofKind(publishers, 's3').flatMap(({ bucket }) => (typeof bucket === 'string' ? [bucket] : []));
}

const arnOf = ({ topology }: Place, bucket: string) => `arn:${topology.partition}:s3:::${bucket}`;

/** Of a name that is not chosen the account is the end, and of that of an audit what Terraform makes up. */
const buckets = needsOn({
  sid: 'Buckets',
  on: (place) => {
    const { topology } = place;
    const stores = ofKind(ownedStores(topology), 's3');
    const chosen = stores.flatMap(({ physicalName, isNameChosen }) => (isNameChosen ? [physicalName] : []));
    const started = stores.flatMap(({ physicalName, isNameChosen }) =>
      isNameChosen ? [] : [`${physicalName}-`],
    );
    const audit = topology.trail ? [`${stackName(topology)}-audit-`] : [];
    const names = [...namedPrefixes(place, [...started, ...audit], BUCKET_PREFIX), ...chosen];
    return names.map((name) => arnOf(place, name));
  },
});

const foreign = needsOn({
  sid: 'ForeignBuckets',
  on: (place) => foreignBuckets(place.topology).map((bucket) => arnOf(place, bucket)),
});

const tables = needsOn({
  sid: 'Tables',
  on: (place) => {
    const names = ofKind(ownedStores(place.topology), 'dynamodb').map(({ physicalName }) => physicalName);
    return named(place, names).map((name) => regional(place, 'dynamodb', `table/${name}`));
  },
});

/** DynamoDB uses the key as whoever makes the table. */
const tableKeys = keyUse('Table', 'dynamodb', (topology) => ofKind(ownedStores(topology), 'dynamodb'));

const NOTIFICATION = { read: ['s3:GetBucketNotification'], write: ['s3:PutBucketNotification'] };

function hasBuckets(topology: Topology): boolean {
  const isMade = topology.trail !== undefined && topology.trail.bucket === undefined;
  return isMade || ofKind(ownedStores(topology), 's3').length > 0;
}

/**
 * The bucket is read with all that it could have, since the provider looks for what others have set. From version 6.23
 * on it reads and writes tags through S3 Control first: https://github.com/hashicorp/terraform-provider-aws/pull/45251
 */
const BUCKET = buckets({
  read: [
    's3:GetAccelerateConfiguration',
    's3:GetBucketAcl',
    's3:GetBucketCORS',
    's3:GetBucketLogging',
    's3:GetBucketObjectLockConfiguration',
    's3:GetBucketPolicy',
    's3:GetBucketRequestPayment',
    's3:GetBucketTagging',
    's3:GetBucketVersioning',
    's3:GetBucketWebsite',
    's3:GetEncryptionConfiguration',
    's3:GetLifecycleConfiguration',
    's3:GetReplicationConfiguration',
    's3:ListBucket',
    's3:ListTagsForResource',
  ],
  write: ['s3:CreateBucket', 's3:DeleteBucket', 's3:PutBucketTagging', 's3:TagResource', 's3:UntagResource'],
});

function ofBuckets(read: string[], write: string[]): ResourceTypes[string] {
  return { isUsed: hasBuckets, needs: [buckets({ read, write })] };
}

export const STORAGE: ResourceTypes = {
  aws_s3_bucket: { isUsed: hasBuckets, needs: [BUCKET] },
  aws_s3_bucket_lifecycle_configuration: ofBuckets(
    ['s3:GetLifecycleConfiguration'],
    ['s3:PutLifecycleConfiguration'],
  ),
  aws_s3_bucket_notification: {
    isUsed: ({ publishers }) => ofKind(publishers, 's3').length > 0,
    needs: [buckets(NOTIFICATION), foreign(NOTIFICATION)],
  },
  aws_s3_bucket_ownership_controls: ofBuckets(
    ['s3:GetBucketOwnershipControls'],
    ['s3:PutBucketOwnershipControls'],
  ),
  aws_s3_bucket_policy: ofBuckets(['s3:GetBucketPolicy'], ['s3:DeleteBucketPolicy', 's3:PutBucketPolicy']),
  aws_s3_bucket_public_access_block: ofBuckets(
    ['s3:GetBucketPublicAccessBlock'],
    ['s3:PutBucketPublicAccessBlock'],
  ),
  aws_s3_bucket_server_side_encryption_configuration: ofBuckets(
    ['s3:GetEncryptionConfiguration'],
    ['s3:PutEncryptionConfiguration'],
  ),
  aws_s3_bucket_versioning: ofBuckets(['s3:GetBucketVersioning'], ['s3:PutBucketVersioning']),
  aws_dynamodb_table: {
    isUsed: (topology) => ofKind(ownedStores(topology), 'dynamodb').length > 0,
    needs: [
      tables({
        read: [
          'dynamodb:DescribeContinuousBackups',
          'dynamodb:DescribeTable',
          'dynamodb:DescribeTimeToLive',
          'dynamodb:ListTagsOfResource',
        ],
        write: [
          'dynamodb:CreateTable',
          'dynamodb:DeleteTable',
          'dynamodb:TagResource',
          'dynamodb:UntagResource',
          'dynamodb:UpdateContinuousBackups',
          'dynamodb:UpdateTable',
          'dynamodb:UpdateTimeToLive',
        ],
      }),
      ...tableKeys({ write: TABLE_KEY_ACTIONS }),
    ],
  },
};
