import { randomUUID } from 'node:crypto';
import { DONE, type Actions } from '../action';
import { ApiError, invalid } from '../protocol/errors';
import { flag, required, text, textMap, type Input } from '../protocol/input';
import type { World } from '../world';
import { arnIn, subscriptionIn, topicIn } from './arn';
import { nextPage } from './pages';
import { endpointOf } from './platform';
import {
  checkAttributes,
  DEFAULTS,
  normal,
  filterOf,
  shownAttributes,
  type SubscriptionAttributes,
} from './subscription-attributes';
import type { LocalSubscription, LocalTopic } from './topic';

const PROTOCOLS = new Set([
  'sqs',
  'lambda',
  'http',
  'https',
  'email',
  'email-json',
  'sms',
  'firehose',
  'application',
]);

/** Who has to confirm first: https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html */
const CONFIRMED_BY_HAND = new Set(['http', 'https', 'email', 'email-json']);

export interface Wanted {
  readonly protocol: string;
  readonly endpoint: string;
  readonly attributes: SubscriptionAttributes;
}

function checkEndpoint({ fifo }: LocalTopic, { protocol, endpoint }: Wanted): void {
  if (!PROTOCOLS.has(protocol))
    throw invalid(`Amazon SNS does not support this protocol string: ${protocol}`);
  if (endpoint === '') throw invalid('Endpoint');
  if (protocol === 'sqs') {
    if (!/^arn:[\w-]+:sqs:[\w-]*:\d{12}:[\w.-]+$/.test(endpoint)) throw invalid('SQS endpoint ARN');
    if (endpoint.endsWith('.fifo') && !fifo) {
      throw invalid(
        'Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics',
      );
    }
  }
  if (protocol === 'sms' && !/^\+?\d[\d -]*$/.test(endpoint.replace(/--/g, 'x'))) {
    throw new ApiError('InvalidParameter', `Invalid SMS endpoint: ${endpoint}`);
  }
  if (/^https?$/.test(protocol) && !endpoint.startsWith(`${protocol}://`)) {
    throw invalid('Endpoint must match the specified protocol');
  }
}

function twinOf(topic: LocalTopic, { protocol, endpoint }: Wanted): LocalSubscription | undefined {
  return [...topic.subscriptions].find((one) => one.protocol === protocol && one.endpoint === endpoint);
}

function withoutEmpty(attributes: SubscriptionAttributes): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== ''));
}

/** @throws ApiError */
export function subscribe(topic: LocalTopic, wanted: Wanted, isConfirmed = false): LocalSubscription {
  const { world, fifo } = topic;
  const { protocol, endpoint } = wanted;
  const attributes = normal(wanted.attributes);
  checkEndpoint(topic, wanted);
  checkAttributes(attributes, { fifo: fifo && endpoint.endsWith('.fifo'), where: 'Attributes Reason: ' });
  const filter = filterOf(attributes);
  const twin = twinOf(topic, wanted);
  if (twin) {
    const differs = Object.entries(attributes).some(
      ([name, value]) => (twin.attributes[name] ?? DEFAULTS[name] ?? '') !== value,
    );
    if (differs) throw invalid('Attributes Reason: Subscription already exists with different attributes');
    return twin;
  }
  // Devices that a file names are not here.
  if (protocol === 'application' && !isConfirmed && !endpointOf(world, endpoint)) {
    throw invalid(`Endpoint Reason: Endpoint does not exist for endpoint arn${endpoint}`);
  }
  const waits = CONFIRMED_BY_HAND.has(protocol) && !isConfirmed;
  const subscription: LocalSubscription = {
    arn: `${topic.arn}:${randomUUID()}`,
    topic,
    protocol,
    endpoint,
    attributes: withoutEmpty(attributes),
    filter,
    token: waits ? randomUUID().replaceAll('-', '').repeat(4) : undefined,
  };
  world.subscriptions.set(subscription.arn, subscription);
  topic.subscriptions.add(subscription);
  world.journal.catalogue();
  if (waits) askToConfirm(subscription);
  return subscription;
}

