import { explain } from '#deploy/terraform/explain';
import { parseTextErrors } from '#deploy/terraform/text-errors';

const SURROUNDINGS = { environment: 'prod', account: '111111111111' };

function explained(summary: string, detail = '', address?: string) {
  const reported = {
    severity: 'error',
    summary,
    detail,
    ...(address === undefined ? {} : { address }),
  } as const;
  return explain(reported, (of) => ['queues', of.split('.')[1]!], SURROUNDINGS);
}

/** What Terraform and the AWS provider say; account numbers and request IDs are made up. */
const REPORTED: readonly (readonly [rule: string, summary: string, detail: string, words: string])[] = [
  [
    'no-credentials',
    'No valid credential sources found',
    'Please see https://registry.terraform.io/providers/hashicorp/aws\n\nError: failed to refresh cached credentials, no EC2 IMDS role found, operation error ec2imds: GetMetadata',
    'there are no AWS credentials',
  ],
  ['no-credentials', 'failed to get shared config profile, shop', '', 'there are no AWS credentials'],
  [
    'expired-credentials',
    'Retrieving AWS account details: validating provider credentials',
    'retrieving caller identity from STS: operation error STS: GetCallerIdentity, https response error StatusCode: 403, RequestID: 1, api error ExpiredToken: The security token included in the request is expired',
    'the AWS credentials have expired',
  ],
  [
    'invalid-credentials',
    'Retrieving AWS account details: validating provider credentials',
    'operation error STS: GetCallerIdentity, https response error StatusCode: 403, api error InvalidClientTokenId: The security token included in the request is invalid.',
    'AWS does not accept the credentials',
  ],
  [
    'wrong-account',
    'AWS account ID not allowed: 222222222222',
    '',
    'environment `prod` is for account 111111111111, but the credentials are for 222222222222',
  ],
  [
    'access-denied',
    'creating SQS Queue (shop-prod-billing)',
    'operation error SQS: CreateQueue, https response error StatusCode: 403, api error AccessDenied: User: arn:aws:iam::111111111111:user/ci is not authorized to perform: sqs:CreateQueue on resource: arn:aws:sqs:eu-west-1:111111111111:shop-prod-billing',
    'the credentials lack the permission `sqs:CreateQueue`',
  ],
  [
    'lock-held',
    'Error acquiring the state lock',
    'Error message: resource temporarily unavailable\nLock Info:\n  ID:        0a-1b\n  Path:      terraform.tfstate\n  Operation: OperationTypeApply\n  Who:       ann@ci-7\n  Version:   1.11.4\n  Created:   2026-11-24 16:00:00 +0000 UTC\n  Info:',
    'the state is locked by ann@ci-7 since 2026-11-24 16:00:00 +0000 UTC',
  ],
  [
    'throttled',
    'creating SNS Topic (shop-prod-orders)',
    'operation error SNS: CreateTopic, exceeded maximum number of attempts, 25, https response error StatusCode: 400, api error Throttling: Rate exceeded',
    'AWS still throttled the requests after all retries',
  ],
  [
    'missing-provider',
    'Failed to query available provider packages',
    'Could not retrieve the list of available versions for provider hashicorp/aws: could not connect to registry.terraform.io: dial tcp: lookup registry.terraform.io: no such host',
    'the AWS provider cannot be downloaded: the Terraform registry is not reachable',
  ],
  [
    'missing-provider',
    'Failed to query available provider packages',
    'Could not retrieve the list of available versions for provider hashicorp/aws: provider registry.terraform.io/hashicorp/aws was not found in any of the search locations',
    'no version of the AWS provider fits the versions asked for, the lock file and this machine',
  ],
  [
    'no-api-log-role',
    'creating API Gateway Stage (live)',
    'operation error API Gateway: CreateStage, https response error StatusCode: 400, BadRequestException: CloudWatch Logs role ARN must be set in account settings to enable logging',
    'API Gateway has no role for its logs in this account and region',
  ],
  [
    'no-network',
    'reading SQS Queue (https://sqs.eu-west-1.amazonaws.com/1/a)',
    'request send failed, Post "https://sqs.eu-west-1.amazonaws.com/": dial tcp: lookup sqs.eu-west-1.amazonaws.com: no such host',
    'AWS or the backend of the state is not reachable',
  ],
  [
    'newer-state',
    'Error refreshing state: state snapshot was created by Terraform v1.13.0, which is newer than current v1.11.4; upgrade to Terraform v1.13.0 or greater to work with this state',
    '',
    'the state was written by version 1.13.0 of Terraform, and this is 1.11.4',
  ],
  [
    'newer-state',
    'Error acquiring the state lock',
    'Error message: Unsupported state file format: The state file uses format\nversion 5, which is not supported by Terraform 1.11.4. This state file was\ncreated by Terraform 99.1.0.\n\nTerraform acquires a state lock',
    'the state was written by version 99.1.0 of Terraform, and this is 1.11.4',
  ],
  [
    'stale-plan',
    'Saved plan is stale',
    'The given plan file can no longer be applied',
    'the plan is out of date: something was applied after it was made',
  ],
  [
    'remote-execution',
    'Saving a generated plan is currently not supported',
    'The "remote" backend does not support saving the generated execution plan locally at this time.',
    'the workspace runs Terraform remotely, so there is no plan file that msgtopo could check',
  ],
  [
    'queue-deleted-recently',
    'creating SQS Queue (shop-prod-billing)',
    'api error AWS.SimpleQueueService.QueueDeletedRecently: You must wait 60 seconds after deleting a queue before you can create another with the same name.',
    'a queue of this name was deleted less than a minute ago, and SQS does not create a new one within that minute',
  ],
  [
    'exists-already',
    'creating SQS Queue (acme-prod-billing)',
    'operation error SQS: CreateQueue, https response error StatusCode: 400, QueueAlreadyExists: The specified queue already exists',
    'AWS has a resource of this name already, and the state of this stack does not',
  ],
  [
    'exists-already',
    'creating IAM Role (shop-prod-worker)',
    'api error EntityAlreadyExists: Role with name shop-prod-worker already exists.',
    'AWS has a resource of this name already, and the state of this stack does not',
  ],
];

