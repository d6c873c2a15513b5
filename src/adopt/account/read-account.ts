import { nameIn, parseArn } from '#base/aws/arns';
import { inParallel } from '#base/util/in-parallel';
import { byCodeUnit, list } from '#base/util/text';
import { stackOriginOf, tagsSeen } from '../inventory/attributes';
import { queueArguments, subscriptionArguments, topicArguments } from '../inventory/attribute-names';
import { keptOpen, openDeadLetterQueues } from '../inventory/dead-letter-sources';
import {
  DELETED,
  subscriptionWords,
  UNREAD,
  type Inventory,
  type LiveQueue,
  type LiveTopic,
  type Untold,
} from '../inventory/inventory';
import { nameInUrl } from '../inventory/queue-url';
import { queueFrom, subscriptionFrom, topicFrom, withoutUsualAllowance } from '../inventory/settings';
import type { ListedSubscription } from './port';
import { programsIn } from './read-programs';
import { AT_A_TIME, unlessRefused, type OnProgress, type Reading, type Request } from './reading';
import { isNamed, isTagged } from './selection';

async function readAll<T, R>(
  { onProgress }: Reading,
  sort: Parameters<OnProgress>[0],
  items: readonly T[],
  read: (item: T) => Promise<R | undefined>,
): Promise<R[]> {
  let done = 0;
  const results = await inParallel(items, AT_A_TIME, async (item) => {
    const result = await read(item);
    done += 1;
    onProgress(sort, done, items.length);
    return result;
  });
  return results.flatMap((result) => result ?? []);
}

async function queueAt({ account }: Reading, url: string): Promise<LiveQueue | undefined> {
  const found = await account.queue(url);
  if (!found) return undefined;
  const { attributes, tags } = found;
  return queueFrom(
    String(attributes['QueueArn']),
    url,
    { ...queueArguments(attributes), tags },
    stackOriginOf(tags),
  );
}

/** The queues that are meant, and those that take their dead letters. */
async function readQueues(reading: Reading): Promise<LiveQueue[]> {
  const { account, narrowing } = reading;
  const [prefix, ...others] = narrowing.prefixes;
  const only = others.length === 0 && narrowing.names.length === 0 ? prefix : undefined;
  const urls = await account.queueUrls(only);
  const named = urls.filter((url) => isNamed(narrowing, nameInUrl(url)));
  const found = await readAll(reading, 'queues', named, (url) => queueAt(reading, url));
  const chosen = new Map(
    found.filter((queue) => isTagged(narrowing, tagsSeen(queue))).map((queue) => [queue.arn, queue]),
  );
  const rest = new Map(found.map((queue) => [queue.arn, queue]));
  const asked = new Set<string>();
  // Dead letters may have dead letters of their own.
  for (let latest = [...chosen.values()]; latest.length > 0;) {
    const wanted = new Map(
      latest
        .filter(({ redrive }) => redrive && !chosen.has(redrive.target) && !asked.has(redrive.target))
        .map((queue) => [queue.redrive!.target, queue]),
    );
    for (const target of wanted.keys()) asked.add(target);
    latest = await readAll(reading, 'queues', [...wanted], async ([target, source]) => {
      const url = urlBeside(source, target);
      return rest.get(target) ?? (url === undefined ? undefined : await queueAt(reading, url));
    });
    for (const queue of latest) chosen.set(queue.arn, queue);
  }
  return [...chosen.values()].sort((a, b) => byCodeUnit(a.name, b.name));
}

/** The URL of another queue of the same account and region. */
function urlBeside({ arn, url, name }: LiveQueue, other: string): string | undefined {
  const [own, wanted] = [parseArn(arn), parseArn(other)];
  if (own?.region !== wanted?.region || own?.account !== wanted?.account) return undefined;
  return url.slice(0, -name.length) + nameIn(other);
}

