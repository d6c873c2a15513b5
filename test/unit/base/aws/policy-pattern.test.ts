import { policyPattern } from '#base/aws/policy-pattern';

test.each([
  ['sqs:*', 'sqs:SendMessage', true],
  ['SQS:sendmessage', 'sqs:SendMessage', true],
  ['sqs:Send?essage', 'sqs:SendMessage', true],
  ['sqs:Send', 'sqs:SendMessage', false],
  ['arn:aws:s3:::logs.*', 'arn:aws:s3:::logs.example', true],
  ['arn:aws:s3:::logs.*', 'arn:aws:s3:::logsXexample', false],
  ['*', '', true],
])('%s and %s', (pattern, text, isMatch) => {
  expect(policyPattern(pattern)(text)).toBe(isMatch);
});
