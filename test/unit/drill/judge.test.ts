import { played, service } from './played';

const drill = (expectation: string) =>
  played(`
queues: { billing: { traffic: { messages: 10, per: second }, visibilityTimeout: 1m, retention: 1h } }
consumers: { biller: ${service('queue: billing, count: 2')} }
drills: { bad: { messageTime: 50ms, outage: 90m, failing: 2h, for: 6h, expect: { ${expectation} } } }
`).messages;

test.each([
  ['p95: 5m', /^drill `bad`: 95% of the messages of `billing` are processed within .*, expected 5m$/],
  ['oldest: 5m', /^drill `bad`: the oldest message of `billing` is 1h.* old, expected 5m$/],
  ['drained: 1m', /^drill `bad`: `billing` is caught up with .* after the trouble, expected 1m$/],
  ['lost: 0', /^drill `bad`: \d+ messages of `billing` are lost, expected 0$/],
  ['dead: 0', /^drill `bad`: \d+ messages of `billing` become dead letters, expected 0$/],
  ['alarms: [biller/too-few-tasks]', /^drill `bad`: the alarm `biller\/too-few-tasks` does not fire$/],
  ['alarms: [biling/oldest-message]', /^drill `bad`: there is no alarm `biling\/oldest-message`$/],
])('%s', (expectation, message) => {
  expect(drill(expectation)).toEqual([expect.stringMatching(message)]);
});

test('what is as expected is no finding', () => {
  const all =
    'p95: 14d, oldest: 2h, drained: 2h, lost: 10000000, dead: 10000000, alarms: [billing/oldest-message]';
  // Of what was lost, nothing can be said how long it took.
  expect(drill(all)).toEqual([expect.stringContaining('processed within never')]);
  expect(drill(all.replace('p95: 14d, ', ''))).toEqual([]);
});
