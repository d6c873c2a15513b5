import { child, type Path } from '#base/diagnostics/path';
import { consumersByQueue, type Consumer } from '#model/consumer';
import { isTopic } from '#model/outlets';
import { lambdaOf, queueOf } from '#model/kinds/receivers/index';
import type { Queue, Topic, Topology } from '#model/topology';
import { quoted } from '#base/util/text';
import type { Rule } from '../rule';

/** Where messages can be, and who takes them on. */
type Place = Topic | Queue | Consumer;

/** From each place to the next. */
type Ways = Map<Place, readonly Place[]>;

function waysOf({ topics, queues, consumers }: Topology): Ways {
  const byQueue = consumersByQueue(consumers.values());
  const ofTopic = ({ subscriptions }: Topic) =>
    subscriptions.flatMap(({ receiver }): Place | [] => lambdaOf(receiver) ?? queueOf(receiver) ?? []);
  return new Map<Place, readonly Place[]>([
    ...Array.from(topics.values(), (topic) => [topic, ofTopic(topic)] as const),
    ...Array.from(queues.values(), (queue) => [queue, byQueue.get(queue) ?? []] as const),
    ...Array.from(consumers.values(), (one) => [one, [...one.publishes, ...one.sends]] as const),
  ]);
}

/** Takes away, again and again, the places from which no way leads on: what is left leads into a loop. */
function keepLoops(ways: Ways): Ways {
  for (;;) {
    const left: Ways = new Map();
    for (const [place, onward] of ways) {
      const still = onward.filter((next) => ways.has(next));
      if (still.length > 0) left.set(place, still);
    }
    if (left.size === ways.size) return left;
    ways = left;
  }
}

/** The shortest way from a place back to it, if there is one. */
function loopFrom(ways: Ways, start: Place): Place[] | undefined {
  const waiting: Place[][] = [[start]];
  const seen = new Set<Place>([start]);
  for (const way of waiting) {
    for (const next of ways.get(way.at(-1)!) ?? []) {
      if (next === start) return [...way, next];
      if (seen.has(next)) continue;
      seen.add(next);
      waiting.push([...way, next]);
    }
  }
  return undefined;
}

function isConsumer(place: Place): place is Consumer {
  return 'stores' in place;
}

/** The key by which the last consumer on a way keeps the messages going. */
function turnOf(way: readonly Place[]): Path {
  const index = way.findLastIndex(isConsumer);
  const next = way[index + 1] as Topic | Queue;
  return child(way[index]!.path, isTopic(next) ? 'publishes' : 'sends');
}

export const publishingLoop: Rule = {
  id: 'publishing-loop',
  severity: 'warning',
  summary: 'a consumer publishes to a topic, or sends to a queue, that leads back to it',
  why:
    'A message that causes another message of the same kind goes round without end, ever faster, at your ' +
    'cost. If a filter stops it, accept this finding and say so. ' +
    'https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html',
  bad: `
topics: { orders: {} }
queues: { billing: { visibilityTimeout: 3m } }
subscriptions: [{ topic: orders, queue: billing }]
consumers:
  worker:
    type: lambda
    queue: billing
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
    publishes: [orders]
`,
  good: `
topics: { orders: {}, invoices: {} }
queues: { billing: { visibilityTimeout: 3m } }
subscriptions: [{ topic: orders, queue: billing }, { topic: invoices, email: books@example.com }]
consumers:
  worker:
    type: lambda
    queue: billing
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
    publishes: [invoices]
`,
  check(topology, found) {
    const reported = new Set<string>();
    const ways = keepLoops(waysOf(topology));
    for (const place of [...ways.keys()].filter((one) => !isConsumer(one))) {
      const way = loopFrom(ways, place);
      if (!way) continue;
      const names = way.map(({ name }) => name);
      const members = [...new Set(names)].sort().join();
      if (reported.has(members)) continue;
      reported.add(members);
      const what = isTopic(place as Topic | Queue) ? 'publish to another topic' : 'send to another queue';
      found({
        message: `messages loop: ${quoted(names).join(' -> ')}`,
        path: turnOf(way),
        help: `${what}; accept this if a filter on the way stops it`,
      });
    }
  },
};