function askToConfirm(subscription: LocalSubscription): void {
  const { topic, token } = subscription;
  const { world } = topic;
  const confirm = `${world.endpoint}/?Action=ConfirmSubscription&TopicArn=${topic.arn}&Token=${token}`;
  const body = JSON.stringify(
    {
      Type: 'SubscriptionConfirmation',
      MessageId: randomUUID(),
      Token: token,
      TopicArn: topic.arn,
      Message: `You have chosen to subscribe to the topic ${topic.arn}.\nTo confirm the subscription, visit the SubscribeURL included in this message.`,
      SubscribeURL: confirm,
      Timestamp: new Date(world.clock.now()).toISOString(),
      SignatureVersion: '1',
    },
    undefined,
    2,
  );
  void world.outside.handOver(subscription, { origin: '', body, kind: 'SubscriptionConfirmation' });
}

export function unsubscribe(subscription: LocalSubscription): void {
  const { topic, arn } = subscription;
  topic.subscriptions.delete(subscription);
  topic.deleted++;
  topic.world.subscriptions.delete(arn);
  topic.world.journal.catalogue();
}

export function setAttribute(subscription: LocalSubscription, name: string, value: string): void {
  const { topic, endpoint } = subscription;
  checkAttributes({ [name]: value }, { fifo: topic.fifo && endpoint.endsWith('.fifo'), where: '' });
  const next = withoutEmpty({ ...subscription.attributes, ...normal({ [name]: value }) });
  subscription.filter = changedFilter(next);
  subscription.attributes = next;
  topic.world.journal.catalogue();
}

/** A change is refused in fewer words than a new subscription. */
function changedFilter(attributes: SubscriptionAttributes) {
  try {
    return filterOf(attributes);
  } catch (failure) {
    if (!(failure instanceof ApiError)) throw failure;
    throw new ApiError(failure.code, failure.message.replace('Attributes Reason: ', ''));
  }
}

function listed({ arn, topic, protocol, endpoint, token }: LocalSubscription) {
  return {
    SubscriptionArn: token === undefined ? arn : 'PendingConfirmation',
    Owner: topic.world.account,
    Protocol: protocol,
    Endpoint: endpoint,
    TopicArn: topic.arn,
  };
}

function list(all: readonly LocalSubscription[], input: Input) {
  const { items, token } = nextPage(all, input);
  return { Subscriptions: items.map(listed), ...token };
}

function confirm(world: World, input: Input): LocalSubscription {
  const topic = world.topics.get(arnIn(input, 'TopicArn'));
  if (!topic) throw invalid('Token');
  const token = required(input, 'Token');
  const found = [...topic.subscriptions].find((subscription) => subscription.token === token);
  if (!found) throw invalid('Token');
  found.token = undefined;
  world.journal.catalogue();
  return found;
}

export const SUBSCRIPTION_ACTIONS: Actions = {
  Subscribe: (world, input) => {
    const topic = topicIn(world, input);
    const wanted = {
      protocol: text(input, 'Protocol') ?? '',
      endpoint: text(input, 'Endpoint') ?? '',
      attributes: textMap(input, 'Attributes'),
    };
    const { arn, token } = subscribe(topic, wanted);
    const isHidden = token !== undefined && !flag(input, 'ReturnSubscriptionArn');
    return { SubscriptionArn: isHidden ? 'pending confirmation' : arn };
  },
  ConfirmSubscription: (world, input) => ({ SubscriptionArn: confirm(world, input).arn }),
  Unsubscribe: (world, input) => {
    const arn = arnIn(input, 'SubscriptionArn');
    if (arn.split(':').length < 7) throw invalid('SubscriptionId');
    const found = world.subscriptions.get(arn);
    if (found) unsubscribe(found);
    return DONE;
  },
  ListSubscriptions: (world, input) => list([...world.subscriptions.values()], input),
  ListSubscriptionsByTopic: (world, input) => list(world.subscriptionsOf(topicIn(world, input)), input),
  GetSubscriptionAttributes: (world, input) => ({
    Attributes: shownAttributes(subscriptionIn(world, input)),
  }),
  SetSubscriptionAttributes: (world, input) => {
    const subscription = subscriptionIn(world, input);
    setAttribute(subscription, required(input, 'AttributeName'), text(input, 'AttributeValue') ?? '');
    return DONE;
  },
};
