import type { Statement } from '#policies/statement';
import { jsonAt, resourceAt, synthesized, synthesizedTexts } from '#test/support/synthesized';
import { topologyOf } from '#test/unit/topology-of';

const KEY = 'arn:aws:kms:us-east-1:222222222222:key/1234abcd';

const topology = topologyOf(`
topics:
  stock: { external: { name: stock, region: eu-south-2 } }
  own: {}
queues:
  shelf: { encryption: managed-key }
  far: { external: { name: far, region: us-east-1, account: "222222222222", kmsKey: "${KEY}" } }
subscriptions:
  - { topic: stock, queue: shelf }
  - { topic: stock, lambda: worker }
  - { topic: own, queue: shelf }
consumers:
  worker:
    type: lambda
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
    queue: shelf
    sends: [far]
`);
const stack = synthesized(topology);

function statements(address: string, setting = 'policy'): readonly Statement[] {
  return (jsonAt(stack, address, setting) as { Statement: Statement[] }).Statement;
}

const bySid = (all: readonly Statement[], sid: string) => all.find(({ Sid }) => Sid === sid);

test('a topic of another region is subscribed by a provider of that region', () => {
  const subscription = resourceAt(stack, 'aws_sns_topic_subscription.stock_to_shelf');
  expect(subscription['provider']).toBe('aws.eu-south-2');
  expect(subscription['topic_arn']).toBe(
    'arn:aws:sns:eu-south-2:${data.aws_caller_identity.current.account_id}:stock',
  );
  expect(resourceAt(stack, 'aws_sns_topic_subscription.own_to_shelf')['provider']).toBeUndefined();
});

test('HCL names the provider without quotes, as Terraform wants it', () => {
  const [hcl = ''] = synthesizedTexts(topology, true).values();
  expect(hcl).toMatch(/^ {2}provider += aws\.eu-south-2$/m);
  expect(hcl).toMatch(/^ {2}alias += "eu-south-2"$/m);
});

test('policies let in the SNS of an opt-in region by its name', () => {
  const both = ['sns.amazonaws.com', 'sns.eu-south-2.amazonaws.com'];
  const queue = statements('aws_sqs_queue.shelf');
  expect(bySid(queue, 'AllowTopics')!.Principal).toEqual({ Service: both });
  const key = statements('aws_kms_key.messages');
  expect(bySid(key, 'AllowTopics')!.Principal).toEqual({ Service: both });
  const permission = resourceAt(stack, 'aws_lambda_permission.stock_to_worker');
  expect(permission['principal']).toBe('sns.eu-south-2.amazonaws.com');
});

test('a role sends to the queue and uses its key, in the region of the queue alone', () => {
  const grants = statements('aws_iam_role_policy.worker');
  expect(bySid(grants, 'SendToQueues')!.Resource).toBe('arn:aws:sqs:us-east-1:222222222222:far');
  expect(bySid(grants, 'UseSendQueueKeys')).toMatchObject({
    Resource: KEY,
    Condition: { StringEquals: { 'kms:ViaService': 'sqs.us-east-1.amazonaws.com' } },
  });
  const { environment } = resourceAt(stack, 'aws_lambda_function.worker');
  expect(JSON.stringify(environment)).toContain('https://sqs.us-east-1.amazonaws.com/222222222222/far');
});
