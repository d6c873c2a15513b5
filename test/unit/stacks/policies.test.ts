import { jsonAt, synthesized, type TerraformJson } from '#test/support/synthesized';
import { topologyOf } from '#test/unit/topology-of';

const ACCOUNT = '111111111111';
const WHERE = `environments: { prod: { account: "${ACCOUNT}" } }\n`;

interface Statement {
  readonly Sid: string;
}

function statements(stack: TerraformJson, address: string): Readonly<Record<string, Statement>> {
  const { Statement } = jsonAt(stack, address, 'policy') as { Statement: Statement[] };
  return Object.fromEntries(Statement.map((statement) => [statement.Sid, statement]));
}

describe('the policy of a queue', () => {
  const stack = synthesized(
    topologyOf(`${WHERE}
topics: { orders: {}, refunds: {}, other: {} }
queues: { billing: {}, quiet: {} }
subscriptions:
  - { topic: orders, queue: billing }
  - { topic: refunds, queue: billing }
  - { topic: other, url: "https://hooks.example.com" }
`),
  );

  test('admits SNS on behalf of exactly the topics that deliver there', () => {
    expect(statements(stack, 'aws_sqs_queue.billing')['AllowTopics']).toEqual({
      Sid: 'AllowTopics',
      Effect: 'Allow',
      Principal: { Service: 'sns.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: `arn:aws:sqs:eu-west-1:${ACCOUNT}:shop-prod-billing`,
      Condition: {
        ArnEquals: {
          'aws:SourceArn': [
            `arn:aws:sns:eu-west-1:${ACCOUNT}:shop-prod-orders`,
            `arn:aws:sns:eu-west-1:${ACCOUNT}:shop-prod-refunds`,
          ],
        },
      },
    });
  });

  test('admits nobody where nobody delivers', () => {
    expect(Object.keys(statements(stack, 'aws_sqs_queue.quiet'))).toEqual(['DenyInsecureTransport']);
  });

  test.each(['billing', 'billing_dlq', 'quiet', 'quiet_dlq'])('refuses plain text: %s', (name) => {
    expect(statements(stack, `aws_sqs_queue.${name}`)['DenyInsecureTransport']).toMatchObject({
      Effect: 'Deny',
      Principal: '*',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    });
  });

  test('the account stands in it as a number where the file says it', () => {
    expect(JSON.stringify(stack)).not.toContain('aws_caller_identity');
    expect(stack.provider).toEqual({ aws: [{ allowed_account_ids: [ACCOUNT], region: 'eu-west-1' }] });
  });
});

describe('the redrive allow policy', () => {
  const stack = synthesized(
    topologyOf(`${WHERE}
queues:
  billing: { deadLetters: { queue: failed } }
  shipping: { deadLetters: { queue: failed } }
  audit: {}
  failed: { retention: 14d }
`),
  );

  test('names the queue whose dead letters come', () => {
    expect(jsonAt(stack, 'aws_sqs_queue.audit_dlq', 'redrive_allow_policy')).toEqual({
      redrivePermission: 'byQueue',
      sourceQueueArns: [`arn:aws:sqs:eu-west-1:${ACCOUNT}:shop-prod-audit`],
    });
  });

  test('names each queue of a shared one, in order', () => {
    expect(jsonAt(stack, 'aws_sqs_queue.failed', 'redrive_allow_policy')).toMatchObject({
      sourceQueueArns: [
        `arn:aws:sqs:eu-west-1:${ACCOUNT}:shop-prod-billing`,
        `arn:aws:sqs:eu-west-1:${ACCOUNT}:shop-prod-shipping`,
      ],
    });
  });
});

describe('the policy of a topic', () => {
  const stack = synthesized(
    topologyOf(`${WHERE}
topics:
  orders: { publishers: { accounts: ["222222222222"], services: [s3.amazonaws.com, events.amazonaws.com] } }
`),
  );

  test('admits other accounts by name, only for their own principals', () => {
    expect(statements(stack, 'aws_sns_topic.orders')['AllowAccounts']).toMatchObject({
      Principal: { AWS: 'arn:aws:iam::222222222222:root' },
      Action: 'sns:Publish',
      Condition: { StringEquals: { 'aws:PrincipalAccount': '222222222222' } },
    });
  });

  test('admits services only on behalf of this account', () => {
    expect(statements(stack, 'aws_sns_topic.orders')['AllowServices']).toMatchObject({
      Principal: { Service: 's3.amazonaws.com' },
      Action: 'sns:Publish',
      Condition: { StringEquals: { 'aws:SourceAccount': ACCOUNT } },
    });
    expect(statements(stack, 'aws_sns_topic.orders')['AllowServicesWithoutSource']).toEqual({
      Sid: 'AllowServicesWithoutSource',
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sns:Publish',
      Resource: `arn:aws:sns:eu-west-1:${ACCOUNT}:shop-prod-orders`,
    });
  });
});

describe('the policy of the managed key', () => {
  const stack = synthesized(
    topologyOf(`${WHERE}
topics:
  orders: { encryption: managed-key, publishers: { services: [s3.amazonaws.com] } }
  plain: {}
queues:
  billing: { encryption: managed-key }
  open: {}
subscriptions:
  - { topic: plain, queue: billing }
  - { topic: orders, queue: open }
`),
  );
  const policy = statements(stack, 'aws_kms_key.messages');

  test('lets exactly the topics that deliver to a queue with this key encrypt', () => {
    expect(policy['AllowTopics']).toMatchObject({
      Principal: { Service: 'sns.amazonaws.com' },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Condition: { ArnEquals: { 'aws:SourceArn': `arn:aws:sns:eu-west-1:${ACCOUNT}:shop-prod-plain` } },
    });
  });

  test('lets services that publish to a topic with this key use it, on behalf of this account', () => {
    expect(policy['AllowServices']).toMatchObject({
      Principal: { Service: 's3.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceAccount': ACCOUNT } },
    });
  });

  test('grants no action by wildcard', () => {
    const actions = Object.values(policy).flatMap(
      (statement) => (statement as { Action?: string[] }).Action ?? [],
    );
    expect(actions.length).toBeGreaterThan(0);
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
  });

  test('is used by what asked for it, and by nothing else', () => {
    const key = '${aws_kms_key.messages.arn}';
    const using = Object.entries(stack.resource!).flatMap(([, named]) =>
      Object.entries(named).flatMap(([name, resource]) =>
        resource['kms_master_key_id'] === key ? [name] : [],
      ),
    );
    expect(using.sort()).toEqual(['billing', 'billing_dlq', 'orders']);
  });
});

test('without anything that asks for it there is no key', () => {
  const stack = synthesized(topologyOf('queues: { billing: {} }'));
  expect(Object.keys(stack.resource!)).toEqual(['aws_sqs_queue']);
});
