import { addressOf } from '#model/address';
import { SHARED } from '#model/shared';
import { bucketPolicy } from '#policies/bucket-policy';
import { trailBucketPolicy } from '#policies/trail';
import { bucketPrefix } from '#policies/writer';
import type { Construct } from '../cdktf';
import type { StackContext } from '../context';
import { literal, reference } from '../text';
import { PrivateBucket } from './private-bucket';

interface Records {
  readonly retentionDays: number;
}

/** A bucket that only one trail writes to, and nobody reads who is not allowed to by name. */
export class TrailBucket extends PrivateBucket {
  readonly name = reference(addressOf(SHARED.trail, 'bucket'), 'bucket');

  constructor(scope: Construct, { retentionDays }: Records, context: StackContext) {
    const { topology } = context;
    super(scope, 'bucket', {
      address: SHARED.trail,
      name: { bucketPrefix: literal(bucketPrefix(topology, 'audit')) },
      key: reference(addressOf(SHARED.trail, 'key'), 'arn'),
      oldVersionDays: retentionDays,
      expiresAfter: retentionDays,
      statements: bucketPolicy(context.names.single('trail-bucket'), trailBucketPolicy(context)),
      tags: topology.tags,
    });
  }
}
