import type { IncomingHttpHeaders } from 'node:http';

/** Services that programs of a topology often call too, by what their signatures are for. */
const NAMES: Readonly<Record<string, string>> = {
  cloudformation: 'CloudFormation',
  dynamodb: 'DynamoDB',
  events: 'EventBridge',
  iam: 'IAM',
  kms: 'KMS',
  lambda: 'Lambda',
  logs: 'CloudWatch Logs',
  monitoring: 'CloudWatch',
  s3: 'S3',
  secretsmanager: 'Secrets Manager',
  ssm: 'Systems Manager',
  states: 'Step Functions',
  sts: 'STS',
};

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
const SCOPE = /Credential=[^/,]+\/\d{8}\/[\w-]+\/([\w-]+)\/aws4_request/;

/** Such as `GraniteServiceVersion20100801.DescribeAlarms`, or the same words in a path. */
const TARGET = /^\w+\.(\w+)$/;
const RPC_PATH = /^\/service\/\w+\/operation\/(\w+)$/;

export interface Foreign {
  readonly service: string;
  /** Empty where only the method and the path say what is asked for. */
  readonly action: string;
}

/** The service that a request is signed for, if that is neither SNS nor SQS. */
export function foreignOf(path: string, headers: IncomingHttpHeaders, query: string): Foreign | undefined {
  const { authorization = '', 'x-amz-target': target } = headers;
  const [, scope] = SCOPE.exec(authorization) ?? [];
  if (scope === undefined || scope === 'sqs' || scope === 'sns') return undefined;
  const [, byTarget] = typeof target === 'string' ? (TARGET.exec(target) ?? []) : [];
  const [, byPath = query] = RPC_PATH.exec(path) ?? [];
  return { service: NAMES[scope] ?? scope, action: byTarget ?? byPath };
}

export function foreignMessage({ service, action }: Foreign): string {
  const what = action === '' ? `a call of ${service}` : `${action}, a call of ${service}`;
  return (
    `This is ${what}, and msgtopo dev serves SNS and SQS only. To send the others elsewhere, set AWS_ENDPOINT_URL_SNS ` +
    'and AWS_ENDPOINT_URL_SQS in place of AWS_ENDPOINT_URL'
  );
}
