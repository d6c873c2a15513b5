import { checkAcceptedDanger, isAbout } from '#deploy/plan/accepted-dangers';
import { judge, refusals } from '#deploy/plan/guard';
import type { AcceptedDanger } from '#model/judgement';
import { planBetween } from './plan-between';

function entry(danger: string, until = '2026-12-31'): AcceptedDanger {
  return { danger, reason: 'agreed', until, path: ['accept', 0] };
}

test.each([
  ['weaken-delivery:*', 'weaken-delivery:queue.billing', true],
  ['weaken-delivery:queue.*', 'weaken-delivery:queue.billing', true],
  ['weaken-delivery:queue.bil*', 'weaken-delivery:queue.billing', true],
  ['weaken-delivery:queue.billing', 'weaken-delivery:queue.billing', true],
  ['weaken-delivery:queue.billing', 'weaken-delivery:queue.billing_dlq', false],
  ['weaken-delivery:queue.*', 'weaken-delivery:topic.billing', false],
  ['weaken-delivery:*', 'cut-access:queue.billing', false],
])('%s is about %s: %s', (danger, allow, expected) => {
  expect(isAbout(entry(danger), { allow, degree: 'delays' })).toBe(expected);
});

test('a pattern never speaks for messages that are lost with the deploy', () => {
  const lost = { allow: 'unknown-change:queue.billing', degree: 'loses-now' } as const;
  expect(isAbout(entry('unknown-change:*'), lost)).toBe(false);
  expect(isAbout(entry('unknown-change:queue.billing'), lost)).toBe(true);
});

test.each([
  ['destroy:queue.billing', []],
  ['weaken-delivery:*', []],
  ['weaken-delivry:*', ['unknown-rule']],
  ['destroy:*', ['fixed-rule']],
  ['destroy:queue.*', ['fixed-rule']],
  ['move-stack:queue.billing', ['fixed-rule']],
])('an entry for %s: %j', (danger, rules) => {
  const found = checkAcceptedDanger(entry(danger));
  expect(found.map(({ rule, path }) => [rule, path])).toEqual(
    rules.map((rule) => [rule, ['accept', 0, 'danger']]),
  );
});

describe('a queue that goes', () => {
  const plan = planBetween('queues: { billing: { deadLetters: false } }', 'queues: {}');
  const found = refusals(
    plan,
    new Map(plan.changes.map(({ before }) => [String(before['url']), 7] as const)),
  );
  const judged = (until: string, always: readonly string[] = []) =>
    judge(
      found,
      { always, ifEmpty: [] },
      { acceptedDangers: [entry('destroy:queue.billing', until)], today: '2026-06-15' },
    );

  test('passes on the last day, with the entry that says so', () => {
    const { refused, accepted } = judged('2026-06-15');
    expect(refused).toEqual([]);
    expect(accepted.map(({ allow, acceptance }) => [allow, acceptance?.reason])).toEqual([
      ['destroy:queue.billing', 'agreed'],
    ]);
  });

  test('is refused again on the day after, which says what had been', () => {
    const { refused, accepted } = judged('2026-06-14');
    expect(accepted).toEqual([]);
    expect(refused.map(({ diagnostic }) => diagnostic.related)).toEqual([
      [{ message: 'it was accepted until 2026-06-14', path: ['accept', 0] }],
    ]);
  });

  test('that is allowed by name needs no entry', () => {
    const { accepted } = judged('2026-06-15', ['destroy:queue.billing']);
    expect(accepted.map(({ acceptance }) => acceptance)).toEqual([undefined]);
  });
});
