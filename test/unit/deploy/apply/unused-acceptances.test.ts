import { unusedAcceptances } from '#deploy/apply/unused-acceptances';
import type { Stack } from '#deploy/apply/stack';
import type { PlanReport } from '#deploy/plan/report';
import { planBetween } from '#test/unit/deploy/plan/plan-between';

const ACCEPT = 'accept: [{ danger: "cut-access:*", reason: agreed, until: "2999-12-31" }]';
const plan = planBetween(`queues: { one: {} }\n${ACCEPT}`, `queues: { two: {} }\n${ACCEPT}`);

/** In the plans of two environments that share the entry, the first of which has some danger. */
function unusedWith(allow: string): string[] {
  const place = { file: 'topology.yaml', start: { line: 3, column: 11 }, end: { line: 3, column: 12 } };
  const stack = { locate: () => place } as unknown as Stack;
  const plans = [plan, { ...plan }];
  const reports = plans.map((one, index): PlanReport => {
    const found = { allow, degree: 'cuts', address: '' } as unknown as PlanReport['refused'][number];
    return { stack: 'shop', plan: one, refused: index === 0 ? [found] : [], accepted: [] };
  });
  return unusedAcceptances(
    plans.map((one) => ({ stack, plan: one })),
    reports,
  ).map(({ message }) => message);
}

test('what no plan needs is told once', () => {
  expect(unusedWith('widen-access:queue.two')).toEqual([
    'no plan has the danger `cut-access:*` that would have to be accepted',
  ]);
});

test('what one environment needs is needed', () => {
  expect(unusedWith('cut-access:queue.two')).toEqual([]);
});
