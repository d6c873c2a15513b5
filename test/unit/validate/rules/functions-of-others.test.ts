import { proveText } from '#test/unit/topology-of';

function findings(functionArn: string, topic = '{}') {
  const { diagnostics } = proveText(`
environments: { prod: { account: "111111111111" } }
topics: { alerts: ${topic} }
subscriptions: [{ topic: alerts, function: "${functionArn}" }]
`);
  return diagnostics.map(({ rule, message, help }) => [rule, message, help]);
}

const named = (region: string, account: string) => `arn:aws:lambda:${region}:${account}:function:chat:live`;

test('the owner of a function must let the topic call it, under the name that SNS has in its region', () => {
  expect(findings(named('eu-south-2', '111111111111'))).toEqual([
    [
      'owner-must-allow',
      'the owner of function `chat:live` must allow topic `alerts` to deliver',
      'ask the owner to allow `lambda:InvokeFunction` for `sns.eu-south-2.amazonaws.com` where `aws:SourceArn` is `arn:aws:sns:eu-west-1:111111111111:shop-prod-alerts`',
    ],
  ]);
});

test('the function of another account also waits for its confirmation', () => {
  const [first, second] = findings(named('eu-west-1', '222222222222'));
  expect(first![0]).toBe('owner-must-allow');
  expect(second!.slice(0, 2)).toEqual([
    'unconfirmed-subscription',
    'nothing is delivered to function `chat:live` until account 222222222222 has confirmed the subscription',
  ]);
});

test('a FIFO topic calls no function', () => {
  const rules = findings(
    named('eu-west-1', '111111111111'),
    '{ fifo: true, contentBasedDeduplication: true }',
  );
  expect(rules.map(([rule]) => rule)).toContain('fifo-topic-endpoint');
});
