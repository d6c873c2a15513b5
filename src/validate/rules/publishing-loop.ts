import { child } from '#base/diagnostics/path';
import { consumersByQueue, type Consumer } from '#model/consumer';
import type { Subscription, Topic, Topology } from '#model/topology';
import { quoted } from '#base/util/text';
import type { Rule } from '../rule';

/** From one topic to the next: the names between them, and who publishes. */
interface Hop {
  readonly by: readonly string[];
  readonly consumer: Consumer;
  readonly next: Topic;
}

type Hops = Map<Topic, readonly Hop[]>;

function hopsOf({ topics, consumers }: Topology): Hops {
  const byQueue = consumersByQueue(consumers.values());
  const through = (consumer: Consumer, queue: readonly string[]): Hop[] =>
    consumer.publishes.map((next) => ({ by: [...queue, consumer.name], consumer, next }));
  const from = ({ receiver }: Subscription): Hop[] => {
    if (receiver.kind === 'lambda') return through(receiver.lambda, []);
    if (receiver.kind !== 'queue') return [];
    const { queue } = receiver;
    return (byQueue.get(queue) ?? []).flatMap((consumer) => through(consumer, [queue.name]));
  };
  return new Map([...topics.values()].map((topic) => [topic, topic.subscriptions.flatMap(from)]));
}

/** Takes away, again and again, the topics from which no way leads on: what is left leads into a loop. */
function keepLoops(hops: Hops): Hops {
  for (;;) {
    const left: Hops = new Map();
    for (const [topic, onward] of hops) {
      const still = onward.filter(({ next }) => hops.has(next));
      if (still.length > 0) left.set(topic, still);
    }
    if (left.size === hops.size) return left;
    hops = left;
  }
}

/** The shortest way from a topic back to it, if there is one. */
function loopFrom(hops: Hops, start: Topic): { way: string[]; last: Consumer } | undefined {
  const waiting = [{ topic: start, way: [start.name] }];
  const seen = new Set<Topic>([start]);
  for (const { topic, way } of waiting) {
    for (const { by, consumer, next } of hops.get(topic) ?? []) {
      const longer = [...way, ...by, next.name];
      if (next === start) return { way: longer, last: consumer };
      if (seen.has(next)) continue;
      seen.add(next);
      waiting.push({ topic: next, way: longer });
    }
  }
  return undefined;
}

export const publishingLoop: Rule = {
  id: 'publishing-loop',
  severity: 'warning',
  summary: 'a consumer publishes to a topic that leads back to it',
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
    const hops = keepLoops(hopsOf(topology));
    for (const topic of hops.keys()) {
      const loop = loopFrom(hops, topic);
      if (!loop) continue;
      const members = [...new Set(loop.way)].sort().join();
      if (reported.has(members)) continue;
      reported.add(members);
      found({
        message: `messages loop: ${quoted(loop.way).join(' -> ')}`,
        path: child(loop.last.path, 'publishes'),
        help: 'publish to another topic; accept this if a filter on the way stops it',
      });
    }
  },
};
