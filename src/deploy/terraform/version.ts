import { isOlder } from '#base/util/version';

/** `moved` blocks and machine-readable plans in the form that is read here. */
const OLDEST = '1.5.0';
/** The first whose S3 backend locks by a file in the bucket, Terraform and OpenTofu alike. */
const OLDEST_FOR_S3 = '1.10.0';

/** From the output of `version -json`. */
export function parseVersion(output: string): string | undefined {
  try {
    const { terraform_version: version } = JSON.parse(output) as { terraform_version?: unknown };
    return typeof version === 'string' ? version : undefined;
  } catch {
    return undefined;
  }
}

/** The version that is needed instead, or nothing if this one will do; it is unknown of what is no Terraform. */
export function neededInstead(version: string | undefined, backend: string): string | undefined {
  const oldest = backend === 's3' ? OLDEST_FOR_S3 : OLDEST;
  return version === undefined || isOlder(version, oldest) ? oldest : undefined;
}
