import fc from 'fast-check';
import type { Copy, Outgoing } from '#messages/simulator/message';
import { routesOf } from '#messages/simulator/routes';
import { Simulation } from '#messages/simulator/simulation';
import { eventsOf } from '#messages/simulator/trace';
import type { Worker } from '#messages/simulator/worker';
import { ownedQueues, type Topology } from '#model/topology';
import { topologyOf } from '#test/unit/topology-of';

/** Every sort of queue, with all that can happen to a message. */
const TOPOLOGY = topologyOf(`
topics: { plain: {}, ordered: { fifo: true, contentBasedDeduplication: true } }
queues:
  open: { deadLetters: false, retention: 1h }
  slow: { delay: 90s, deadLetters: { maxReceiveCount: 3 } }
  small: { maxMessageSize: 1KiB, visibilityTimeout: 0s, deadLetters: { maxReceiveCount: 2, retention: 60s } }
  lost: {}
  accounts: { fifo: true, visibilityTimeout: 1m, deadLetters: { maxReceiveCount: 2 } }
  reports: { fifo: true, contentBasedDeduplication: true, deduplicationScope: messageGroup, deadLetters: false }
subscriptions:
  - { topic: plain, queue: open }
  - { topic: plain, queue: slow, raw: true, filter: { policy: { sort: [a, b] } } }
  - { topic: plain, queue: small, raw: true, deadLetters: lost }
  - { topic: ordered, queue: accounts, raw: true }
  - { topic: ordered, queue: reports, filter: { scope: body, policy: { n: [{ numeric: [">", 3] }] } } }
`);
const ROUTES = routesOf(TOPOLOGY);

type Step =
  | { readonly do: 'publish' | 'send'; readonly to: string; readonly message: Outgoing }
  | { readonly do: 'wait'; readonly seconds: number };

const outgoing = fc.record({
  body: fc.oneof(
    fc.integer({ min: 0, max: 9 }).map((n) => JSON.stringify({ n })),
    fc.constant('x'.repeat(2000)),
  ),
  attributes: fc.dictionary(
    fc.constant('sort'),
    fc.constantFrom('a', 'b', 'c').map((StringValue) => ({ DataType: 'String', StringValue })),
  ),
  groupId: fc.option(fc.constantFrom('g', 'h'), { nil: undefined }),
  deduplicationId: fc.option(fc.constantFrom('1', '2', '3'), { nil: undefined }),
});

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('publish' as const),
    to: fc.constantFrom('plain', 'ordered'),
    message: outgoing,
  }),
  fc.record({
    do: fc.constant('send' as const),
    to: fc.constantFrom('open', 'slow', 'accounts', 'reports'),
    message: outgoing,
  }),
  fc.record({ do: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 4000 }) }),
);

const workers: fc.Arbitrary<readonly Worker[]> = fc.subarray(ownedQueues(TOPOLOGY)).chain((queues) =>
  fc.tuple(
    ...queues.map((queue) =>
      fc
        .record({
          batchSize: fc.integer({ min: 1, max: 5 }),
          partialFailures: fc.boolean(),
          startsOnly: fc.boolean(),
          failures: fc.integer({ min: 0, max: 4 }),
        })
        .map(({ failures, ...rest }) => ({
          name: `${queue.name}-worker`,
          queue,
          ...rest,
          accepts: () => true,
          sends: () => [],
          outcome: ({ receives }: { receives: number }) => receives > failures,
        })),
    ),
  ),
);

const scenario = fc.record({ steps: fc.array(step, { maxLength: 25 }), workers, seed: fc.integer() });

type Scenario = typeof scenario extends fc.Arbitrary<infer T> ? T : never;

function simulate({ steps, workers: chosen, seed }: Scenario, topology: Topology = TOPOLOGY): Simulation {
  const simulation = new Simulation(topology, ROUTES, {
    seed,
    workers: chosen,
    functions: new Map(),
    unreachable: new Set(),
  });
  for (const each of steps) {
    if (each.do === 'wait') simulation.advance(each.seconds);
    else if (each.do === 'publish') simulation.publish(topology.topics.get(each.to)!, each.message);
    else simulation.send(topology.queues.get(each.to)!, each.message);
  }
  simulation.settle();
  return simulation;
}

