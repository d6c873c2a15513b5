/** The service of an action: `textract` of `textract:AnalyzeDocument`. */
export function serviceOfAction(action: string): string {
  return action.slice(0, action.indexOf(':'));
}

/**
 * Actions that workers often need and that AWS knows no resource for, so that they are granted on `*`. A test holds them
 * against the service authorization reference.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const WITHOUT_RESOURCE: readonly string[] = [
  'cloudwatch:GetMetricData',
  'cloudwatch:GetMetricStatistics',
  'cloudwatch:ListMetrics',
  'cloudwatch:PutMetricData',
  'comprehend:BatchDetectSentiment',
  'comprehend:DetectDominantLanguage',
  'comprehend:DetectKeyPhrases',
  'comprehend:DetectSentiment',
  'ec2:DescribeInstances',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeRegions',
  'ec2:DescribeSecurityGroups',
  'ec2:DescribeSubnets',
  'ec2:DescribeVpcs',
  'ecr:GetAuthorizationToken',
  'organizations:DescribeOrganization',
  'organizations:ListAccounts',
  'rekognition:DetectFaces',
  'rekognition:DetectLabels',
  'rekognition:DetectText',
  's3:ListAllMyBuckets',
  'ses:GetSendQuota',
  'sts:GetCallerIdentity',
  'textract:AnalyzeDocument',
  'textract:DetectDocumentText',
  'textract:GetDocumentAnalysis',
  'textract:GetDocumentTextDetection',
  'textract:StartDocumentAnalysis',
  'textract:StartDocumentTextDetection',
  'xray:GetSamplingRules',
  'xray:GetSamplingTargets',
  'xray:PutTelemetryRecords',
  'xray:PutTraceSegments',
];

/**
 * The VPC endpoints of services that workers call with a grant of their own, by the prefix of their actions.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
 */
export const GRANTED_ENDPOINTS: Readonly<Record<string, string>> = {
  athena: 'athena',
  batch: 'batch',
  bedrock: 'bedrock-runtime',
  cloudwatch: 'monitoring',
  comprehend: 'comprehend',
  events: 'events',
  glue: 'glue',
  kms: 'kms',
  lambda: 'lambda',
  polly: 'polly',
  rekognition: 'rekognition',
  states: 'states',
  sts: 'sts',
  textract: 'textract',
  transcribe: 'transcribe',
  translate: 'translate',
  xray: 'xray',
};

/** Actions that a server of the user's asks about, which is reached by `egress`: no endpoint of AWS is called. */
export const CHECKED_ELSEWHERE: readonly string[] = [
  'elasticache',
  'elasticfilesystem',
  'kafka-cluster',
  'memorydb',
  'rds-db',
];

/** What a program needs that processes the messages of a queue: to receive, to keep while working, and to delete. */
export const RECEIVE: readonly string[] = [
  'sqs:ChangeMessageVisibility',
  'sqs:DeleteMessage',
  'sqs:GetQueueAttributes',
  'sqs:GetQueueUrl',
  'sqs:ReceiveMessage',
];
