import { policiesOf } from '#policies/all';
import { externalPolicies } from '#policies/external';
import type { Statement } from '#policies/statement';
import { jsonAt, synthesized } from '#test/support/synthesized';
import { topologyOf } from '#test/unit/topology-of';

const SIEM = 'arn:aws:iam::222222222222:role/siem';
const QUEUE = 'arn:aws:sqs:eu-west-1:111111111111:shop-prod-orders';
const topology = topologyOf(`
environments: { prod: { account: "111111111111" } }
topics: { done: { encryption: managed-key } }
queues: { orders: { encryption: managed-key }, inbox: {} }
subscriptions: [{ topic: done, queue: inbox }]
consumers:
  pods: { type: external, note: pods of the namespace billing, queue: orders, sends: [inbox] }
  siem: { type: external, role: "${SIEM}", queue: orders, publishes: [done], sends: [inbox] }
`);

function statementsOf(address: string): Readonly<Record<string, Statement>> {
  const policy = policiesOf(topology).find((one) => one.address === address);
  return Object.fromEntries((policy?.document.Statement ?? []).map((one) => [one.Sid, one]));
}

test('the policies of queue, topic and key let in the role, and nobody for a consumer without one', () => {
  expect(statementsOf('aws_sqs_queue.orders')['AllowRolesToReceive']).toMatchObject({
    Principal: { AWS: SIEM },
    Resource: QUEUE,
  });
  expect(statementsOf('aws_sqs_queue.inbox')['AllowRolesToSend']).toMatchObject({ Principal: { AWS: SIEM } });
  expect(statementsOf('aws_sns_topic.done')['AllowConsumers']).toMatchObject({
    Principal: { AWS: SIEM },
    Action: 'sns:Publish',
  });
  const key = statementsOf('aws_kms_key.messages');
  expect(key['Allow receivers of orders']).toMatchObject({ Principal: { AWS: SIEM }, Action: 'kms:Decrypt' });
  expect(key['AllowRoles']).toMatchObject({ Principal: { AWS: SIEM } });
  expect(JSON.stringify(policiesOf(topology))).not.toContain('pods');
});

test('what others attach is printed, and no role is made', () => {
  const policies = Object.fromEntries(externalPolicies(topology));
  expect(Object.keys(policies)).toEqual(['consumers.pods', 'consumers.siem']);
  const sids = policies['consumers.pods']!.Statement.map(({ Sid }) => Sid);
  expect(sids).toEqual(['ConsumeQueues', 'SendToQueues', 'UseQueueKeys']);
  expect(policies['consumers.pods']!.Statement[0]).toMatchObject({ Resource: QUEUE });
});

test('Terraform has the same as an output, with references, and nothing else for them', () => {
  const stack = synthesized(topology);
  expect(Object.keys(stack.resource ?? {}).filter((type) => type.startsWith('aws_iam'))).toEqual([]);
  const { value } = stack.output!['consumer_policies'] as { value: Record<string, string> };
  const policy = JSON.parse(value['pods']!) as { Statement: Statement[] };
  expect(policy.Statement.map(({ Sid, Resource }) => [Sid, Resource])).toEqual([
    ['ConsumeQueues', '${aws_sqs_queue.orders.arn}'],
    ['SendToQueues', '${aws_sqs_queue.inbox.arn}'],
    ['UseQueueKeys', '${aws_kms_key.messages.arn}'],
  ]);
  expect(jsonAt(stack, 'aws_sqs_queue.orders', 'policy')).toBeDefined();
});
