import { isKnown, Resolver } from '#adopt/cloudformation/resolve';

const QUEUE = 'https://sqs.eu-west-1.amazonaws.com/111111111111/shop-billing';

function resolver(template: Record<string, unknown> = {}): Resolver {
  const Resources = { Billing: { Type: 'AWS::SQS::Queue' } };
  return new Resolver(
    { Resources, ...template },
    {
      stack: 'shop',
      region: 'eu-west-1',
      account: '111111111111',
      parameters: { Stage: 'prod' },
      physical: new Map([['Billing', QUEUE]]),
    },
  );
}

test.each([
  [{ Ref: 'Billing' }, QUEUE],
  [{ 'Fn::GetAtt': ['Billing', 'Arn'] }, 'arn:aws:sqs:eu-west-1:111111111111:shop-billing'],
  [{ 'Fn::GetAtt': 'Billing.QueueName' }, 'shop-billing'],
  [{ 'Fn::Sub': '${AWS::StackName}-${Stage}-${!literal}' }, 'shop-prod-${literal}'],
  [{ 'Fn::Join': ['-', [{ Ref: 'Stage' }, 'eu']] }, 'prod-eu'],
  [
    [1, { Ref: 'AWS::NoValue' }, 2],
    [1, 2],
  ],
])('%j', (written, value) => {
  expect(resolver().value(written)).toEqual(value);
});

test.each([
  { Ref: 'Missing' },
  { Ref: 'constructor' },
  { 'Fn::GetAtt': ['Billing', 'constructor'] },
  { 'Fn::ImportValue': 'other' },
  { 'Fn::Sub': '${Missing}' },
])('%j is not known', (written) => {
  expect(isKnown(resolver().value(written))).toBe(false);
});

describe('conditions', () => {
  const Conditions = {
    IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] },
    Not: { 'Fn::Not': [{ Condition: 'IsProd' }] },
    Itself: { 'Fn::Not': [{ Condition: 'Itself' }] },
  };

  test.each([
    ['IsProd', true],
    ['Not', false],
    ['Itself', undefined],
    ['Missing', undefined],
  ])('%s', (name, holds) => {
    expect(resolver({ Conditions }).condition(name)).toBe(holds);
  });

  test('choose between values', () => {
    const chosen = (name: string) =>
      resolver({ Conditions }).value({ 'Fn::If': [name, 'then', 'otherwise'] });
    expect([chosen('IsProd'), chosen('Not')]).toEqual(['then', 'otherwise']);
    expect(isKnown(chosen('Itself'))).toBe(false);
  });
});
