import { followApply, followPlan, type Step } from '#deploy/apply/progress';
import { elementFinder } from '#deploy/plan/element';
import { parseEvent } from '#deploy/terraform/events';
import { topologyOf } from '#test/unit/topology-of';

const FIND = elementFinder(topologyOf('queues: { billing: {} }'));

function event(type: string, addr: string, action: string, elapsed?: number) {
  return parseEvent(
    JSON.stringify({ type, hook: { resource: { addr }, action, elapsed_seconds: elapsed } }),
  )!;
}

function follow(total: number) {
  const steps: Step[] = [];
  const shown: string[] = [];
  const listener = {
    step: (step: Step) => void steps.push(step),
    underWay: (text: string) => void shown.push(text),
  };
  return { steps, shown, tell: followApply(total, listener)('shop-default', FIND) };
}

test('each element is told when it is done, and what is under way', () => {
  const { steps, shown, tell } = follow(2);
  tell(event('apply_start', 'aws_sqs_queue.billing_dlq', 'create'));
  tell(event('apply_start', 'data.aws_caller_identity.current', 'read'));
  tell(event('apply_complete', 'aws_sqs_queue.billing_dlq', 'create', 25));
  tell(event('apply_start', 'aws_sqs_queue.billing', 'create'));
  tell(event('apply_errored', 'aws_sqs_queue.billing', 'create', 3));
  expect(steps).toEqual([
    {
      done: 1,
      total: 2,
      element: 'queue.billing_dlq',
      label: 'dead-letter queue of `billing`',
      outcome: 'created',
      seconds: 25,
    },
    { done: 1, total: 2, element: 'queue.billing', label: 'queue `billing`', outcome: 'failed', seconds: 3 },
  ]);
  expect(shown).toEqual([
    '[0/2] creating dead-letter queue of `billing`',
    '',
    '[1/2] creating queue `billing`',
    '',
  ]);
});

test('many at a time are counted', () => {
  const { shown, tell } = follow(5);
  for (const name of ['a', 'b', 'c', 'd', 'e']) tell(event('apply_start', `aws_sns_topic.${name}`, 'delete'));
  expect(shown.at(-1)).toBe(
    '[0/5] destroying topic `a`, destroying topic `b`, destroying topic `c` and 2 more',
  );
});

test('a plan tells how much it has read', () => {
  const shown: string[] = [];
  const tell = followPlan({ underWay: (text) => void shown.push(text) });
  tell(event('refresh_start', 'aws_sns_topic.a', 'read'));
  tell(event('refresh_complete', 'aws_sns_topic.a', 'read'));
  expect(shown).toEqual(['planning, 1 read']);
});

test('lines that are no events, or of no concern, are passed over', () => {
  expect(parseEvent('plain text')).toBeUndefined();
  expect(parseEvent('null')).toBeUndefined();
  expect(parseEvent('{"type":"log"}')).toBeUndefined();
});
