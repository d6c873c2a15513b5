import { quietSdk } from '#base/aws/quiet-sdk';

/** Where Terraform keeps a state in S3. */
export interface StateObject {
  readonly bucket: string;
  readonly key: string;
  readonly region: string;
  readonly profile?: string | undefined;
}

/** What S3 says of a lock; the status of HTTP where it says nothing. */
export type LockAnswer =
  | { readonly kind: 'free' }
  | { readonly kind: 'held'; readonly lock: string }
  | { readonly kind: 'unknown'; readonly status: number };

/**
 * The lock that somebody holds on a state in S3, as Terraform writes it.
 * https://developer.hashicorp.com/terraform/language/backend/s3#state-locking
 */
export async function lockInS3({ bucket, key, region, profile }: StateObject): Promise<LockAnswer> {
  quietSdk();
  const sdk = await import('@aws-sdk/client-s3');
  // A bucket stands in the path, since an endpoint that somebody has set need have no name for each.
  const client = new sdk.S3Client({
    region,
    forcePathStyle: true,
    ...(profile === undefined ? {} : { profile }),
  });
  try {
    const { Body } = await client.send(new sdk.GetObjectCommand({ Bucket: bucket, Key: `${key}.tflock` }));
    return { kind: 'held', lock: (await Body?.transformToString()) ?? '' };
  } catch (failure) {
    if (!(failure instanceof sdk.S3ServiceException)) throw failure;
    const status = failure.$metadata.httpStatusCode;
    if (status === undefined) throw failure;
    return status === 404 ? { kind: 'free' } : { kind: 'unknown', status };
  } finally {
    client.destroy();
  }
}
