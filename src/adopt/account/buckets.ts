import { parseArn } from '#base/aws/arns';
import { conditionValues, permissionsIn } from '#deploy/plan/policy-document';
import type { FoundProgram } from '../programs/found';
import { bucketFrom } from '../programs/kinds';
import type { Elements } from '../programs/programs';
import { PATIENCE } from './patience';

/* What buckets tell topics and queues: each has one list of that, which only the bucket shows. */

/** The buckets that policies of topics and queues let in by their ARNs. */
export function bucketsNamedIn({ topics, queues }: Elements): string[] {
  const named = [...topics, ...queues]
    .flatMap(({ policy }) => permissionsIn(policy))
    .filter(({ allows }) => allows)
    .flatMap((permission) => conditionValues(permission, 'aws:SourceArn'))
    .flatMap((arn) => {
      const { service, resource } = parseArn(arn) ?? {};
      return service === 's3' && resource !== undefined && !/[*?/]/.test(resource) ? [resource] : [];
    });
  return [...new Set(named)].sort();
}

/** A bucket with what it sends, wherever it is; `undefined` if there is none. */
export async function notificationsOf(region: string, Bucket: string): Promise<FoundProgram | undefined> {
  const sdk = await import('@aws-sdk/client-s3');
  const client = new sdk.S3Client({ region, followRegionRedirects: true, ...PATIENCE });
  try {
    const { TopicConfigurations = [], QueueConfigurations = [] } = await client.send(
      new sdk.GetBucketNotificationConfigurationCommand({ Bucket }),
    );
    const told = [
      ...TopicConfigurations.map((one) => ({ ...one, target: one.TopicArn })),
      ...QueueConfigurations.map((one) => ({ ...one, target: one.QueueArn })),
    ];
    const notifications = told.map(({ target, Events = [], Filter }) => {
      const rules = Filter?.Key?.FilterRules ?? [];
      const valueOf = (name: string) => rules.find(({ Name }) => Name?.toLowerCase() === name)?.Value;
      return { target: target ?? '', events: Events, prefix: valueOf('prefix'), suffix: valueOf('suffix') };
    });
    return bucketFrom({ name: Bucket, notifications });
  } catch (failure) {
    if (failure instanceof Error && failure.name === 'NoSuchBucket') return undefined;
    throw failure;
  } finally {
    client.destroy();
  }
}
