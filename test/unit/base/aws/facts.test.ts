import * as filterLimits from '#messages/filter-policy/limits';
import { FACTS, condition, isUnproven } from '#base/aws/facts';
import * as calls from '#base/aws/calls';
import * as limits from '#base/aws/limits';
import { QUOTAS } from '#base/aws/quotas';
import { RUNTIMES_READ } from '#base/aws/runtimes';
import * as scaling from '#base/aws/scaling';
import { factsText, olderThanAYear } from '../../../../scripts/facts';

/** Numbers that are ours or Terraform's, and words: no page of AWS has them. */
const NOT_OF_AWS = [
  'limits.DAY',
  'limits.TERRAFORM_SUFFIX',
  'limits.SCALING.latency',
  'limits.SCALING.idle',
  'limits.SCALING.concurrency',
  'limits.GRANT.count',
  /^limits\.PUBLISHER\..*\.service$/,
  // SQS takes more, but nothing that came through SNS is larger; the chunk of a price; what Terraform leaves of a name.
  'calls.SQS_CALL.bytes',
  'calls.REQUEST_BYTES',
  'calls.BUCKET_PREFIX',
  // Worked out from others, and estimates of what AWS does not promise.
  'scaling.SCALED_QUEUES',
  'scaling.REACTION_TIME',
  'scaling.SHORTEST_TARGET',
  'scaling.PROVISIONED_POLLERS.calls',
  'scaling.PROVISIONED_POLLERS.perMinute',
  'filter.DEEPEST',
  'filter.COMPLEX',
];

/** Tables that are one fact each. */
const WHOLE = ['limits.FARGATE_MEMORY', 'limits.LOG_RETENTION_DAYS'];

function isRange(value: object): boolean {
  return Object.keys(value).sort().join() === 'max,min';
}

function leaves(value: unknown, id: string): [string, unknown][] {
  if (typeof value === 'function') return [];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[id, value]];
  if (isRange(value) || WHOLE.includes(id)) return [[id, value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${id}.${key}`));
}

const NUMBERS = [
  ...leaves({ ...limits }, 'limits'),
  ...leaves({ ...calls }, 'calls'),
  ...leaves({ ...scaling }, 'scaling'),
  ...leaves({ ...filterLimits }, 'filter'),
  ...Object.entries(QUOTAS).map(([name, { most }]): [string, unknown] => [`quotas.${name}`, most]),
].filter(([id]) => !NOT_OF_AWS.some((one) => (typeof one === 'string' ? one === id : one.test(id))));

test.each(NUMBERS)('%s is a fact with a page', (id, value) => {
  const fact = FACTS.find((one) => one.id === id);
  expect(fact?.value).toEqual(value);
});

test('no fact is about a number that the code has no more', () => {
  const known = new Set(NUMBERS.map(([id]) => id));
  const numbers = FACTS.filter(({ value }) => value !== undefined).map(({ id }) => id);
  expect(numbers.filter((id) => !known.has(id))).toEqual([]);
});

test.each(FACTS.map((fact) => [fact.id, fact] as const))('%s names its page and the day', (_, fact) => {
  expect(fact.page).toMatch(/^https:\/\/(docs\.aws\.amazon\.com|github\.com)\/\S+[^.;,)]$/);
  expect(fact.read).toMatch(/^20\d\d-\d\d-\d\d$/);
  expect(fact.value === undefined).toBe(fact.says !== undefined);
});

test('each has a name of its own, and the list of runtimes its day', () => {
  expect(new Set(FACTS.map(({ id }) => id)).size).toBe(FACTS.length);
  expect(FACTS.find(({ id }) => id === 'runtimes')?.read).toBe(RUNTIMES_READ);
});

test('what is unproven is said after "if"', () => {
  expect(condition('events-target-role')).toMatch(/^EventBridge publishes with the role/);
  expect(FACTS.filter(isUnproven).length).toBeGreaterThan(5);
});

test('the script names facts that nobody has read for a year', () => {
  const [fact] = FACTS;
  const later = new Date(Date.parse(fact!.read) + 366 * 24 * 3600 * 1000);
  expect(olderThanAYear([fact!], new Date(fact!.read))).toEqual([]);
  expect(olderThanAYear([fact!], later)).toEqual([fact]);
  expect(factsText([fact!], later)).toContain(`over a year ago: ${fact!.id}`);
});
