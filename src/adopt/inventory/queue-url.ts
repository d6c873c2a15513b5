import { partitionOf } from '#base/aws/arns';

/** `billing` of the URL of a queue. */
export function nameInUrl(url: string): string {
  return url.slice(url.lastIndexOf('/') + 1);
}

/** `arn:aws:sqs:eu-west-1:111111111111:billing` of the URL of a queue. */
export function queueArnOf(url: string): string | undefined {
  const [, region, account, name] =
    /^https:\/\/(?:sqs\.([\w-]+)\.amazonaws\.com(?:\.cn)?|queue\.amazonaws\.com)\/(\d{12})\/([\w.-]+)$/.exec(
      url,
    ) ?? [];
  if (region === undefined || account === undefined || name === undefined) return undefined;
  return `arn:${partitionOf(region)}:sqs:${region}:${account}:${name}`;
}
