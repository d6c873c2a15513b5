import { routesOf } from '#messages/simulator/routes';
import { Simulation } from '#messages/simulator/simulation';
import { eventsOf } from '#messages/simulator/trace';
import { failures, testFlows } from '#test/unit/messages/flow/flows-of';
import { topologyOf } from '#test/unit/topology-of';

/** Where one more or one less decides. */

const FAILING = 'visibilityTimeout: 60s, retention: 1h, deadLetters: { maxReceiveCount: 1, retention: 2h }';

test.each([
  ['a standard queue: the age goes on among the dead letters', '', 7139, 0],
  ['a standard queue: until the retention ends', '', 7140, 1],
  ['a FIFO queue: the age starts anew', 'fifo: true,', 7199, 0],
  ['a FIFO queue: until the retention ends', 'fifo: true,', 7200, 1],
])('%s', (_, fifo, wait, expired) => {
  const message = fifo === '' ? 'body: x' : 'body: x, group: g, deduplicationId: a';
  const yaml = `
queues: { work: { ${fifo} ${FAILING} } }
flows:
  - name: it
    send: { queue: work, ${message} }
    consumer: { work: fail }
    wait: ${wait}s
    expect: { dead: { work: 1 }, expired: { work_dlq: ${expired} } }
`;
  expect(failures(testFlows(yaml))).toEqual([]);
});

test.each([
  [299, 1],
  [300, 0],
])('the same deduplication id after %d seconds: %d duplicates', (seconds, duplicates) => {
  const topology = topologyOf('topics: { entries: { fifo: true } }\n');
  const simulation = new Simulation(topology, routesOf(topology), {
    seed: 1,
    workers: [],
    functions: new Map(),
    unreachable: new Set(),
  });
  const publish = () =>
    simulation.publish(topology.topics.get('entries')!, { body: 'x', groupId: 'g', deduplicationId: 'a' });
  publish();
  simulation.advance(seconds);
  publish();
  expect(eventsOf(simulation.events, 'duplicate')).toHaveLength(duplicates);
});

test.each([
  [10, '{ delivered: [raw, wrapped], dead: { raw: 0 } }'],
  [11, '{ delivered: [wrapped], dead: { raw: 1 } }'],
])('%d attributes with raw delivery', (count, expected) => {
  const attributes = Array.from({ length: count }, (_, index) => `a${index}: v`).join(', ');
  const yaml = `
topics: { pings: {} }
queues: { raw: {}, wrapped: {}, lost: {} }
subscriptions:
  - { topic: pings, queue: raw, raw: true, deadLetters: lost }
  - { topic: pings, queue: wrapped }
flows:
  - { name: it, publish: { topic: pings, body: x, attributes: { ${attributes} } }, expect: ${expected} }
`;
  expect(failures(testFlows(yaml))).toEqual([]);
});
