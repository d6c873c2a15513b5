import { quietSdk } from '#base/aws/quiet-sdk';
import type { Tags } from '#model/element';
import { notificationsOf } from './buckets';
import { rulesOf, schedulesOf } from './clocks';
import { functionsOf, pipesOf, servicesOf } from './programs';
import { collect, PATIENCE } from './patience';
import type { Account, ListedSubscription } from './port';

const PAGE = 1000;

/** Something that went while the account was read. */
const GONE = /^(QueueDoesNotExist|NotFound|NotFoundException|ResourceNotFoundException)$/;

async function unlessGone<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (failure) {
    if (failure instanceof Error && GONE.test(failure.name)) return undefined;
    throw failure;
  }
}

function grouped(entries: readonly (readonly [key: string, value: string])[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [key, value] of entries) {
    const known = groups.get(key);
    if (known) known.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

/** The part of an account that one client reads. */
type Reader<K extends keyof Account> = Pick<Account, K | 'close'>;

async function openQueues(region: string): Promise<Reader<'queueUrls' | 'queue' | 'deadLetterSources'>> {
  const sqsSdk = await import('@aws-sdk/client-sqs');
  const sqs = new sqsSdk.SQSClient({ region, ...PATIENCE });
  return {
    queueUrls: (prefix) =>
      collect(
        sqsSdk.paginateListQueues(
          { client: sqs, pageSize: PAGE },
          prefix === undefined ? {} : { QueueNamePrefix: prefix },
        ),
        ({ QueueUrls = [] }) => QueueUrls,
      ),
    async queue(QueueUrl) {
      const command = new sqsSdk.GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] });
      const found = await unlessGone(
        Promise.all([sqs.send(command), sqs.send(new sqsSdk.ListQueueTagsCommand({ QueueUrl }))]),
      );
      if (!found) return undefined;
      const [{ Attributes = {} }, { Tags = {} }] = found;
      return { attributes: Attributes, tags: Tags };
    },
    deadLetterSources: async (QueueUrl) =>
      (await unlessGone(
        collect(
          sqsSdk.paginateListDeadLetterSourceQueues({ client: sqs, pageSize: PAGE }, { QueueUrl }),
          ({ queueUrls = [] }) => queueUrls,
        ),
      )) ?? [],
    close() {
      sqs.destroy();
    },
  };
}

type TopicKeys = 'topicArns' | 'topic' | 'dataProtection' | 'subscriptions' | 'subscription';

async function openTopics(region: string): Promise<Reader<TopicKeys>> {
  const snsSdk = await import('@aws-sdk/client-sns');
  const sns = new snsSdk.SNSClient({ region, ...PATIENCE });
  return {
    topicArns: () =>
      collect(snsSdk.paginateListTopics({ client: sns }, {}), ({ Topics = [] }) =>
        Topics.flatMap(({ TopicArn }) => TopicArn ?? []),
      ),
    async topic(TopicArn) {
      const found = await unlessGone(
        Promise.all([
          sns.send(new snsSdk.GetTopicAttributesCommand({ TopicArn })),
          sns.send(new snsSdk.ListTagsForResourceCommand({ ResourceArn: TopicArn })),
        ]),
      );
      if (!found) return undefined;
      const [{ Attributes = {} }, { Tags = [] }] = found;
      const tags = Object.fromEntries(Tags.map(({ Key, Value }) => [Key!, Value!])) as Tags;
      return { attributes: Attributes, tags };
    },
    async dataProtection(ResourceArn) {
      const found = await unlessGone(sns.send(new snsSdk.GetDataProtectionPolicyCommand({ ResourceArn })));
      return found?.DataProtectionPolicy || undefined;
    },
    subscriptions: () =>
      collect(
        snsSdk.paginateListSubscriptions({ client: sns }, {}),
        ({ Subscriptions = [] }): ListedSubscription[] =>
          Subscriptions.map(({ SubscriptionArn = '', TopicArn = '', Protocol = '', Endpoint = '' }) => ({
            arn: SubscriptionArn,
            topicArn: TopicArn,
            protocol: Protocol,
            endpoint: Endpoint,
          })),
      ),
    async subscription(SubscriptionArn) {
      const found = await unlessGone(
        sns.send(new snsSdk.GetSubscriptionAttributesCommand({ SubscriptionArn })),
      );
      return found?.Attributes;
    },
    close() {
      sns.destroy();
    },
  };
}

async function alarmsByTopic(region: string): ReturnType<Account['alarmsByTopic']> {
  const sdk = await import('@aws-sdk/client-cloudwatch');
  const { AwsQueryProtocol } = await import('@aws-sdk/core/protocols');
  // Emulators speak only the older of the two protocols of CloudWatch; AWS speaks both.
  const client = new sdk.CloudWatchClient({ region, protocol: AwsQueryProtocol, ...PATIENCE });
  const entries = await collect(
    sdk.paginateDescribeAlarms({ client }, {}),
    ({ MetricAlarms = [], CompositeAlarms = [] }) =>
      [...MetricAlarms, ...CompositeAlarms].flatMap(
        ({ AlarmName = '', AlarmActions = [], OKActions = [], InsufficientDataActions = [] }) =>
          [...AlarmActions, ...OKActions, ...InsufficientDataActions].map((arn) => [arn, AlarmName] as const),
      ),
  );
  client.destroy();
  return grouped(entries);
}

/** Loads the SDK when it is called, and each client when it is needed. */
export async function openAccount(region: string): Promise<Account> {
  quietSdk();
  const [queues, topics] = await Promise.all([openQueues(region), openTopics(region)]);
  return {
    ...queues,
    ...topics,
    alarmsByTopic: () => alarmsByTopic(region),
    functions: () => functionsOf(region),
    services: () => servicesOf(region),
    pipes: () => pipesOf(region),
    rules: () => rulesOf(region),
    schedules: () => schedulesOf(region),
    notifications: (bucket) => notificationsOf(region, bucket),
    close() {
      queues.close();
      topics.close();
    },
  };
}