async function readTopics(reading: Reading): Promise<LiveTopic[]> {
  const { account, narrowing } = reading;
  const arns = (await account.topicArns()).filter((arn) => isNamed(narrowing, nameIn(arn)));
  const alarms =
    arns.length === 0 ? undefined : await unlessRefused(reading, 'alarms', () => account.alarmsByTopic());
  const found = await readAll(reading, 'topics', arns, async (arn) => {
    const topic = await account.topic(arn);
    if (!topic || !isTagged(narrowing, topic.tags)) return undefined;
    const policy = await unlessRefused(reading, 'data protection policies', () =>
      account.dataProtection(arn),
    );
    const values = { ...topicArguments(topic.attributes), data_protection_policy: policy, tags: topic.tags };
    const origin = stackOriginOf(topic.tags);
    return { ...topicFrom(arn, values, origin), alarms: alarms?.get(arn) ?? [] };
  });
  return found.sort((a, b) => byCodeUnit(a.name, b.name));
}

const PENDING = /^(PendingConfirmation|Deleted)$/;

function pending({ arn, ...listed }: ListedSubscription): Untold {
  const name = subscriptionWords(listed);
  if (arn === 'Deleted')
    return { what: DELETED, name, because: 'it was deleted, and AWS shows it for three more days' };
  return {
    what: 'subscription',
    name,
    because: 'nobody has confirmed it, so AWS shows no ARN to take it over by',
  };
}

async function readSubscriptions(
  reading: Reading,
  topics: readonly LiveTopic[],
  queues: readonly LiveQueue[],
) {
  const { account } = reading;
  const ends = new Set([...topics, ...queues].map(({ arn }) => arn));
  const listed = await account.subscriptions();
  const ours = listed.filter(({ topicArn, endpoint }) => ends.has(topicArn) || ends.has(endpoint));
  const confirmed = ours.filter(({ arn }) => !PENDING.test(arn));
  const subscriptions = await readAll(reading, 'subscriptions', confirmed, async (one) => {
    const attributes = await account.subscription(one.arn);
    if (!attributes) return undefined;
    const { topicArn: topic_arn, protocol, endpoint } = one;
    return subscriptionFrom(one.arn, { ...subscriptionArguments(attributes), topic_arn, protocol, endpoint });
  });
  return { subscriptions, untold: ours.filter(({ arn }) => PENDING.test(arn)).map(pending) };
}

/** Queues outside of the selection that a dead-letter queue of it takes messages from, so that it stays open for them. */
async function withOtherSources(reading: Reading, queues: readonly LiveQueue[]): Promise<LiveQueue[]> {
  const own = new Set(queues.map(({ name }) => name));
  const why = await readAll(reading, 'queues', openDeadLetterQueues(queues), async ({ arn, url }) => {
    const sources = await unlessRefused(reading, 'sources of dead-letter queues', () =>
      reading.account.deadLetterSources(url),
    );
    const others = sources?.map(nameInUrl).filter((name) => !own.has(name));
    if (others?.length === 0) return undefined;
    return { arn, words: others ? `${list(others)} outside of this topology` : 'others could not be read' };
  });
  return keptOpen(queues, new Map(why.map(({ arn, words }) => [arn, words])));
}

function unreadable([sort, why]: readonly [string, string]): Untold {
  return { what: UNREAD, name: sort, because: `they could not be read: ${why}` };
}

/** Reads the topics, queues and subscriptions of an account in one region. */
export async function readAccount(region: string, request: Request): Promise<Inventory> {
  const reading: Reading = { ...request, unread: new Map() };
  const [topics, found] = await Promise.all([readTopics(reading), readQueues(reading)]);
  const queues = withoutUsualAllowance(await withOtherSources(reading, found));
  const { subscriptions, untold } = await readSubscriptions(reading, topics, queues);
  const [first] = [...topics, ...queues];
  const programs = await programsIn(reading, { topics, queues });
  return {
    region,
    account: parseArn(first?.arn ?? '')?.account ?? '',
    topics,
    queues,
    subscriptions,
    programs,
    untold: [...untold, ...Array.from(reading.unread, unreadable)],
  };
}
