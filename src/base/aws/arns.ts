/** An ARN in parts. `account` is absent when it is known only once Terraform runs. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string | undefined;
  readonly resource: string;
}

const ARN = /^arn:(aws[a-z-]*):([a-z0-9-]+):([a-z0-9-]*):(\d{12})?:(.+)$/;

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html; `undefined` if it is none. */
export function parseArn(text: string): Arn | undefined {
  const [, partition, service, region, account, resource] = ARN.exec(text) ?? [];
  if (!partition || !service || region === undefined || !resource) return undefined;
  const known = account === UNDECLARED_ACCOUNT ? undefined : account;
  return { partition, service, region, account: known, resource };
}

/** `orders` of `arn:aws:sns:eu-west-1:111111111111:orders`. */
export function nameIn(arn: string): string {
  return arn.slice(arn.lastIndexOf(':') + 1);
}

/** `notify:live` of `arn:aws:lambda:eu-west-1:111111111111:function:notify:live`: the function and, if it has one, the alias. */
export function functionIn(arn: string): string {
  return arn.split(':').slice(6).join(':');
}

/**
 * What `${account}` stands for where the file does not say which account that is: as long as an account number, and
 * nobody's, so that every text with it is checked like any other. Terraform gets the account that it runs in instead.
 */
export const UNDECLARED_ACCOUNT = '000000000919';

/** As long as any account number: stands where the account is not known yet. */
export const ANY_ACCOUNT = '000000000000';

/** `accountReference` stands in where the account is not known yet. */
export function formatArn(arn: Arn, accountReference: string): string {
  return `arn:${arn.partition}:${arn.service}:${arn.region}:${arn.account ?? accountReference}:${arn.resource}`;
}

/** https://docs.aws.amazon.com/general/latest/gr/rande.html */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  if (region.startsWith('us-isob-')) return 'aws-iso-b';
  if (region.startsWith('us-iso-')) return 'aws-iso';
  if (region.startsWith('eusc-')) return 'aws-eusc';
  return 'aws';
}
