import { parseArn } from './arns';

/** Whether AWS manages the key, so that nobody can change its policy: https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#aws-managed-cmk */
export function isAwsKey(key: string): boolean {
  return /(^|:)alias\/aws\//.test(key);
}

/** Whether it is the one that AWS manages for this service: `sns`. */
export function isAwsKeyOf(service: string, key: string): boolean {
  return new RegExp(`(^|:)alias/aws/${service}$`).test(key);
}

/** Where a key is that is named by its ARN. */
export function regionOfKey(key: string): string | undefined {
  return parseArn(key)?.region;
}
