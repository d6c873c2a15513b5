import { TOPIC } from '#base/aws/limits';
import { DONE, type Actions } from '../action';
import { ApiError, invalid } from '../protocol/errors';
import { maps, required, text, textMap, texts, type Input } from '../protocol/input';
import type { World } from '../world';
import { arnIn, topicIn } from './arn';
import { nextPage } from './pages';
import { defaultPolicy } from './permissions';
import { LocalTopic } from './topic';

const NAME = new RegExp(`^[\\w-]{1,${TOPIC.name}}$`);

const SETTABLE = new Set([
  ...['DisplayName', 'Policy', 'DeliveryPolicy', 'KmsMasterKeyId', 'TracingConfig', 'SignatureVersion'],
  ...[
    'ContentBasedDeduplication',
    'ArchivePolicy',
    'FifoThroughputScope',
    'DataProtectionPolicy',
    'MaximumMessageSize',
  ],
  ...['HTTP', 'SQS', 'Lambda', 'Firehose', 'Application'].flatMap((kind) => [
    `${kind}SuccessFeedbackRoleArn`,
    `${kind}SuccessFeedbackSampleRate`,
    `${kind}FailureFeedbackRoleArn`,
  ]),
]);

/** What SNS answers for topics that nobody set a policy of: recorded on AWS. */
const DELIVERY_POLICY = JSON.stringify({
  http: {
    defaultHealthyRetryPolicy: {
      minDelayTarget: 20,
      maxDelayTarget: 20,
      numRetries: 3,
      numMaxDelayRetries: 0,
      numNoDelayRetries: 0,
      numMinDelayRetries: 0,
      backoffFunction: 'linear',
    },
    disableSubscriptionOverrides: false,
    defaultRequestPolicy: { headerContentType: 'text/plain; charset=UTF-8' },
  },
});

export function tagsIn(input: Input): Record<string, string> {
  const tags = maps(input, 'Tags').map((tag) => [required(tag, 'Key'), text(tag, 'Value') ?? ''] as const);
  if (new Set(tags.map(([key]) => key)).size < tags.length) throw invalid('Duplicated keys are not allowed.');
  return Object.fromEntries(tags);
}

function checkName(name: string, attributes: Readonly<Record<string, string>>): void {
  const isFifo = attributes['FifoTopic'] === 'true';
  const isWhole = name.length <= TOPIC.name && NAME.test(isFifo ? name.replace(/\.fifo$/, '') : name);
  if (!isWhole || name.endsWith('.fifo') !== isFifo) throw invalid('Topic Name');
}

export function createTopic(
  world: World,
  name: string,
  asked: Readonly<Record<string, string>>,
  tags: Readonly<Record<string, string>> = {},
): LocalTopic {
  checkName(name, asked);
  const { FifoTopic: type = 'false', ...others } = asked;
  const given = type === 'true' ? asked : others;
  const before = world.topics.get(world.topicArn(name));
  if (before) {
    if (Object.entries(tags).some(([key, value]) => before.tags[key] !== value)) {
      throw invalid('Tags Reason: Topic already exists with different tags');
    }
    const differs = Object.entries(given).some(([key, value]) => (before.attributes[key] ?? '') !== value);
    if (differs) throw invalid('Attributes Reason: Topic already exists with different attributes');
    return before;
  }
  const fifo = name.endsWith('.fifo') ? { FifoTopic: 'true', ContentBasedDeduplication: 'false' } : {};
  const topic = new LocalTopic(world, name, { ...fifo, ...given });
  topic.tags = { ...tags };
  world.topics.set(topic.arn, topic);
  world.journal.catalogue();
  return topic;
}

function attributesOf(topic: LocalTopic): Record<string, string> {
  const { arn, world } = topic;
  // An action of its own gives the policy of what a message may hold.
  const { DataProtectionPolicy: _, ...attributes } = topic.attributes;
  const pending = [...topic.subscriptions].filter(({ token }) => token !== undefined).length;
  const all = {
    TopicArn: arn,
    Owner: world.account,
    DisplayName: '',
    Policy: JSON.stringify(defaultPolicy(arn, world.account)),
    EffectiveDeliveryPolicy: attributes['DeliveryPolicy'] ?? DELIVERY_POLICY,
    SubscriptionsPending: String(pending),
    SubscriptionsConfirmed: String(topic.subscriptions.size - pending),
    SubscriptionsDeleted: String(topic.deleted),
    ...attributes,
  };
  return Object.fromEntries(Object.entries(all).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Topics, their attributes and tags. */
export const TOPIC_ACTIONS: Actions = {
  CreateTopic: (world, input) => {
    const attributes = textMap(input, 'Attributes');
    const tags = tagsIn(input);
    return { TopicArn: createTopic(world, text(input, 'Name') ?? '', attributes, tags).arn };
  },
  DeleteTopic: (world, input) => {
    const topic = world.topics.get(arnIn(input, 'TopicArn'));
    if (!topic) return DONE;
    for (const { arn } of topic.subscriptions) world.subscriptions.delete(arn);
    world.topics.delete(topic.arn);
    world.journal.catalogue();
    return DONE;
  },
  ListTopics: (world, input) => {
    const { items, token } = nextPage([...world.topics.keys()], input);
    return { Topics: items.map((TopicArn) => ({ TopicArn })), ...token };
  },
  GetTopicAttributes: (world, input) => ({ Attributes: attributesOf(topicIn(world, input)) }),
  SetTopicAttributes: (world, input) => {
    const topic = topicIn(world, input);
    const name = required(input, 'AttributeName');
    if (!SETTABLE.has(name)) throw invalid('AttributeName');
    topic.attributes[name] = text(input, 'AttributeValue') ?? '';
    world.journal.catalogue();
    return DONE;
  },
  TagResource: (world, input) => {
    const topic = taggedIn(world, input);
    topic.tags = { ...topic.tags, ...tagsIn(input) };
    world.journal.catalogue();
    return DONE;
  },
  UntagResource: (world, input) => {
    const topic = taggedIn(world, input);
    const keys = texts(input, 'TagKeys');
    topic.tags = Object.fromEntries(Object.entries(topic.tags).filter(([key]) => !keys.includes(key)));
    world.journal.catalogue();
    return DONE;
  },
  ListTagsForResource: (world, input) => ({
    Tags: Object.entries(taggedIn(world, input).tags).map(([Key, Value]) => ({ Key, Value })),
  }),
  GetDataProtectionPolicy: (world, input) => ({
    DataProtectionPolicy: topicIn(world, input, 'ResourceArn').attributes['DataProtectionPolicy'] ?? '',
  }),
  PutDataProtectionPolicy: (world, input) => {
    const topic = topicIn(world, input, 'ResourceArn');
    topic.attributes['DataProtectionPolicy'] = required(input, 'DataProtectionPolicy');
    world.journal.catalogue();
    return DONE;
  },
};

function taggedIn(world: World, input: Input): LocalTopic {
  const topic = world.topics.get(arnIn(input, 'ResourceArn'));
  if (topic) return topic;
  throw new ApiError('ResourceNotFound', 'Resource does not exist');
}
