/** An image in a private registry of ECR. */
export interface EcrImage {
  readonly account: string;
  readonly region: string;
  readonly repository: string;
  /** Absent for an image that is named by its digest. */
  readonly tag: string | undefined;
}

const ECR =
  /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/([a-z0-9._/-]+)(?::([\w.-]+)|@sha256:[0-9a-f]{64})?$/;

/** https://docs.aws.amazon.com/AmazonECR/latest/userguide/Registries.html; `undefined` for an image from elsewhere. */
export function parseEcrImage(image: string): EcrImage | undefined {
  const [, account, region, repository, tag] = ECR.exec(image) ?? [];
  if (!account || !region || !repository) return undefined;
  const isByDigest = image.includes('@');
  return { account, region, repository, tag: isByDigest ? undefined : (tag ?? 'latest') };
}
