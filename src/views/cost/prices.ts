import { CONSUMER_PRICES } from '#model/kinds/consumers/index';
import { MILLION, type Prices } from '#model/kinds/cost';

/*
 * Prices of us-east-1 in US dollars, without free tiers and without discounts for large volumes. Each was read on the
 * page that `source` names. The pricing pages of AWS build their tables by script and per region, so most of these
 * are pages that repeat them; what could not be read anywhere is not estimated.
 */

export const PRICE_REGION = 'us-east-1';

/** The day on which all of them were read. */
export const PRICES_READ = '2026-11-24';

const SNS = 'https://www.factualminds.com/blog/amazon-sns-pricing-publishes-fanout-protocols/';
const SQS = 'https://www.factualminds.com/blog/amazon-sqs-pricing-64kb-rule-fifo-vs-standard/';
const GUIDE =
  'https://github.com/stevenstuartm/lucentowl.github.io/blob/07e715f23ac9b0d07f19b950ccecafb321e5d09e/_guides/infrastructure/aws/aws-sqs-sns.md';
const SNS_FIFO =
  'https://github.com/zachjonesnoel/theserverlessterminal-blog/blob/main/cldu82hu900huvpnvbjag4se7.md';
const S3 =
  'https://github.com/stevenstuartm/lucentowl.github.io/blob/9f2bf0b35e89f8aad438741b633b6b5289fc7e2d/_guides/infrastructure/aws/aws-s3-fundamentals.md';
const DYNAMODB = 'https://airbyte.com/data-engineering-resources/dynamodb-pricing';
const CLOUDWATCH_PLANS =
  'https://github.com/api-evangelist/cloudwatch/blob/30bb380939bcd1e85b3a559693ce98743485de92/plans/cloudwatch-plans-pricing.yml';
const CLOUDWATCH =
  'https://www.factualminds.com/blog/amazon-cloudwatch-pricing-metrics-logs-alarms-dashboards/';
const KMS = 'https://cloudburn.io/blog/aws-kms-pricing';
const VPC = 'https://www.factualminds.com/blog/amazon-vpc-pricing-endpoints-peering-transit-gateway/';
const NAT = 'https://cloudburn.io/blog/aws-nat-gateway-pricing';

const SHARED = {
  'sns-publish': { usd: 0.5, per: MILLION, source: SNS, asOf: '2026-06' },
  'sns-publish-fifo': { usd: 0.3, per: MILLION, source: SNS, asOf: '2026-06' },
  'sns-publish-fifo-gb': { usd: 0.017, per: 1, source: SNS_FIFO, asOf: '2021-12' },
  'sns-delivery-fifo': { usd: 0.01, per: MILLION, source: SNS_FIFO, asOf: '2021-12' },
  'sns-delivery-fifo-gb': { usd: 0.001, per: 1, source: SNS_FIFO, asOf: '2021-12' },
  'sns-body-filter-gb': { usd: 0.09, per: 1, source: GUIDE },
  'sns-http': { usd: 0.6, per: MILLION, source: SNS, asOf: '2026-06' },
  'sns-email': { usd: 2, per: 100_000, source: SNS, asOf: '2026-06' },
  'sns-push': { usd: 0.5, per: MILLION, source: SNS, asOf: '2026-06' },
  'sqs-request': { usd: 0.4, per: MILLION, source: SQS, asOf: '2026-06' },
  'sqs-request-fifo': { usd: 0.5, per: MILLION, source: SQS, asOf: '2026-06' },
  'table-write': { usd: 0.625, per: MILLION, source: DYNAMODB, asOf: '2025-07' },
  'table-read': { usd: 0.125, per: MILLION, source: DYNAMODB, asOf: '2025-07' },
  'bucket-write': { usd: 0.005, per: 1000, source: S3 },
  'bucket-read': { usd: 0.0004, per: 1000, source: S3 },
  'log-gb': { usd: 0.5, per: 1, source: CLOUDWATCH, asOf: '2026-06' },
  'log-kept-gb': { usd: 0.03, per: 1, source: CLOUDWATCH_PLANS, asOf: '2026-05' },
  'custom-metric': { usd: 0.3, per: 1, source: CLOUDWATCH_PLANS, asOf: '2026-05' },
  alarm: { usd: 0.1, per: 1, source: 'https://c3x.dev/resources/aws/aws_cloudwatch_metric_alarm' },
  dashboard: { usd: 3, per: 1, source: CLOUDWATCH, asOf: '2026-06' },
  'data-event': { usd: 0.1, per: 100_000, source: 'https://aws.amazon.com/cloudtrail/pricing/' },
  key: { usd: 1, per: 1, source: KMS, asOf: '2026-03' },
  'key-request': { usd: 0.03, per: 10_000, source: KMS, asOf: '2026-03' },
  'endpoint-hour': { usd: 0.01, per: 1, source: VPC, asOf: '2026-06' },
  'endpoint-gb': { usd: 0.01, per: 1, source: VPC, asOf: '2026-06' },
  'nat-hour': { usd: 0.045, per: 1, source: NAT, asOf: '2026-02' },
  'nat-gb': { usd: 0.045, per: 1, source: NAT, asOf: '2026-02' },
  'public-ip-hour': { usd: 0.005, per: 1, source: NAT, asOf: '2026-02' },
} as const satisfies Prices;

/** Every price by its name. */
export const PRICES: Prices = { ...SHARED, ...CONSUMER_PRICES };

/** The prices that do not belong to one kind of consumer. */
export type PriceName = keyof typeof SHARED;

/** Where AWS says what things cost today, and in other regions. */
export const PRICING_PAGE = 'https://calculator.aws/';
