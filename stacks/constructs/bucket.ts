import type { Bucket as BucketElement } from '#model/store';
import { bucketPolicy } from '#policies/bucket-policy';
import { composedStoreName } from '#policies/writer';
import type { Construct } from '../cdktf';
import type { StackContext } from '../context';
import { kmsKeyOf } from '../references';
import { PrivateBucket } from './private-bucket';

const OLD_VERSION_DAYS = 90;

/** The bucket of a store. Only grants let anybody in. */
export class Bucket extends PrivateBucket {
  constructor(scope: Construct, store: BucketElement, context: StackContext) {
    super(scope, `store-${store.name}`, {
      address: store.name,
      name: { bucket: composedStoreName(context, store) },
      key: kmsKeyOf(context, store.encryption),
      oldVersionDays: OLD_VERSION_DAYS,
      expiresAfter: store.expiresAfter,
      statements: bucketPolicy(context.names.store(store)),
      tags: store.tags,
    });
  }
}
