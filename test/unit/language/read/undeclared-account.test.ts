import { jsonAt, resourceAt, synthesized } from '#test/support/synthesized';
import { proveText, topologyOf } from '#test/unit/topology-of';

const yaml = `
topics: { orders: {} }
queues: { billing: {} }
subscriptions: [{ topic: orders, queue: billing }]
publishers: { web: { role: 'arn:aws:iam::\${account}:role/web', publishes: [orders] } }
consumers:
  siem: { type: external, role: 'arn:aws:iam::\${account}:role/siem', queue: billing }
`;

const messages = (text: string) => proveText(text).diagnostics.map(({ message }) => message);

test('an account that the file does not name is the one that Terraform runs in', () => {
  const stack = synthesized(topologyOf(yaml));
  const account = '${data.aws_caller_identity.current.account_id}';
  expect(jsonAt(stack, 'aws_sns_topic.orders', 'policy')).toMatchObject({
    Statement: [
      {
        Principal: { AWS: `arn:aws:iam::${account}:role/web` },
        Condition: { StringEquals: { 'aws:PrincipalAccount': account } },
      },
      {},
    ],
  });
  expect(JSON.stringify(resourceAt(stack, 'aws_sqs_queue.billing'))).toContain(
    `arn:aws:iam::${account}:role/siem`,
  );
  expect(JSON.stringify(stack)).not.toContain('000000000919');
});

test('its roles are roles of this account, which no other owner has to let in', () => {
  expect(messages(yaml)).toEqual([]);
});

test.each([
  ['a name', "queues: { billing: { physicalName: 'billing-${account}' } }"],
  ['all names', "naming: '{id}-${account}'"],
  ['the backend', "backend: { type: s3, bucket: 'states-${account}', region: eu-west-1 }"],
])('%s must be known before', (_, line) => {
  expect(messages(`${line}\n`)).toContain('`${account}` must be known here before Terraform runs');
});
