import { addressOf } from '#model/address';
import { ownedQueues, ownedTopics, stackName } from '#model/topology';
import type { Trail as TrailElement } from '#model/oversight';
import { policyJson } from '#policies/statement';
import { trailKeyPolicy } from '#policies/trail';
import { SHARED } from '#model/shared';
import { nameResource } from '../address';
import { Cloudtrail, Construct, KmsKey, type TerraformElement } from '../cdktf';
import type { StackContext } from '../context';
import { arnReference } from '../references';
import { literal, reference, tagSettings } from '../text';
import { TrailBucket } from './trail-bucket';

const DELETION_WINDOW_DAYS = 30;

/** Exactly the elements of this topology: nothing is paid for that nobody asked for. */
function selectors(context: StackContext) {
  const { topology } = context;
  const selector = (name: string, type: string, arns: string[]) => ({
    name,
    fieldSelector: [
      { field: 'eventCategory', equalTo: ['Data'] },
      { field: 'resources.type', equalTo: [type] },
      { field: 'resources.ARN', equalTo: arns },
    ],
  });
  const topics = ownedTopics(topology).map((topic) => arnReference(context, topic));
  const queues = ownedQueues(topology).map((queue) => arnReference(context, queue));
  return [
    ...(topics.length > 0 ? [selector('Topics', 'AWS::SNS::Topic', topics)] : []),
    ...(queues.length > 0 ? [selector('Queues', 'AWS::SQS::Queue', queues)] : []),
  ];
}

/** Every message that is sent, received or deleted: by whom, from where, and when. */
export class Trail extends Construct {
  constructor(scope: Construct, trail: TrailElement, context: StackContext) {
    super(scope, SHARED.trail);
    const { topology } = context;
    const key = new KmsKey(this, 'key', {
      description: literal(`Audit of ${stackName(topology)}`),
      enableKeyRotation: true,
      deletionWindowInDays: DELETION_WINDOW_DAYS,
      policy: policyJson(trailKeyPolicy(context)),
      ...tagSettings(topology.tags),
    });
    nameResource(key, SHARED.trail);
    const { bucket, dependsOn } = this.bucketOf(trail, context);
    const resource = new Cloudtrail(this, 'trail', {
      name: literal(stackName(topology)),
      s3BucketName: bucket,
      s3KeyPrefix: literal(stackName(topology)),
      kmsKeyId: reference(addressOf(SHARED.trail, 'key'), 'arn'),
      enableLogFileValidation: true,
      includeGlobalServiceEvents: false,
      advancedEventSelector: selectors(context),
      dependsOn,
      ...tagSettings(topology.tags),
    });
    nameResource(resource, SHARED.trail);
  }

  private bucketOf(
    { bucket, retentionDays }: TrailElement,
    context: StackContext,
  ): { readonly bucket: string; readonly dependsOn: TerraformElement[] } {
    if (bucket !== undefined) return { bucket: literal(bucket), dependsOn: [] };
    const made = new TrailBucket(this, { retentionDays }, context);
    return { bucket: made.name, dependsOn: [made.policy] };
  }
}
