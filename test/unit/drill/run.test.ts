import fc from 'fast-check';
import { call, HOUR, MINUTE, near, played, service } from './played';

/* Ten messages a second, of which one task can do twenty: what comes out can be counted by hand. */
const billing = (drill: string, queue = '', count = 1) => `
queues: { billing: { traffic: { messages: 10, per: second }, visibilityTimeout: 1m, ${queue} } }
consumers: { biller: ${service(`queue: billing, count: ${count}`)} }
drills: { one: { messageTime: 50ms, ${drill} } }
`;

test('an outage: what comes meanwhile waits, and is caught up with by what is left of the capacity', () => {
  const { queue, consumer, result } = played(billing('outage: { biller: 2h }'));
  const { minutes, oldest, drained, lost, dead, left, p95 } = queue('billing');
  near(Math.max(...minutes.waiting), 72_000);
  near(oldest.seconds, 2 * HOUR);
  expect(oldest.at).toBe(3 * HOUR);
  near(drained!, 2 * HOUR);
  // Sent at the beginning, a message waits for two hours; sent two hours later, it waits for one.
  near(p95, 1.9 * HOUR);
  expect([lost, dead]).toEqual([0, 0]);
  expect(left).toBeLessThan(200);
  expect(consumer('biller')).toMatchObject({ isOut: true, taskHours: 24, most: 1, least: 1 });
  expect(result.alarms).toEqual([]);
});

test('retention: what is older is lost, and the alarm fired long before', () => {
  const { queue, result } = played(billing('outage: { biller: 2h }', 'retention: 1h'));
  const { lost, drained, p95 } = queue('billing');
  near(lost, 36_000 * 1.1, 0.12);
  expect(p95).toBe(Infinity);
  near(drained!, HOUR, 0.1);
  const [alarm] = result.alarms;
  expect(alarm!.name).toBe('billing/oldest-message');
  // A quarter of the retention, three minutes in a row, a minute late.
  near(alarm!.from, 15 * MINUTE + 4 * MINUTE, 0.15);
  expect(alarm!.to).toBeGreaterThan(2 * HOUR);
});

test('failing: messages become dead letters after their attempts, and an alarm tells', () => {
  const { queue, result } = played(billing('failing: { biller: 1h }', '', 5));
  const { dead, lost, minutes } = queue('billing');
  near(dead, 36_000, 0.15);
  expect(lost).toBe(0);
  const first = minutes.dead.findIndex((count) => count > 0);
  // Five attempts, a minute each.
  expect(first - 60).toBeGreaterThanOrEqual(4);
  expect(first - 60).toBeLessThanOrEqual(6);
  expect(result.alarms.map(({ name }) => name)).toContain('billing_dlq/not-empty');
});

test('a slow dependency: work that outlasts the visibility timeout is in vain', () => {
  const patient = played(billing('dependencySlow: 10x for 1h', 'deadLetters: { maxReceiveCount: 3 }'));
  expect(patient.queue('billing').dead).toBe(0);
  const hasty = played(
    billing('dependencySlow: 2000x for 1h, for: 4h', 'deadLetters: { maxReceiveCount: 3 }', 50),
  );
  expect(hasty.queue('billing').dead).toBeGreaterThan(100);
});

test('poison: its part of the messages, and nothing else, becomes dead letters', () => {
  const { queue } = played(billing('poison: 2%, for: 6h'));
  const { dead, sent, done } = queue('billing');
  near(dead / sent, 0.02, 0.1);
  near(done / sent, 0.98);
});

test('the same seed gives the same result, another one another', () => {
  const run = (seed: number) => played(billing(`outage: 10m, for: 2h, seed: ${seed}`)).result;
  expect(run(1)).toEqual(run(1));
  expect(run(1).queues[0]!.sent).not.toBe(run(2).queues[0]!.sent);
});

