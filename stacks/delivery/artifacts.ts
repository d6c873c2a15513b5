import { addressOf } from '#model/address';
import { stackName } from '#model/topology';
import { SHARED } from '#model/shared';
import { pipelineKeyPolicy } from '#policies/artifacts';
import { bucketPolicy } from '#policies/bucket-policy';
import { policyJson } from '#policies/statement';
import { bucketPrefix } from '#policies/writer';
import { nameResource } from '../address';
import { Construct, KmsKey } from '../cdktf';
import { PrivateBucket } from '../constructs/private-bucket';
import type { StackContext } from '../context';
import { singleArn } from '../references';
import { literal, reference, tagSettings } from '../text';

const DELETION_WINDOW_DAYS = 30;

/** A plan waits for a week at most until somebody agrees, and says nothing any more after the next deploy. */
const KEPT_DAYS = 30;

/** The key of everything that a pipeline keeps: artifacts, logs, requests for approval. */
export const KEY_ARN = singleArn('pipeline-key');

/** What one job leaves for the next. */
export class Artifacts extends Construct {
  constructor(scope: Construct, context: StackContext) {
    super(scope, 'artifacts');
    const { topology } = context;
    const key = new KmsKey(this, 'key', {
      description: literal(`Pipeline of ${stackName(topology)}`),
      enableKeyRotation: true,
      deletionWindowInDays: DELETION_WINDOW_DAYS,
      policy: policyJson(pipelineKeyPolicy(context)),
      ...tagSettings(topology.tags),
    });
    nameResource(key, SHARED.pipeline);
    new PrivateBucket(this, 'bucket', {
      address: SHARED.pipeline,
      name: { bucketPrefix: literal(bucketPrefix(topology, 'pipeline')) },
      key: KEY_ARN,
      oldVersionDays: 1,
      expiresAfter: KEPT_DAYS,
      disposable: true,
      statements: bucketPolicy(context.names.single('pipeline-bucket')),
      tags: topology.tags,
    });
  }
}

/** Where a pipeline keeps them. */
export const ARTIFACT_STORE = {
  type: 'S3',
  location: reference(addressOf(SHARED.pipeline, 'bucket'), 'bucket'),
  encryptionKey: { type: 'KMS', id: KEY_ARN },
} as const;
