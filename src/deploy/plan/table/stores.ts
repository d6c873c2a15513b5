import { each, harmless, may, renewed, type Family } from './row';

const PART_OF_BUCKET = harmless('it comes with its bucket');
const KEPT = may('shorten-retention');
const OF_BUCKET = { ...each(['bucket', 'expected_bucket_owner'], harmless('it follows its bucket')) };

/** Where consumers keep what they make of messages. */
export const STORES: Family = {
  aws_s3_bucket: {
    created: harmless('it is empty'),
    destroyed: may('destroy', 'move-stack', 'replace'),
    attributes: {
      ...each(['bucket', 'bucket_prefix', 'object_lock_enabled'], renewed('replace')),
      force_destroy: harmless('it counts once the bucket is destroyed, which is refused'),
    },
  },
  aws_s3_bucket_lifecycle_configuration: {
    created: KEPT,
    destroyed: harmless('objects are kept longer'),
    attributes: { ...OF_BUCKET, rule: KEPT },
  },
  aws_s3_bucket_versioning: {
    created: PART_OF_BUCKET,
    destroyed: KEPT,
    attributes: { ...OF_BUCKET, versioning_configuration: KEPT },
  },
  aws_s3_bucket_server_side_encryption_configuration: {
    created: PART_OF_BUCKET,
    destroyed: harmless('S3 encrypts every object with a key of its own'),
    attributes: {
      ...OF_BUCKET,
      rule: harmless('S3 encrypts every object, and who may use the key is judged by the policies'),
    },
  },
  aws_s3_bucket_policy: {
    created: may('widen-access'),
    destroyed: may('cut-access'),
    attributes: { ...OF_BUCKET, policy: may('cut-access', 'widen-access') },
  },
  aws_s3_bucket_public_access_block: {
    created: PART_OF_BUCKET,
    destroyed: may('widen-access'),
    attributes: {
      ...OF_BUCKET,
      ...each(
        ['block_public_acls', 'block_public_policy', 'ignore_public_acls', 'restrict_public_buckets'],
        may('widen-access'),
      ),
    },
  },
  aws_s3_bucket_ownership_controls: {
    created: PART_OF_BUCKET,
    destroyed: may('widen-access'),
    attributes: { ...OF_BUCKET, rule: may('widen-access') },
  },
  aws_dynamodb_table: {
    created: harmless('it is empty'),
    destroyed: may('destroy', 'move-stack', 'replace'),
    attributes: {
      // AWS changes no key of a table, and the provider makes it anew only for another name of a key.
      ...each(['name', 'hash_key', 'range_key', 'attribute'], renewed('replace')),
      ...each(['ttl', 'point_in_time_recovery'], KEPT),
      ...each(['billing_mode', 'table_class'], harmless('it is a matter of price')),
      ...each(['server_side_encryption'], harmless('DynamoDB encrypts every table, and reads what it has')),
      deletion_protection_enabled: harmless('to destroy the table is refused here'),
    },
  },
};
