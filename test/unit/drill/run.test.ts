import fc from 'fast-check';
import { call, HOUR, MINUTE, played, service } from './played';

/* Ten messages a second, of which one task can do twenty: what comes out can be counted by hand. */
const billing = (drill: string, queue = '', count = 1) => `
queues: { billing: { traffic: { messages: 10, per: second }, visibilityTimeout: 1m, ${queue} } }
consumers: { biller: ${service(`queue: billing, count: ${count}`)} }
drills: { one: { messageTime: 50ms, ${drill} } }
`;

const near = (value: number, expected: number, part = 0.05) => {
  expect(value).toBeGreaterThan(expected * (1 - part));
  expect(value).toBeLessThan(expected * (1 + part));
};

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

describe('functions', () => {
  const mails = (drill: string, settings = '', queue = '') => `
queues: { mails: { ${queue} } }
consumers: { mailer: ${call(`queue: mails, ${settings}`)} }
drills: { one: { ${drill} } }
`;

  test('start with five batches, and three hundred more in each minute', () => {
    // A batch takes ten seconds, so that five of them do 300 messages a minute.
    const { queue, consumer } = played(mails('burst: 100000, messageTime: 1s, for: 2h', 'timeout: 30s'));
    const { running } = consumer('mailer').minutes;
    expect(running.slice(60, 63)).toEqual([305, 605, 905]);
    expect(queue('mails').done).toBe(100_000);
    near(queue('mails').slowest, 4 * MINUTE, 0.3);
  });

  test('keep to their concurrency', () => {
    const { consumer } = played(
      mails('burst: 10000, messageTime: 1s, for: 2h', 'timeout: 30s, maxConcurrency: 10'),
    );
    expect(consumer('mailer').most).toBe(10);
  });

  test('are throttled: what AWS took comes back, some of it too often', () => {
    const traffic = 'traffic: { messages: 1, per: second }, deadLetters: { maxReceiveCount: 2 }';
    const { queue, result } = played(mails('throttle: 2h', '', traffic));
    expect(queue('mails').dead).toBeGreaterThan(0);
    near(queue('mails').oldest.seconds, 2 * HOUR, 0.2);
    expect(result.alarms.map(({ name }) => name)).toContain('mailer/throttles');
  });

  test('time out as a batch: all of its messages come back', () => {
    const traffic = 'traffic: { messages: 20, per: second }';
    const slow = 'dependencySlow: 5x for 1h, messageTime: 100ms';
    expect(played(mails(slow, 'timeout: 10s', traffic)).queue('mails').dead).toBe(0);
    const { queue, result } = played(mails(slow, 'timeout: 3s', traffic));
    expect(queue('mails').dead).toBeGreaterThan(1000);
    expect(result.alarms.map(({ name }) => name)).toContain('mailer/errors');
  });

  test('that name the messages which failed lose only those, and no alarm of the function tells', () => {
    const traffic = 'traffic: { messages: 2, per: second }';
    const whole = played(mails('poison: 5%, for: 4h', 'partialBatchResponse: false', traffic));
    const partial = played(mails('poison: 5%, for: 4h', '', traffic));
    expect(whole.result.alarms.map(({ name }) => name)).toContain('mailer/errors');
    expect(partial.result.alarms.map(({ name }) => name)).not.toContain('mailer/errors');
    near(partial.queue('mails').dead / partial.queue('mails').sent, 0.05, 0.2);
  });
});

test.each([
  ['express', true],
  ['standard', false],
])('a failing %s workflow gives messages back: %s', (workflow, isGivenBack) => {
  const { queue, result } = played(`
queues: { steps: { traffic: { messages: 60, per: minute } } }
consumers:
  flow:
    type: step-functions
    queue: steps
    workflow: ${workflow}
    definition: one.asl.json
drills: { one: { failing: 3h } }
`);
  expect(queue('steps').dead > 0).toBe(isGivenBack);
  expect(result.alarms.map(({ name }) => name)).toContain('flow/failed-executions');
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
