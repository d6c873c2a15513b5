import { allows, resolved, type Call } from '#test/support/iam';
import { resourceAt, synthesized } from '#test/support/synthesized';
import { topologyOf } from '#test/unit/topology-of';

const ACCOUNT = '111111111111';
const QUEUE = (name: string) => `arn:aws:sqs:eu-west-1:${ACCOUNT}:shop-prod-${name}`;
const KEY = `arn:aws:kms:eu-west-1:${ACCOUNT}:key/messages`;
const WEB = 'arn:aws:iam::222222222222:role/web';
const CODE = 'runtime: python3.13, handler: a.b, code: { s3: { bucket: code, key: a.zip } }';

const stack = synthesized(
  topologyOf(
    `
environments: { prod: { account: "${ACCOUNT}" } }
topics: { orders: {} }
queues:
  billing: { visibilityTimeout: 3m }
  work: {}
  emails: { encryption: managed-key }
  failed: {}
subscriptions: [{ topic: orders, queue: billing }, { topic: orders, lambda: biller }]
network: { vpc: { create: {} } }
publishers: { web: { role: "${WEB}", sends: [emails] } }
consumers:
  biller: { type: lambda, queue: billing, ${CODE}, sends: [emails, work], onFailure: failed, network: true }
  worker: { type: fargate, queue: work, image: "${ACCOUNT}.dkr.ecr.eu-west-1.amazonaws.com/worker:1", sends: [emails] }
  mailer: { type: step-functions, queue: emails, definition: mail.json, sends: [work] }
`,
    {
      'mail.json':
        '{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "Parameters": {"QueueUrl": "${WORK_QUEUE_URL}"}, "End": true}}}',
    },
  ),
);

function policyAt(address: string) {
  const { policy } = resourceAt(stack, address) as { readonly policy: string };
  return resolved('shop-prod', ACCOUNT, policy);
}

const send = (queue: string): Call => ({ action: 'sqs:SendMessage', resource: QUEUE(queue) });
const encrypt: Call = {
  action: 'kms:GenerateDataKey',
  resource: KEY,
  context: { 'kms:ViaService': 'sqs.eu-west-1.amazonaws.com' },
};

test.each([
  ['a function', 'biller', ['emails', 'work', 'failed']],
  ['a task', 'worker', ['emails']],
  ['a state machine', 'mailer', ['work']],
])('%s may send to its queues, and to no other', (_, role, queues) => {
  const policy = policyAt(`aws_iam_role_policy.${role}`);
  const allowed = ['billing', 'work', 'emails', 'failed'].filter((queue) => allows(policy, send(queue)));
  expect(allowed.sort()).toEqual([...queues].sort());
  expect(allows(policy, encrypt)).toBe(queues.includes('emails'));
});

test('each finds the URL of the queues that it sends to', () => {
  const { environment } = resourceAt(stack, 'aws_lambda_function.biller') as {
    readonly environment: { readonly variables: Readonly<Record<string, string>> };
  };
  expect(environment.variables).toMatchObject({
    QUEUE_URL: '${aws_sqs_queue.billing.url}',
    EMAILS_QUEUE_URL: '${aws_sqs_queue.emails.url}',
    WORK_QUEUE_URL: '${aws_sqs_queue.work.url}',
  });
  const { definition } = resourceAt(stack, 'aws_sfn_state_machine.mailer') as { readonly definition: string };
  expect(definition).toContain('${aws_sqs_queue.work.url}');
});

test('the policies of queue and key let in the role that the file names, and no other', () => {
  const by = (arn: string): Pick<Call, 'principal' | 'context'> => ({
    principal: { AWS: arn },
    context: { 'aws:SecureTransport': 'true', 'aws:PrincipalAccount': '222222222222' },
  });
  const queue = policyAt('aws_sqs_queue.emails');
  expect(allows(queue, { ...send('emails'), ...by(WEB) })).toBe(true);
  expect(allows(queue, { ...send('emails'), ...by(`${WEB}-other`) })).toBe(false);
  expect(allows(policyAt('aws_sqs_queue.work'), { ...send('work'), ...by(WEB) })).toBe(false);
  const key = policyAt('aws_kms_key.messages');
  expect(allows(key, { ...encrypt, principal: { AWS: WEB } })).toBe(true);
  expect(allows(key, { ...encrypt, principal: { AWS: WEB }, context: {} })).toBe(false);
});

test('what sends from the network goes through the endpoint of SQS', () => {
  const policy = policyAt('aws_vpc_endpoint.sqs');
  const call = { ...send('emails'), principal: { AWS: `arn:aws:iam::${ACCOUNT}:role/biller` } };
  expect(allows(policy, { ...call, context: { 'aws:PrincipalAccount': ACCOUNT } })).toBe(true);
});
