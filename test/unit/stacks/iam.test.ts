import { allows, type Call } from '#test/support/iam';
import { addresses } from '#test/support/synthesized';
import {
  ACCOUNT,
  HERE,
  KEY,
  object,
  policyAt,
  queue,
  stack,
  stream,
  table,
  through,
  topic,
} from './iam-stack';

type Listed = readonly [action: string, resource: string, context?: Readonly<Record<string, string>>];

const polls = (name: string): Listed[] =>
  ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'].map((action) => [`sqs:${action}`, queue(name)]);
const consumes = (name: string): Listed[] => [
  ...polls(name),
  ...['ChangeMessageVisibility', 'GetQueueUrl'].map((action): Listed => [`sqs:${action}`, queue(name)]),
];
const logs = (group: string): Listed[] =>
  ['CreateLogStream', 'PutLogEvents'].map((action) => [`logs:${action}`, stream(group)]);

/** What each role is used for: the calls that the service or the program makes. */
const MADE: Readonly<Record<string, readonly Listed[]>> = {
  notifier: [
    ...consumes('billing'),
    ...logs('/aws/lambda/shop-prod-notifier'),
    ['kms:Decrypt', KEY, through('sqs')],
    ['sns:Publish', topic('alerts')],
    ['s3:GetObject', object('imports')],
    ['dynamodb:GetItem', table('seen')],
    ['dynamodb:PutItem', table('seen')],
    ['ssm:GetParameter', `arn:aws:ssm:${HERE}:parameter/shop/db`],
    ['sqs:SendMessage', queue('failed')],
    ['ec2:CreateNetworkInterface', `arn:aws:ec2:${HERE}:subnet/subnet-1`],
    ['ec2:DeleteNetworkInterface', `arn:aws:ec2:${HERE}:network-interface/eni-1`],
    ['ec2:DescribeNetworkInterfaces', '*'],
    ['xray:PutTraceSegments', '*'],
  ],
  shipper: [
    ...consumes('shipping'),
    ['sns:Publish', topic('orders')],
    ['kms:GenerateDataKey', KEY, through('sns')],
    ['kms:Decrypt', KEY, through('sns')],
    ['s3:PutObject', object('receipts')],
    ['firehose:PutRecordBatch', `arn:aws:firehose:${HERE}:deliverystream/app-logs`],
    ['ecs:UpdateTaskProtection', `arn:aws:ecs:${HERE}:task/shop-prod-consumers/0123`],
  ],
  shipper_execution: [
    ...logs('/ecs/shop-prod-shipper'),
    ['ecr:GetAuthorizationToken', '*'],
    ['ecr:BatchGetImage', `arn:aws:ecr:${HERE}:repository/shipper`],
    ['secretsmanager:GetSecretValue', `arn:aws:secretsmanager:${HERE}:secret:shop/key-AbCdEf`],
  ],
  reconcile: [
    ['lambda:InvokeFunction', `arn:aws:lambda:${HERE}:function:shop-prod-notifier`],
    ['xray:PutTraceSegments', '*'],
    ['logs:CreateLogDelivery', '*'],
  ],
  reconcile_pipe: [
    ...polls('settlements'),
    ['states:StartExecution', `arn:aws:states:${HERE}:stateMachine:shop-prod-reconcile`],
  ],
  web: [
    ['sns:Publish', topic('orders')],
    ['kms:GenerateDataKey', KEY, through('sns')],
    ['kms:Decrypt', KEY, through('sns')],
  ],
  web_account: [
    ['logs:CreateLogGroup', `arn:aws:logs:${HERE}:log-group:/aws/apigateway/shop-prod-web`],
    ...logs('/aws/apigateway/shop-prod-web'),
  ],
  nightly: [
    ['sns:Publish', topic('orders')],
    ['kms:GenerateDataKey', KEY, through('sns')],
    ['kms:Decrypt', KEY, through('sns')],
  ],
  shipped: [['sns:Publish', topic('alerts')]],
};

