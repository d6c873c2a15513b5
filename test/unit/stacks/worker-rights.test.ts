import { deployGrants } from '#policies/deploying/grants';
import { addresses, resourceAt, synthesized } from '#test/support/synthesized';
import { topologyOf } from '#test/unit/topology-of';
import { statements } from './statements';

const IMAGE = '111111111111.dkr.ecr.eu-west-1.amazonaws.com/reader:1';
const FUNCTION =
  'type: lambda, code: { s3: { bucket: code, key: a.zip } }, runtime: python3.13, handler: app.handler';
const PROD = 'environments: { prod: { account: "111111111111" } }';

describe('stores that exist already', () => {
  const stack = synthesized(
    topologyOf(`
${PROD}
queues: { invoices: {} }
stores:
  receipts: { type: s3, external: receipts-of-shop, encryption: { kmsKey: alias/receipts } }
  images: { type: s3, external: 'arn:aws:s3:::images-of-shop' }
  seen: { type: dynamodb, external: seen }
  orders: { type: dynamodb, external: 'arn:aws:dynamodb:eu-west-1:222222222222:table/orders' }
consumers:
  reader:
    ${FUNCTION.replaceAll(/, (?=code|runtime|handler)/g, '\n    ')}
    queue: invoices
    stores:
      receipts: [read, list]
      images: [write, delete]
      seen: [read-write, delete]
      orders: { access: [read, scan], indexes: [by-customer] }
`),
  );
  const role = statements(stack, 'aws_iam_role_policy.reader');

  test('are used and never made', () => {
    expect(addresses(stack).filter((address) => /s3|dynamodb/.test(address))).toEqual([]);
  });

  test('are found by their names; a table that was named by its ARN by that, since it may be of another account', () => {
    const { variables } = resourceAt(stack, 'aws_lambda_function.reader')['environment'] as {
      variables: Record<string, string>;
    };
    expect(variables).toMatchObject({
      RECEIPTS_BUCKET: 'receipts-of-shop',
      IMAGES_BUCKET: 'images-of-shop',
      SEEN_TABLE: 'seen',
      ORDERS_TABLE: 'arn:aws:dynamodb:eu-west-1:222222222222:table/orders',
    });
  });

  test.each([
    ['ReadObjects', ['s3:GetObject', 's3:GetObjectVersion'], 'arn:aws:s3:::receipts-of-shop/*'],
    ['ListObjects', 's3:ListBucket', 'arn:aws:s3:::receipts-of-shop'],
    ['DeleteObjects', 's3:DeleteObject', 'arn:aws:s3:::images-of-shop/*'],
    ['DeleteItems', 'dynamodb:DeleteItem', 'arn:aws:dynamodb:eu-west-1:111111111111:table/seen'],
    [
      'ScanItems',
      'dynamodb:Scan',
      [
        'arn:aws:dynamodb:eu-west-1:222222222222:table/orders',
        'arn:aws:dynamodb:eu-west-1:222222222222:table/orders/index/by-customer',
      ],
    ],
    [
      'QueryIndexes',
      'dynamodb:Query',
      'arn:aws:dynamodb:eu-west-1:222222222222:table/orders/index/by-customer',
    ],
  ])('%s', (sid, Action, Resource) => {
    expect(role[sid]).toMatchObject({ Effect: 'Allow', Action, Resource });
  });

  test('their key is used through their service alone', () => {
    expect(role['UseReadBucketKeysByAlias']).toMatchObject({
      Action: 'kms:Decrypt',
      Condition: {
        StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' },
        'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/receipts' },
      },
    });
  });

  test('who deploys needs no permission on them', () => {
    const topology = topologyOf(`
stores: { seen: { type: dynamodb, external: seen }, images: { type: s3, external: images-of-shop } }
`);
    const granted = deployGrants(topology).flatMap(({ actions }) => actions);
    expect(granted.filter((action) => /^(s3|dynamodb):/.test(action))).toEqual([]);
  });
});

