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

describe('a batch of a FIFO queue', () => {
  const topology = topologyOf(`
queues:
  work:
    fifo: true
    contentBasedDeduplication: true
    visibilityTimeout: 60s
    deadLetters: { maxReceiveCount: 2 }
`);
  const queue = topology.queues.get('work')!;

  /** Gives bodies as `group body`; tells what was tried, in order, and what is left after a while. */
  function played(sent: readonly string[], given: Partial<Worker>, seconds: number) {
    const tried: string[] = [];
    const outcome: Worker['outcome'] = ({ body }) => {
      tried.push(body);
      return !body.endsWith('bad');
    };
    const simulation = simulated(topology, { workers: [worker(topology, { outcome, ...given })] });
    for (const body of sent) simulation.send(queue, { body, groupId: body.split(' ')[0] });
    simulation.advance(seconds);
    const dead = eventsOf(simulation.events, 'dead').length;
    return { tried, dead, left: simulation.contents(queue).map(({ body }) => body) };
  }

  test('has the messages of one group in their order, and those of another after them', () => {
    const { tried } = played(['a 1', 'b 1', 'a 2', 'b 2'], {}, 1);
    expect([
      ['a 1', 'a 2', 'b 1', 'b 2'],
      ['b 1', 'b 2', 'a 1', 'a 2'],
    ]).toContainEqual(tried);
  });

  test('processes nothing of a group behind a message that failed', () => {
    const { tried, left } = played(['a 1', 'a bad', 'a 3', 'b 1'], { partialFailures: true }, 1);
    expect([...tried].sort()).toEqual(['a 1', 'a bad', 'b 1']);
    expect(left).toEqual(['a bad', 'a 3']);
  });

  test('ends among the dead letters with all that stood behind the message that fails', () => {
    const { dead, left } = played(['a 1', 'a bad', 'a 3'], { partialFailures: true }, 200);
    expect([dead, left]).toEqual([2, []]);
  });

  test('of one message leaves the others of the group their attempts', () => {
    const { tried, dead } = played(['a 1', 'a bad', 'a 3'], { partialFailures: true, batchSize: 1 }, 200);
    expect(tried).toEqual(['a 1', 'a bad', 'a bad', 'a 3']);
    expect(dead).toBe(1);
  });

  test('is started as a whole by whoever only starts work', () => {
    const { tried } = played(['a bad', 'a 2'], { startsOnly: true }, 1);
    expect(tried).toEqual(['a bad', 'a 2']);
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
