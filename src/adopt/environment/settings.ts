import { parseArn } from '#base/aws/arns';
import { merged, type Json, type JsonObject } from '#base/util/json';
import type { OwnedQueue, OwnedTopic, Subscription, Topology } from '#model/topology';
import { differencesOf } from '../compare/differences';
import type { Pair, Pairs } from '../compare/pairs';
import type { Inventory, LiveQueue, LiveSubscription, LiveTopic } from '../inventory/inventory';
import { settingsOf, sharedDeadLetters, type Written } from '../write/queues';
import { notEmpty } from '../write/sections';
import { commonTags } from '../write/tags';
import { topicSettings } from '../write/topics';

/* What an environment has otherwise than the file says. Whatever is not said here shows as a difference later. */

const NONE: Pairs = { topics: [], queues: [], subscriptions: [] };

/** The names of the settings that differ. */
function otherwise(topology: Topology, account: string, pairs: Partial<Pairs>): ReadonlySet<string> {
  const found = differencesOf(topology, account, { ...NONE, ...pairs });
  return new Set(found.filter(({ isAccess }) => !isAccess).map(({ setting }) => setting));
}

function chosen(settings: Written, wanted: ReadonlySet<string>): Written {
  return Object.fromEntries(Object.entries(settings).filter(([name]) => wanted.has(name)));
}

interface Reading {
  readonly topology: Topology;
  readonly account: string;
  readonly pairs: Pairs;
  /** What the file calls a queue that lives. */
  readonly queueName: (arn: string) => string | undefined;
}

function ofTopic(pair: Pair<OwnedTopic, LiveTopic>, { topology, account }: Reading): Written {
  const { contentBasedDeduplication } = pair.live;
  const settings = { ...topicSettings(pair.live), contentBasedDeduplication };
  return chosen(settings, otherwise(topology, account, { topics: [pair] }));
}

function deadLettersOf(
  { element, live }: Pair<OwnedQueue, LiveQueue>,
  { queueName }: Reading,
): Json | undefined {
  if (!live.redrive) return false;
  const { maxReceiveCount } = live.redrive;
  const target = element.deadLetters?.queue;
  if (target?.owned === true && !target.declared) return { maxReceiveCount };
  const name = queueName(live.redrive.target);
  return name === undefined ? undefined : { ...sharedDeadLetters(live, name), maxReceiveCount };
}

/** By the name of the queue that it stands below. */
function ofQueue(pair: Pair<OwnedQueue, LiveQueue>, reading: Reading): readonly [string, Written] {
  const { element, live } = pair;
  const wanted = otherwise(reading.topology, reading.account, { queues: [pair] });
  if (!element.declared) {
    const retention = chosen(settingsOf(live), new Set([...wanted].filter((one) => one === 'retention')));
    return [element.deadLettersOf[0]!.name, notEmpty({ deadLetters: retention })];
  }
  const { contentBasedDeduplication } = live;
  const settings = chosen({ ...settingsOf(live), contentBasedDeduplication }, wanted);
  const deadLetters = wanted.has('deadLetters') ? deadLettersOf(pair, reading) : undefined;
  return [element.name, { ...settings, ...(deadLetters === undefined ? {} : { deadLetters }) }];
}

/** A filter over that of the file, whose other keys go. */
function filterOf({ element, live }: Pair<Subscription, LiveSubscription>): Json {
  if (!live.filter) return null;
  const { scope, policy } = live.filter;
  const gone = Object.keys(element.filter?.policy ?? {}).filter((key) => !(key in policy));
  return { scope, policy: { ...policy, ...Object.fromEntries(gone.map((key) => [key, null])) } };
}

function ofSubscription(pair: Pair<Subscription, LiveSubscription>, reading: Reading): Written {
  const { live } = pair;
  const wanted = otherwise(reading.topology, reading.account, { subscriptions: [pair] });
  const queue = live.deadLetters === undefined ? null : reading.queueName(live.deadLetters);
  return {
    ...(wanted.has('filter') || wanted.has('filter.scope') ? { filter: filterOf(pair) } : {}),
    ...(wanted.has('raw') ? { raw: live.raw } : {}),
    ...(wanted.has('deadLetters') && queue !== undefined ? { deadLetters: queue } : {}),
  };
}

/**
 * Subscriptions of the file that this environment does not have, though it has their topic: one more would change
 * where messages go.
 */
function absent({ topology, pairs }: Reading): [string, Json][] {
  const there = new Set<unknown>(pairs.subscriptions.map(({ element }) => element));
  const topics = new Set<unknown>(pairs.topics.map(({ element }) => element));
  return topology.subscriptions
    .filter((one) => !there.has(one) && topics.has(one.topic) && !('lambda' in one.receiver))
    .map(({ name }) => [name, null]);
}

/** Settings by the name of their element, of which there may be several for one. */
function byName(entries: readonly (readonly [string, Written])[]): Written {
  return notEmpty(
    entries.reduce<JsonObject>((all, [name, settings]) => merged(all, { [name]: settings }), {}),
  );
}

/** The override that makes the file say what this environment has. */
export function settingsIn(topology: Topology, { account }: Inventory, pairs: Pairs): Written {
  const names = new Map(pairs.queues.map(({ element, live }) => [live.arn, element.name]));
  const queueName = (arn: string) => (parseArn(arn) ? names.get(arn) : undefined);
  const reading: Reading = { topology, account, pairs, queueName };
  const subscriptions = pairs.subscriptions.map(
    (pair) => [pair.element.name, ofSubscription(pair, reading)] as const,
  );
  return notEmpty({
    topics: byName(pairs.topics.map((pair) => [pair.element.name, ofTopic(pair, reading)])),
    queues: byName(pairs.queues.map((pair) => ofQueue(pair, reading))),
    subscriptions: { ...byName(subscriptions), ...Object.fromEntries(absent(reading)) },
  });
}

/** Tags that everything of the environment has, and that the file has otherwise. */
export function tagsIn({ tags }: Topology, { topics, queues }: Inventory): Written {
  const common = Object.entries(commonTags([...topics, ...queues]));
  return Object.fromEntries(common.filter(([key, value]) => tags[key] !== value));
}