/** What nobody here may ever do, whatever its edges. */
const FORBIDDEN: readonly Listed[] = [
  ['sqs:DeleteQueue', queue('billing')],
  ['sqs:PurgeQueue', queue('billing')],
  ['sqs:SetQueueAttributes', queue('shipping')],
  ['sqs:ReceiveMessage', queue('billing-dlq')],
  ['sqs:SendMessage', queue('billing')],
  ['sns:DeleteTopic', topic('orders')],
  ['sns:Subscribe', topic('orders')],
  ['s3:DeleteObject', object('receipts')],
  ['s3:DeleteBucket', `arn:aws:s3:::shop-prod-receipts-${ACCOUNT}`],
  ['s3:PutBucketPolicy', `arn:aws:s3:::shop-prod-receipts-${ACCOUNT}`],
  ['dynamodb:DeleteTable', table('seen')],
  ['dynamodb:Scan', table('seen')],
  ['kms:Decrypt', KEY],
  ['kms:ScheduleKeyDeletion', KEY, through('sqs')],
  ['iam:PassRole', `arn:aws:iam::${ACCOUNT}:role/shop-prod-notifier-1`],
  ['sts:AssumeRole', `arn:aws:iam::${ACCOUNT}:role/shop-prod-notifier-1`],
  ['firehose:PutRecordBatch', `arn:aws:firehose:${HERE}:deliverystream/other`],
  ['firehose:DeleteDeliveryStream', `arn:aws:firehose:${HERE}:deliverystream/app-logs`],
  ['ecs:StopTask', `arn:aws:ecs:${HERE}:task/shop-prod-consumers/0123`],
  ['logs:CreateLogGroup', `arn:aws:logs:${HERE}:log-group:/other`],
  ['logs:PutLogEvents', stream('/other')],
  ['ssm:GetParameter', `arn:aws:ssm:${HERE}:parameter/shop/other`],
  ['secretsmanager:GetSecretValue', `arn:aws:secretsmanager:${HERE}:secret:shop/key2-AbCdEf`],
  ['ec2:CreateNetworkInterface', 'arn:aws:ec2:us-east-1:111111111111:subnet/subnet-1'],
  ['ec2:TerminateInstances', `arn:aws:ec2:${HERE}:instance/i-1`],
  ['lambda:UpdateFunctionCode', `arn:aws:lambda:${HERE}:function:shop-prod-notifier`],
];

const roles = addresses(stack)
  .filter((address) => address.startsWith('aws_iam_role_policy.'))
  .map((address) => address.replace('aws_iam_role_policy.', ''));

function called([action, resource, context = {}]: Listed): Call {
  return { action, resource, context };
}

function label([action, resource, context]: Listed): string {
  return [action, resource, ...Object.values(context ?? {})].join(' ');
}

test('every role that is made is looked at here', () => {
  expect(roles).toEqual(Object.keys({ ...MADE, 'network_flow-logs': [] }).sort());
});

/** API Gateway has one role for the logs of all APIs of an account and region, be they of this topology or not. */
const LOGS_OF_THE_ACCOUNT = 'web_account';

function withinReach(role: string, calls: readonly Listed[]): Listed[] {
  return calls.filter(([action]) => role !== LOGS_OF_THE_ACCOUNT || !action.startsWith('logs:'));
}

describe.each(Object.keys(MADE))('the role of %s', (role) => {
  const policy = policyAt(`aws_iam_role_policy.${role}`);
  const own = MADE[role]!;

  test.each(own.map((call) => [label(call), call] as const))('may %s', (_, call) => {
    expect(allows(policy, called(call))).toBe(true);
  });

  test('may do nothing of what the others do, as far as it does not do the same', () => {
    const foreign = Object.values(MADE)
      .flat()
      .filter((call) => !own.some((mine) => label(mine) === label(call)));
    expect(
      withinReach(role, foreign)
        .filter((call) => allows(policy, called(call)))
        .map(label),
    ).toEqual([]);
  });

  test('may do nothing that nobody may', () => {
    expect(
      withinReach(role, FORBIDDEN)
        .filter((call) => allows(policy, called(call)))
        .map(label),
    ).toEqual([]);
  });

  test('has no wildcard among its actions', () => {
    const actions = policy.Statement.flatMap(({ Action }) => Action);
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
  });

  test('names resources, but for actions that AWS has none for', () => {
    const unnamed = policy.Statement.filter(
      ({ Effect, Resource }) => Effect === 'Allow' && Resource === '*',
    ).flatMap(({ Action }) => Action);
    const withoutResources =
      /^(ec2:Describe|ecr:GetAuthorizationToken$|xray:(Put|GetSampling)|logs:\w*(Delivery|Deliveries|Polic|LogGroups))/;
    expect(unnamed.filter((action) => !withoutResources.test(action))).toEqual([]);
  });
});