test('a consumer with one level has no more than that', () => {
  const only = (level: string) =>
    Object.keys(
      statements(
        synthesized(
          topologyOf(`
queues: { invoices: {} }
stores: { receipts: { type: s3 }, seen: { type: dynamodb, key: { id: S } } }
consumers: { reader: { ${FUNCTION}, queue: invoices, stores: { ${level} } } }
`),
        ),
        'aws_iam_role_policy.reader',
      ),
    ).filter((sid) => /Objects|Items/.test(sid));
  expect(only('receipts: list')).toEqual(['ListObjects']);
  expect(only('receipts: delete')).toEqual(['DeleteObjects']);
  expect(only('seen: scan')).toEqual(['ScanItems']);
  expect(only('seen: delete')).toEqual(['DeleteItems']);
  expect(only('receipts: read-write')).toEqual(['ReadObjects', 'WriteObjects']);
});

describe('grants', () => {
  const grants = `
      - { actions: [textract:DetectDocumentText, textract:AnalyzeDocument], resources: ['*'], reason: reads invoices }
      - actions: [cloudwatch:PutMetricData]
        resources: ['*']
        conditions: { StringEquals: { 'cloudwatch:namespace': '$\${name}' } }
        reason: counts pages`;
  const stack = synthesized(
    topologyOf(
      `
${PROD}
queues: { invoices: {}, mails: {}, settlements: {} }
network: { vpc: { create: {} } }
consumers:
  reader: 
    type: fargate
    queue: invoices
    image: ${IMAGE}
    grants: ${grants}
  mailer:
    ${FUNCTION.replaceAll(/, (?=code|runtime|handler)/g, '\n    ')}
    queue: mails
    grants: ${grants}
  settle: { type: step-functions, queue: settlements, definition: a.asl.json, grants: [
    { actions: [glue:StartJobRun], resources: ['arn:aws:glue:eu-west-1:111111111111:job/settle'], reason: starts it }] }
`,
      { 'a.asl.json': '{"StartAt": "Done", "States": {"Done": {"Type": "Succeed"}}}' },
    ),
  );

  test.each(['reader', 'mailer'])('are statements of the role of %s', (name) => {
    const role = statements(stack, `aws_iam_role_policy.${name}`);
    expect(role['Grant1']).toEqual({
      Sid: 'Grant1',
      Effect: 'Allow',
      Action: ['textract:AnalyzeDocument', 'textract:DetectDocumentText'],
      Resource: '*',
    });
    expect(role['Grant2']).toMatchObject({
      Action: 'cloudwatch:PutMetricData',
      // A template of Terraform to Terraform, and a text to IAM.
      Condition: { StringEquals: { 'cloudwatch:namespace': '$${name}' } },
    });
  });

  test('are those of the state machine, not of its pipe, nor of what starts a task', () => {
    expect(statements(stack, 'aws_iam_role_policy.settle')['Grant1']).toMatchObject({
      Action: 'glue:StartJobRun',
    });
    for (const role of ['settle_pipe', 'reader_execution']) {
      expect(Object.keys(statements(stack, `aws_iam_role_policy.${role}`)).join()).not.toContain('Grant');
    }
  });

  test('in the network there are endpoints for their services, which admit the same', () => {
    const endpoints = addresses(stack).filter((address) =>
      /vpc_endpoint\.(monitoring|textract)/.test(address),
    );
    expect(endpoints).toEqual(['aws_vpc_endpoint.monitoring', 'aws_vpc_endpoint.textract']);
    expect(statements(stack, 'aws_vpc_endpoint.textract')['Grant1']).toMatchObject({
      Action: ['textract:AnalyzeDocument', 'textract:DetectDocumentText'],
    });
    // The machine runs in no network.
    expect(addresses(stack)).not.toContain('aws_vpc_endpoint.glue');
  });
});