test.each(REPORTED)('%s: %s', (rule, summary, detail, words) => {
  const { diagnostic, environmental } = explained(summary, detail);
  expect(diagnostic).toMatchObject({ rule, message: words, severity: 'error' });
  expect(diagnostic.help).toBeTruthy();
  expect(environmental).toBe(true);
});

test('the account stands where the file says it', () => {
  expect(explained('AWS account ID not allowed: 222222222222').diagnostic.path).toEqual([
    'environments',
    'prod',
    'account',
  ]);
});

test('a lock names what would release it', () => {
  const detail = 'Lock Info:\n  ID:        0a-1b\n  Who:       ann@ci-7';
  expect(explained('Error acquiring the state lock', detail).diagnostic.help).toContain('force-unlock 0a-1b');
});

test('anything else is said in the words of Terraform, at the element', () => {
  const { diagnostic, environmental } = explained(
    'creating SQS Queue (x):\n  a strange thing',
    'It happened.',
    'aws_sqs_queue.billing',
  );
  expect(diagnostic).toMatchObject({
    rule: 'terraform',
    message: 'creating SQS Queue (x): a strange thing',
    help: 'It happened',
    path: ['queues', 'billing'],
    on: 'key',
  });
  expect(environmental).toBe(false);
});

test('the element is found by the context too', () => {
  const snippet = { context: 'resource.aws_sqs_queue.billing' };
  const reported = { severity: 'error', summary: 'no', detail: '', snippet } as const;
  const { diagnostic } = explain(reported, (of) => [of], SURROUNDINGS);
  expect(diagnostic.path).toEqual(['aws_sqs_queue.billing']);
});

test('text of a command without events', () => {
  const text = `╷
│ Warning: Unable to open CLI configuration file
│
│ There is none.
╵

Error: Failed to query

  on two
  lines
`;
  expect(parseTextErrors(text)).toEqual([
    { severity: 'warning', summary: 'Unable to open CLI configuration file', detail: 'There is none.' },
    { severity: 'error', summary: 'Failed to query', detail: 'on two\n  lines' },
  ]);
});
