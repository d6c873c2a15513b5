import { messagesOf } from './findings-of';

const ALIAS = (service: string) => `{ kmsKey: "arn:aws:kms:eu-west-1:111111111111:alias/aws/${service}" }`;

test.each([
  ['a queue', 'queues: { inbox: { encryption: { kmsKey: alias/aws/sqs } } }', 'queue: inbox', 'inbox'],
  [
    'a queue, by the ARN of the alias',
    `queues: { inbox: { encryption: ${ALIAS('sqs')} } }`,
    'queue: inbox',
    'inbox',
  ],
  [
    'dead letters',
    'queues: { src: {}, dead: { encryption: { kmsKey: alias/aws/sqs } } }',
    'queue: src, deadLetters: dead',
    'dead',
  ],
])('SNS cannot use the AWS key of SQS: %s', (_, queues, subscription, name) => {
  const yaml = `topics: { t: {} }\n${queues}\nsubscriptions: [{ topic: t, ${subscription} }]\n`;
  expect(messagesOf('sns-cannot-use-aws-key', yaml)).toEqual([
    `SNS cannot use \`alias/aws/sqs\`, so nothing from \`t\` would arrive in \`${name}\``,
  ]);
});

test('alarms and budgets are publishers, which the AWS key of SNS shuts out', () => {
  const yaml = `
topics: { alarms: { encryption: { kmsKey: alias/aws/sns } } }
monitoring: { notify: alarms }
budget: { monthly: 10, notify: alarms }
subscriptions: [{ topic: alarms, email: ops@example.com }]
`;
  expect(messagesOf('aws-key-shuts-out-publishers', yaml)).toEqual([
    '`budgets.amazonaws.com` and `cloudwatch.amazonaws.com` cannot use `alias/aws/sns`, so none of their messages would arrive in `alarms`',
  ]);
});
