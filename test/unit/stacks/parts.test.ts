import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { synthesize } from '#stacks/synth';
import { emptyFolder, removeFolder } from '#test/support/project';
import { addresses, jsonAt, resourceAt, type TerraformJson } from '#test/support/synthesized';
import { topologyOf } from '#test/unit/topology-of';

interface Manifest {
  readonly stacks: Readonly<Record<string, { readonly dependencies: readonly string[] }>>;
}

/** Every stack by its name, and the manifest. */
function synthesizedStacks(yaml: string): { stacks: Record<string, TerraformJson>; manifest: Manifest } {
  const folder = emptyFolder();
  try {
    const outDir = join(folder, 'cdktf.out');
    const made = synthesize([topologyOf(yaml)], { outDir, projectDir: folder });
    const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as unknown;
    return {
      stacks: Object.fromEntries(made.map(({ name, file }) => [name, read(file) as TerraformJson])),
      manifest: read(join(outDir, 'manifest.json')) as Manifest,
    };
  } finally {
    removeFolder(folder);
  }
}

const SPLIT = `
monitoring: { notify: ops@example.com }
topics: { orders: { stack: events, encryption: managed-key, deliveryStatusLogging: true } }
stores: { receipts: { type: s3, stack: payments }, seen: { type: dynamodb, key: { id: S }, stack: events } }
queues:
  billing: { stack: payments, encryption: managed-key, deadLetters: { queue: failed } }
  failed: {}
subscriptions: [{ topic: orders, queue: billing, deadLetters: failed }]
consumers:
  biller:
    type: lambda
    stack: code
    queue: billing
    publishes: [orders]
    stores: { receipts: write, seen: read }
    runtime: python3.13
    handler: app.handler
    code: { inline: "def handler(event, context): pass" }
`;

const ACCOUNT = '${data.aws_caller_identity.current.account_id}';
const { stacks, manifest } = synthesizedStacks(SPLIT);
const stack = (suffix: string) => stacks[`shop-default${suffix}`]!;

test('each element stands in its stack, and what all share in the shared one', () => {
  expect(addresses(stack('')).filter((address) => !/alarm/.test(address))).toEqual([
    'aws_cloudwatch_dashboard.dashboard',
    'aws_kms_alias.messages',
    'aws_kms_key.messages',
    'aws_sqs_queue.failed',
  ]);
  expect(addresses(stack('-payments'))).toContain('aws_sqs_queue.billing');
  expect(addresses(stack('-events'))).toContain('aws_iam_role.delivery-status-logging');
  expect(addresses(stack('-payments_links'))).toEqual(['aws_sns_topic_subscription.orders_to_billing']);
  expect(addresses(stack('-code'))).toContain('aws_lambda_event_source_mapping.billing_to_biller');
});

test('no stack refers to what stands in another, nor reads its state', () => {
  for (const [name, one] of Object.entries(stacks)) {
    const text = JSON.stringify(one);
    expect(text).not.toContain('terraform_remote_state');
    const own = new Set(addresses(one));
    for (const [, address] of text.matchAll(/\$\{(aws_\w+\.[\w-]+)\./g)) {
      expect([name, own.has(address!)]).toEqual([name, true]);
    }
  }
});

test('names and ARNs across stacks are composed', () => {
  expect(resourceAt(stack('-payments_links'), 'aws_sns_topic_subscription.orders_to_billing')).toMatchObject({
    topic_arn: `arn:aws:sns:eu-west-1:${ACCOUNT}:shop-default-orders`,
    endpoint: `arn:aws:sqs:eu-west-1:${ACCOUNT}:shop-default-billing`,
  });
  expect(jsonAt(stack('-payments'), 'aws_sqs_queue.billing', 'redrive_policy')).toMatchObject({
    deadLetterTargetArn: `arn:aws:sqs:eu-west-1:${ACCOUNT}:shop-default-failed`,
  });
  expect(resourceAt(stack('-code'), 'aws_lambda_function.biller')['environment']).toEqual({
    variables: {
      ORDERS_TOPIC_ARN: `arn:aws:sns:eu-west-1:${ACCOUNT}:shop-default-orders`,
      QUEUE_URL: `https://sqs.eu-west-1.amazonaws.com/${ACCOUNT}/shop-default-billing`,
      RECEIPTS_BUCKET: `shop-default-receipts-${ACCOUNT}`,
      SEEN_TABLE: 'shop-default-seen',
    },
  });
});

test('the managed key goes by its alias outside of its stack, in settings and in grants', () => {
  expect(resourceAt(stack('-payments'), 'aws_sqs_queue.billing')['kms_master_key_id']).toBe(
    'alias/shop-default',
  );
  const { Statement } = jsonAt(stack('-code'), 'aws_iam_role_policy.biller', 'policy') as {
    Statement: { Sid: string; Condition?: object }[];
  };
  expect(Statement.find(({ Sid }) => Sid === 'UseQueueKeysByAlias')?.Condition).toMatchObject({
    'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/shop-default' },
  });
});

test('alarms stand with what they watch, and all tell the same address', () => {
  const alarm = resourceAt(stack('-payments'), 'aws_cloudwatch_metric_alarm.billing_oldest-message');
  expect(alarm['alarm_actions']).toEqual([`arn:aws:sns:eu-west-1:${ACCOUNT}:shop-default-alarm-mail`]);
  expect(addresses(stack(''))).toContain('aws_sns_topic.alarm_mail');
});

test('the shared stack knows the names of all, and the manifest their order', () => {
  expect(stack('').output?.['stacks']?.value).toEqual(Object.keys(stacks));
  expect(manifest.stacks['shop-default-payments_links']?.dependencies).toEqual([
    'shop-default',
    'shop-default-events',
    'shop-default-payments',
  ]);
});

test('every stack has a state of its own, wherever it is kept', () => {
  const keyOf = (backend: string) => {
    const made = synthesizedStacks(`
version: 1
name: shop
region: eu-west-1
environments: { prod: { backend: ${backend} } }
queues: { billing: { stack: payments } }
`);
    return made.stacks['shop-prod-payments']!.terraform['backend'];
  };
  expect(keyOf('{ type: s3, bucket: b, region: eu-west-1, key: teams/shop.tfstate }')).toMatchObject({
    s3: { key: 'teams/shop-payments.tfstate' },
  });
  expect(keyOf('{ type: s3, bucket: b, region: eu-west-1 }')).toMatchObject({
    s3: { key: 'shop-prod-payments.tfstate' },
  });
  expect(keyOf('{ type: remote, organization: o, workspace: shop }')).toMatchObject({
    remote: { workspaces: { name: 'shop-payments' } },
  });
  expect(keyOf('{ type: http, address: "https://x.example/{stack}" }')).toMatchObject({
    http: { address: 'https://x.example/shop-prod-payments' },
  });
});