test('every copy is consumed, expired or still in a queue, once', () => {
  fc.assert(
    fc.property(scenario, (chosen) => {
      const simulation = simulate(chosen);
      const put = eventsOf(simulation.events, 'enqueued').map(({ copy }) => copy);
      const left = ownedQueues(TOPOLOGY).flatMap((queue) => simulation.contents(queue).map(({ id }) => id));
      const ended = [
        ...eventsOf(simulation.events, 'consumed'),
        ...eventsOf(simulation.events, 'expired'),
      ].map(({ copy }) => copy);
      expect([...left, ...ended].sort()).toEqual([...put].sort());
    }),
  );
});

test('every subscription decides on every message that was published, and delivers as its filter says', () => {
  fc.assert(
    fc.property(scenario, (chosen) => {
      const simulation = simulate(chosen);
      for (const { origin, topic } of eventsOf(simulation.events, 'published')) {
        const decided = simulation.events.filter(
          (event) => event.origin === origin && ['filtered', 'delivered', 'undelivered'].includes(event.kind),
        );
        expect(decided).toHaveLength(topic.subscriptions.length);
      }
      for (const { verdict } of eventsOf(simulation.events, 'filtered')) expect(verdict.matches).toBe(false);
      for (const { verdict } of eventsOf(simulation.events, 'delivered')) expect(verdict.matches).toBe(true);
    }),
  );
});

test('nothing dies before it was tried as often as it may, or lives on after', () => {
  fc.assert(
    fc.property(scenario, (chosen) => {
      const simulation = simulate(chosen);
      for (const { queue, copy, attempts } of eventsOf(simulation.events, 'dead')) {
        const failures = eventsOf(simulation.events, 'failed').filter(
          (event) => event.copy === copy && event.queue === queue,
        );
        expect(attempts).toBe(queue.owned ? queue.deadLetters!.maxReceiveCount : NaN);
        expect(failures).toHaveLength(attempts);
      }
    }),
  );
});

test('a message group is processed in the order in which it came', () => {
  fc.assert(
    fc.property(scenario, (chosen) => {
      const groups = new Map<string, string | undefined>();
      const watched = chosen.workers.map((worker) => ({
        ...worker,
        outcome(copy: Copy) {
          groups.set(copy.id, copy.groupId);
          return worker.outcome(copy);
        },
      }));
      const simulation = simulate({ ...chosen, workers: watched });
      const order = eventsOf(simulation.events, 'enqueued').map(({ copy }) => copy);
      const consumed = eventsOf(simulation.events, 'consumed').filter(({ queue }) => queue.fifo);
      const inGroups = new Map<string, number[]>();
      for (const { queue, copy } of consumed) {
        const key = `${queue.name} ${groups.get(copy)}`;
        inGroups.set(key, [...(inGroups.get(key) ?? []), order.indexOf(copy)]);
      }
      for (const places of inGroups.values()) expect(places).toEqual([...places].sort((a, b) => a - b));
    }),
  );
});

test('a FIFO queue has no identifier twice within five minutes', () => {
  fc.assert(
    fc.property(scenario, (chosen) => {
      const simulation = simulate(chosen);
      for (const { at, by, origin } of eventsOf(simulation.events, 'duplicate')) {
        const accepted = simulation.events.filter(
          (event) =>
            event.at <= at &&
            event.at > at - 300 &&
            event.origin !== origin &&
            ((event.kind === 'published' && event.topic === by) ||
              (event.kind === 'enqueued' && event.queue === by)),
        );
        expect(accepted.length).toBeGreaterThan(0);
      }
    }),
  );
});

test('the same seed gives the same trace, and time never goes back', () => {
  fc.assert(
    fc.property(scenario, (chosen) => {
      const [one, other] = [simulate(chosen), simulate(chosen)];
      expect(one.events).toEqual(other.events);
      const times = one.events.filter(({ kind }) => kind !== 'expired').map(({ at }) => at);
      expect(times).toEqual([...times].sort((a, b) => a - b));
    }),
    { numRuns: 50 },
  );
});
