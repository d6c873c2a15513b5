import type { Inventory } from '#adopt/inventory/inventory';
import type { Resource } from '#test/support/arbitrary-state';
import { ACCOUNT, added, estate, inventory, prod } from './estate';

const mapping = (name: string, source: string): Resource => ({
  address: `aws_lambda_event_source_mapping.${name}`,
  mode: 'managed',
  type: 'aws_lambda_event_source_mapping',
  values: {
    event_source_arn: `arn:aws:sqs:eu-west-1:${ACCOUNT}:${source}`,
    function_arn: `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:${name}`,
    function_name: `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:${name}`,
    batch_size: 10,
    enabled: true,
  },
});

test('a function is the same consumer under another name, and one more is told', () => {
  const text = prod([...estate('prod'), mapping('shop-prod-biller', 'shop-prod-billing')]);
  const same = [...estate('dev'), mapping('shop-dev-biller', 'shop-dev-billing')];
  const draft = added(text, inventory(same));
  expect(draft.text).toContain('biller: { note: "Lambda function shop-dev-biller');
  const more = added(text, inventory([...same, mapping('shop-dev-spy', 'shop-dev-billing')]));
  const spies = more.untold.filter(({ name }) => name === 'shop-dev-spy');
  expect(spies).toMatchObject([{ because: 'the file has no consumer for it' }]);
});

test('a rule that the file makes is no program of somebody else, and a function of its name is one', () => {
  const rule = `publishers:
  paid: { type: event-rule, pattern: { source: [shop] }, sends: [billing] }
  uploads: { type: s3, bucket: uploads, events: [ObjectCreated], sends: [billing] }
`;
  const uses = { sends: [`arn:aws:sqs:eu-west-1:${ACCOUNT}:shop-dev-billing`], queues: [], publishes: [] };
  const program = (kind: string, name: string) => ({
    ...{ kind, name, ...uses, details: [], disabled: [], guessed: [], besides: [] },
  });
  const live: Inventory = {
    ...inventory(estate('dev')),
    programs: [
      program('EventBridge rule', 'shop-dev-paid'),
      program('EventBridge rule', 'by-hand'),
      program('S3 bucket', 'uploads'),
      program('S3 bucket', 'foreign'),
      program('Lambda function', 'shop-dev-paid'),
    ],
  };
  const untold = added(prod(estate('prod')) + rule, live).untold.filter(({ what }) => what !== 'topic');
  expect(untold.map(({ what, name }) => `${what} ${name}`)).toEqual([
    'EventBridge rule by-hand',
    'S3 bucket foreign',
    'Lambda function shop-dev-paid',
  ]);
});
