import { judge, malformedAllow, malformedCondition, refusals, type Refusal } from '#deploy/plan/guard';
import { DANGERS } from '#deploy/plan/dangers/index';
import { DANGEROUS, HARMLESS, STACK_MOVES } from './catalogue';
import { planBetween, plansBetween } from './plan-between';

const UNASKED = new Map<string, number>();

const FOUND = new Map<string, Refusal[]>();

function found(before: string, after: string): Refusal[] {
  const pair = `${before}\n---\n${after}`;
  const known = FOUND.get(pair);
  if (known) return known;
  const plans = plansBetween(before, after);
  const all = plans.flatMap((plan) =>
    refusals(
      plan,
      UNASKED,
      plans.filter((other) => other !== plan),
    ),
  );
  FOUND.set(pair, all);
  return all;
}

test('the catalogue is as large as it claims to be', () => {
  expect(DANGEROUS.length).toBeGreaterThanOrEqual(110);
  expect(HARMLESS.length).toBeGreaterThanOrEqual(45);
  const stopped = new Set(
    [...DANGEROUS, ...STACK_MOVES].flatMap(({ dangers }) => dangers.map((allow) => allow.split(':')[0])),
  );
  // What it takes to see the rest stands beside the plan: create-again.test.ts.
  expect([...stopped, 'create-again'].sort()).toEqual(DANGERS.map(({ id }) => id).sort());
});

describe('stopped', () => {
  test.each(DANGEROUS)('$title', ({ before, after, dangers }) => {
    const refused = found(before, after);
    expect(refused.map(({ allow }) => allow).sort()).toEqual([...dangers].sort());
  });

  test.each(DANGEROUS)(
    '$title: each finding has a place, a consequence and a safe way',
    ({ before, after }) => {
      for (const { allow, diagnostic } of found(before, after)) {
        expect(diagnostic.path.length).toBeGreaterThan(0);
        expect(diagnostic.message).toMatch(/^([^A-Z.]|SNS ).*[^.]$/);
        expect(diagnostic.help).toContain(`--allow ${allow}`);
        expect(malformedAllow(allow)).toBeUndefined();
      }
    },
  );

  test.each(DANGEROUS)('$title: passes only if each is allowed by name', ({ before, after, dangers }) => {
    const all = found(before, after);
    expect(judge(all, { always: dangers, ifEmpty: [] }).refused).toEqual([]);
    for (const allow of dangers) {
      const others = dangers.filter((other) => other !== allow);
      expect(judge(all, { always: others, ifEmpty: [] }).refused.map((refusal) => refusal.allow)).toEqual([
        allow,
      ]);
    }
  });
});

describe('not stopped', () => {
  test.each(HARMLESS)('$title', ({ before, after }) => {
    expect(found(before, after).map(({ diagnostic }) => diagnostic.message)).toEqual([]);
  });
});

describe('stopped, and done in another way', () => {
  test.each(STACK_MOVES)('$title', ({ before, after, dangers }) => {
    const all = found(before, after);
    expect(all.map(({ allow }) => allow).sort()).toEqual([...dangers].sort());
    expect(judge(all, { always: dangers, ifEmpty: [] }).refused).toEqual(all);
    for (const { diagnostic } of all) expect(diagnostic.help).toContain('msgtopo deploy --move-state');
  });
});

test('a queue that another stack has already leaves the state of this one, and is not destroyed', () => {
  const [inStack, here] = ['queues: { billing: { stack: payments } }', 'queues: { billing: {} }'];
  const move = plansBetween(inStack, here);
  const leaving = move.find(({ stack }) => stack.endsWith('payments'))!;
  const allowedBeside = (others: typeof move) => refusals(leaving, UNASKED, others).map(({ allow }) => allow);
  expect(allowedBeside(move.filter((plan) => plan !== leaving))).toContain('move-stack:queue.billing');
  const update = plansBetween(here, 'queues: { billing: { delay: 5s } }');
  expect(update.flatMap(({ changes }) => changes.map(({ action }) => action))).toEqual(['update']);
  expect(allowedBeside(update).sort()).toEqual(['move-stack:queue.billing', 'move-stack:queue.billing_dlq']);
  const [finding] = refusals(leaving, UNASKED, update);
  expect(finding!.diagnostic.message).toContain('is in the states of two stacks');
});

describe('allowed only if the queue is empty', () => {
  const allow = 'destroy:queue.billing';
  const plan = planBetween('queues: { billing: {} }', 'queues: {}');
  const urls = plan.changes.map(({ before }) => String(before['url'] ?? before['id']));
  const verdict = (depth: number | undefined) => {
    const depths = new Map(depth === undefined ? [] : urls.map((url) => [url, depth] as const));
    return judge(refusals(plan, depths), { always: [], ifEmpty: [allow, `${allow}_dlq`] });
  };

  test('an empty one passes', () => {
    expect(verdict(0).refused).toEqual([]);
    expect(verdict(0).accepted.map((one) => one.allow)).toContain(allow);
  });

  test.each([1, undefined])('one that holds %s messages does not', (depth) => {
    expect(verdict(depth).refused.map((one) => one.allow)).toContain(allow);
  });

  test('only queues can be empty', () => {
    expect(malformedCondition(allow)).toBeUndefined();
    expect(malformedCondition('destroy:topic.orders')).toContain('it is for queues');
    expect(malformedCondition('shorten-retention:queue.billing')).toContain('it is for queues');
  });
});

test('an --allow that cannot be right', () => {
  expect(malformedAllow('replace:queue.billing')).toBeUndefined();
  expect(malformedAllow('destroy:subscription.orders_to_billing')).toBeUndefined();
  expect(malformedAllow('replce:queue.billing')).toBe('did you mean `replace`?');
  expect(malformedAllow('move-stack:queue.billing')).toMatch(/cannot be accepted/);
  expect(malformedAllow('queue.billing')).toMatch(/write it as in/);
});
