import { partitionOf } from './arns';

/** Regions that are on in every account: those from before March 20, 2019. All others of `aws` have to be enabled. */
const ALWAYS_ON = new Set([
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
]);

/** Whether an account has to enable the region: https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html */
function isOptIn(region: string): boolean {
  return partitionOf(region) === 'aws' && !ALWAYS_ON.has(region);
}

/**
 * As whom SNS delivers to a queue or function: across regions by the name of the endpoint's region if that is opt-in,
 * else by that of the topic's if that is.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-cross-region-delivery.html
 */
export function snsPrincipal(topicRegion: string, endpointRegion: string): string {
  const named =
    topicRegion === endpointRegion ? undefined : [endpointRegion, topicRegion].find((one) => isOptIn(one));
  return named === undefined ? 'sns.amazonaws.com' : `sns.${named}.amazonaws.com`;
}
