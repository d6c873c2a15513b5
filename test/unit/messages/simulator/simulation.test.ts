import { routesOf } from '#messages/simulator/routes';
import { Simulation, type SimulationOptions } from '#messages/simulator/simulation';
import { eventsOf } from '#messages/simulator/trace';
import type { Worker } from '#messages/simulator/worker';
import type { Topology } from '#model/topology';
import { topologyOf } from '#test/unit/topology-of';

function simulated(topology: Topology, options: Partial<SimulationOptions> = {}): Simulation {
  const nobody = { seed: 1, workers: [], functions: new Map(), unreachable: new Set<string>() };
  return new Simulation(topology, routesOf(topology), { ...nobody, ...options });
}

function worker(topology: Topology, given: Partial<Worker>): Worker {
  return {
    name: 'worker',
    queue: topology.queues.get('work')!,
    batchSize: 10,
    partialFailures: false,
    startsOnly: false,
    accepts: () => true,
    outcome: ({ body }) => body !== 'bad',
    sends: () => [],
    ...given,
  };
}

const WORK = topologyOf('queues: { work: { visibilityTimeout: 60s, deadLetters: { maxReceiveCount: 1 } } }');

/** What is left of a good and a bad message that one batch has both. */
function bodiesLeft(given: Partial<Worker>): string[] {
  const simulation = simulated(WORK, { workers: [worker(WORK, given)] });
  const queue = WORK.queues.get('work')!;
  for (const body of ['good', 'bad']) simulation.send(queue, { body });
  simulation.advance(1);
  return simulation.contents(queue).map(({ body }) => body);
}

describe('a batch with a message that fails', () => {
  test('comes back as a whole', () => {
    expect(bodiesLeft({}).sort()).toEqual(['bad', 'good']);
  });

  test('leaves only that one, if failures may be partial', () => {
    expect(bodiesLeft({ partialFailures: true })).toEqual(['bad']);
  });

  test('leaves nothing to whoever only starts work', () => {
    expect(bodiesLeft({ startsOnly: true })).toEqual([]);
  });

  test('no message comes back from a batch that is done', () => {
    expect(bodiesLeft({ outcome: () => true })).toEqual([]);
  });
});

test('the clock begins at 0, and stands where it was let go on', () => {
  const simulation = simulated(WORK);
  simulation.send(WORK.queues.get('work')!, { body: 'first' });
  simulation.advance(30);
  simulation.send(WORK.queues.get('work')!, { body: 'second' });
  expect(eventsOf(simulation.events, 'enqueued').map(({ at }) => at)).toEqual([0, 30]);
});

test.each([
  ['queue', 1],
  ['messageGroup', 0],
])('the same deduplication id in two groups, for each %s: %d duplicates', (scope, duplicates) => {
  const topology = topologyOf(`
queues: { work: { fifo: true, deduplicationScope: ${scope} } }
`);
  const simulation = simulated(topology);
  for (const groupId of ['a', 'b']) {
    simulation.send(topology.queues.get('work')!, { body: groupId, groupId, deduplicationId: 'same' });
  }
  expect(eventsOf(simulation.events, 'duplicate')).toHaveLength(duplicates);
});

describe('a function that a topic calls', () => {
  const topology = topologyOf(`
topics: { pings: {} }
queues: { failed: {} }
consumers:
  pinger:
    { type: lambda, code: { inline: "def h(e, c): pass" }, runtime: python3.13, handler: index.h, onFailure: failed }
subscriptions: [{ topic: pings, lambda: pinger, deadLetters: failed }]
`);
  const publish = (simulation: Simulation) =>
    simulation.publish(topology.topics.get('pings')!, { body: 'x' });

  test('is tried three times, after one and two minutes, before it gives up', () => {
    const functions = new Map([['pinger', { outcome: () => false, sends: () => [] }]]);
    const simulation = simulated(topology, { functions });
    publish(simulation);
    simulation.settle();
    const threw = eventsOf(simulation.events, 'threw');
    expect(threw.map(({ at, attempt }) => [at, attempt])).toEqual([
      [0, 1],
      [60, 2],
      [180, 3],
    ]);
    expect(eventsOf(simulation.events, 'unhandled')).toHaveLength(1);
  });

  test('that does not run keeps its event for six hours, to the second', () => {
    const simulation = simulated(topology);
    publish(simulation);
    simulation.advance(6 * 3600 - 1);
    expect(eventsOf(simulation.events, 'unhandled')).toHaveLength(0);
    simulation.advance(1);
    expect(eventsOf(simulation.events, 'unhandled')).toHaveLength(1);
  });
});