test('bursts go where they are sent, through topics by the share of the subscription', () => {
  const { queue } = played(`
topics: { orders: {} }
queues: { billing: {}, audit: {} }
subscriptions:
  - { topic: orders, queue: billing, share: 0.25 }
  - { topic: orders, queue: audit }
consumers:
  biller: ${service('queue: billing')}
  auditor: ${call('queue: audit')}
drills: { one: { burst: { orders: 1000, audit: 10 }, for: 2h } }
`);
  expect([queue('billing').sent, queue('audit').sent]).toEqual([250, 1010]);
});

describe('a service that scales', () => {
  const scaled = (drill: string, traffic = 'messages: 5, per: second') => `
queues: { billing: { traffic: { ${traffic} } } }
consumers:
  biller: ${service('queue: billing, scaling: { min: 1, max: 40, latency: { target: 5m, processingTime: 250ms } }')}
drills: { one: { ${drill} } }
`;

  test('keeps its promise in a burst, as the Terraform says how', () => {
    const { messages, consumer, queue } = played(scaled('burst: 10000'));
    expect(messages).toEqual([]);
    expect(consumer('biller').most).toBeGreaterThan(10);
    expect(queue('billing').p95).toBeLessThanOrEqual(5 * MINUTE);
    expect(consumer('biller').minutes.running.at(-1)).toBeLessThanOrEqual(3);
  });

  test('does not keep it in one that is too large, unless the drill asks for less', () => {
    expect(played(scaled('burst: 300000')).messages).toEqual([
      expect.stringMatching(/^drill `one`: 95% of the messages for `biller` .* and `latency` is 5m$/),
    ]);
    expect(played(scaled('burst: 300000, expect: { p95: 1h }')).messages).toEqual([]);
  });

  test('is not asked for it while it is out', () => {
    expect(played(scaled('outage: 1h')).messages).toEqual([]);
  });

  test('follows a peak', () => {
    const { consumer, messages } = played(scaled('peak: 4x, load: 2x'));
    expect(messages).toEqual([]);
    expect(consumer('biller').most).toBeGreaterThanOrEqual(10);
    expect(consumer('biller').least).toBeLessThanOrEqual(2);
  });
});

test('a FIFO queue gives one message of each group at a time', () => {
  const { consumer, queue } = played(`
queues: { ledger: { fifo: true, messageGroups: 2, visibilityTimeout: 1m } }
consumers: { booker: ${service('queue: ledger, count: 10')} }
drills: { one: { burst: 100, messageTime: 20s, for: 2h } }
`);
  expect(consumer('booker').most).toBe(10);
  // Two at a time, twenty seconds each, a fifth more or less.
  near(queue('ledger').slowest, 1000, 0.1);
});

test('consumers of one queue share its messages, and whoever is left goes on', () => {
  const { queue, result } = played(`
queues: { billing: { traffic: { messages: 10, per: second } } }
consumers: { one: ${service('queue: billing')}, two: ${service('queue: billing')} }
drills: { one: { outage: { one: 2h }, messageTime: 50ms } }
`);
  expect(result.queues).toHaveLength(1);
  expect(queue('billing').oldest.seconds).toBeLessThan(MINUTE);
});

test('no message is lost to the count', () => {
  const trouble = fc.record({
    outage: fc.constantFrom(undefined, '20m', '90m'),
    failing: fc.constantFrom(undefined, '10m', '1h'),
    dependencySlow: fc.constantFrom(undefined, '20x for 30m'),
    poison: fc.constantFrom(undefined, '1%', '30%'),
    burst: fc.constantFrom(undefined, 1, 5000),
  });
  const property = fc.property(trouble, fc.integer({ min: 1, max: 99 }), (chosen, seed) => {
    const drill = JSON.stringify({ ...chosen, seed, for: '3h' }).slice(1, -1);
    const { sent, done, dead, lost, left } = played(billing(drill, 'retention: 30m')).queue('billing');
    expect(done + dead + lost + left).toBe(sent);
  });
  fc.assert(property, { numRuns: 10 });
});
