import { leftovers } from '#deploy/plan/leftovers';
import { stackText } from '#deploy/plan/reporters/text';
import { PLAIN } from '#base/util/style';
import { planBetween } from './plan-between';

const WITH = 'queues: { billing: {}, audit: {} }';

test('a redrive policy that Terraform does not take off is told, with what does', () => {
  const plan = planBetween(WITH, 'queues: { billing: { deadLetters: false }, audit: {} }');
  const command =
    'aws sqs set-queue-attributes --queue-url https://sqs/shop-default-billing --attributes RedrivePolicy=';
  expect(leftovers(plan)).toEqual([
    {
      element: 'queue.billing',
      message: 'queue `billing` keeps its dead-letter queue in AWS, since Terraform cannot take it off',
      command,
    },
  ]);
  const text = stackText({ stack: plan.stack, plan, refused: [], accepted: [] }, PLAIN);
  expect(text).toContain(`when it is deployed, run \`${command}\``);
});

test('nothing is left of queues that keep their dead letters, or go', () => {
  expect(leftovers(planBetween(WITH, WITH))).toEqual([]);
  expect(leftovers(planBetween(WITH, 'queues: { audit: {} }'))).toEqual([]);
});
