import { alarmsOf } from '#monitoring/alarms';
import { topologyOf } from '#test/unit/topology-of';

function alarms(monitoring: string): string[] {
  const topology = topologyOf(`queues: { jobs: {}, mails: {} }\nmonitoring: ${monitoring}`);
  return alarmsOf(topology)
    .filter(({ id }) => !id.endsWith('not-empty'))
    .map(({ id, measure, threshold }) => `${id}: ${'name' in measure ? measure.name : ''} > ${threshold}`);
}

const NOISY = 'jobs_noisy-groups: ApproximateNumberOfNoisyGroups > 0';
const QUIET = 'jobs_oldest-quiet-message: ApproximateAgeOfOldestMessageInQuietGroups';

test('a queue that tenants share tells of noisy ones, and of what waits behind them', () => {
  expect(alarms('{ alarms: { fairQueues: [jobs], oldestMessage: 5m } }')).toEqual([
    'jobs_oldest-message: ApproximateAgeOfOldestMessage > 300',
    NOISY,
    `${QUIET} > 300`,
    'mails_oldest-message: ApproximateAgeOfOldestMessage > 300',
  ]);
});

test('without an alarm for the oldest message, a quarter of the retention is too long', () => {
  expect(alarms('{ alarms: { fairQueues: [jobs], oldestMessage: false } }')).toEqual([
    NOISY,
    `${QUIET} > 86400`,
  ]);
});
