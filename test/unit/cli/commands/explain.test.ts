import type { Context } from '#cli/command';
import { run } from '#cli/commands/explain';
import { EXPLANATIONS } from '#validate/explanations';
import { PLAIN } from '#base/util/style';
import { EXPLAIN } from '#cli/commands/index';
import { optionsOf } from '#test/support/options';

const context = { style: PLAIN, talkStyle: PLAIN } as Context;

test('a rule: what, why, a bad and a good example', async () => {
  const { data, exitCode } = await run(['no-dead-letters'], optionsOf(EXPLAIN), context);
  expect(exitCode).toBe(0);
  expect(data).toBe(`warning[no-dead-letters]: a queue has no dead-letter queue

A message that always fails is received again and again until its retention
period ends, and is then lost without a trace. No alarm reports it: on a
standard queue a message that was received three times no longer counts for the
age of the oldest message.
https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
and
https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html

Bad:
    queues: { billing: { deadLetters: false } }

Good:
    queues: { billing: {} }
`);
});

test('a finding of the shape', async () => {
  const { data } = await run(['unknown-key'], optionsOf(EXPLAIN), context);
  expect(data).toContain('queues: { billing: { retntion: 5d } }');
});

test('what repeats itself in an example is cut', async () => {
  const { data } = await run(['too-many-tags'], optionsOf(EXPLAIN), context);
  expect(Math.max(...data!.split('\n').map((line) => line.length))).toBeLessThan(220);
});

test('--list has all', async () => {
  const { data } = await run([], optionsOf(EXPLAIN, { list: true }), context);
  expect(data!.trim().split('\n')).toHaveLength(EXPLANATIONS.length);
});

test('a wrong name has a suggestion', async () => {
  const { talk, exitCode } = await run(['no-dead-leters'], optionsOf(EXPLAIN), context);
  expect(exitCode).toBe(2);
  expect(talk).toBe('msgtopo: there is no rule `no-dead-leters`\n  did you mean `no-dead-letters`?\n');
});

test.each([
  ['nothing like a rule', ['xyz'], 'there is no rule `xyz`'],
  ['no name', [], 'which rule?'],
])('%s leads to the list', async (_, args, message) => {
  const { talk, exitCode } = await run(args, optionsOf(EXPLAIN), context);
  expect(exitCode).toBe(2);
  expect(talk).toContain(message);
  expect(talk).toContain('--list');
});
