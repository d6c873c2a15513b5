import type { Bucket as BucketElement } from '../../src/topology/store';
import type { Construct } from '../cdktf';
import { kmsKeyOf, type StackContext } from '../context';
import { literal } from '../text';
import { PrivateBucket } from './private-bucket';

const OLD_VERSION_DAYS = 90;

/** The bucket of a store. Only grants let anybody in. */
export class Bucket extends PrivateBucket {
  constructor(scope: Construct, store: BucketElement, { account }: StackContext) {
    const suffix = store.isNameChosen ? '' : `-${account}`;
    super(scope, `store-${store.name}`, {
      address: store.name,
      name: { bucket: `${literal(store.physicalName)}${suffix}` },
      key: kmsKeyOf(store.encryption),
      oldVersionDays: OLD_VERSION_DAYS,
      expiresAfter: store.expiresAfter,
      statements: [],
      tags: store.tags,
    });
  }
}
