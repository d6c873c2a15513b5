import { call, HOUR, MINUTE, near, played } from './played';

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

  test('keep to the concurrency of each queue', () => {
    const { queue, consumer } = played(`
queues: { mails: {}, backfill: {} }
consumers:
  mailer: ${call('queues: [mails, backfill], timeout: 30s, maxConcurrency: 10, eventSources: { backfill: { maxConcurrency: 2, batchSize: 1 } }')}
drills: { one: { burst: { mails: 1000, backfill: 1000 }, messageTime: 1s, for: 2h } }
`);
    expect(consumer('mailer').most).toBe(12);
    near(queue('mails').slowest, 2 * MINUTE, 0.2);
    near(queue('backfill').slowest, 8.5 * MINUTE, 0.2);
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
