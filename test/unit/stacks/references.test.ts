import { resourceAt, synthesized } from '#test/support/synthesized';
import { topologyOf } from '#test/unit/topology-of';

/** What a function that reads a queue from elsewhere is told about it. */
function queueUrlIn(region: string, arn: string): unknown {
  const topology = topologyOf(`
version: 1
name: shop
region: ${region}
queues: { billing: { external: "${arn}" } }
consumers:
  biller: { type: lambda, queue: billing, code: { inline: "x" }, runtime: python3.13, handler: app.handler, timeout: 10s }
`);
  const { environment } = resourceAt(synthesized(topology), 'aws_lambda_function.biller') as {
    environment: { variables: Record<string, string> };
  };
  return environment.variables['QUEUE_URL'];
}

test('a queue in China has a URL in the domain of AWS China', () => {
  // As in the partition table of the AWS SDK: `dnsSuffix` of `aws-cn` in @aws-sdk/core.
  expect(queueUrlIn('cn-north-1', 'arn:aws-cn:sqs:cn-north-1:111111111111:billing')).toBe(
    'https://sqs.cn-north-1.amazonaws.com.cn/111111111111/billing',
  );
  expect(queueUrlIn('eu-west-1', 'arn:aws:sqs:eu-west-1:111111111111:billing')).toBe(
    'https://sqs.eu-west-1.amazonaws.com/111111111111/billing',
  );
});
