/** What an account may have in a region unless AWS has raised it, with the page that says so. */
export const QUOTAS = {
  standardTopics: { most: 100_000, page: 'https://docs.aws.amazon.com/general/latest/gr/sns.html' },
  fifoTopics: { most: 1000, page: 'https://docs.aws.amazon.com/general/latest/gr/sns.html' },
  /** Until somebody confirms them; afterwards they no longer count. */
  unconfirmedSubscriptions: { most: 5000, page: 'https://docs.aws.amazon.com/general/latest/gr/sns.html' },
  filterPolicies: {
    most: 10_000,
    page: 'https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html',
  },
  /** On one event bus. */
  eventRules: {
    most: 300,
    page: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html',
  },
  pipes: { most: 1000, page: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html' },
  iotRules: { most: 1000, page: 'https://docs.aws.amazon.com/general/latest/gr/iot-core.html' },
  buckets: { most: 10_000, page: 'https://docs.aws.amazon.com/general/latest/gr/s3.html' },
  tables: {
    most: 2500,
    page: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html',
  },
  /** Of 1,000, at least 100 must be left to functions without a share of their own. */
  reservedConcurrency: {
    most: 900,
    page: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html',
  },
  /** In one cluster. */
  services: {
    most: 5000,
    page: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html',
  },
  roles: {
    most: 1000,
    page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html',
  },
  alarms: {
    most: 5000,
    page: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html',
  },
} as const;

export type Quota = keyof typeof QUOTAS;
