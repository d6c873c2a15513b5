import type { RecordedCall } from './emulator';
import type { Call } from './iam';

/*
 * What AWS asks IAM before it does what was called, as the service authorization reference has it:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */

const ACCOUNT = '123456789012';

/** Services whose actions have another prefix than the signature. */
const PREFIXES: Readonly<Record<string, string>> = { monitoring: 'cloudwatch' };

/** Operations that another action stands for. */
const ACTIONS: Readonly<Record<string, string>> = {
  's3:DeleteBucketEncryption': 's3:PutEncryptionConfiguration',
  's3:DeleteBucketLifecycle': 's3:PutLifecycleConfiguration',
  's3:DeleteBucketOwnershipControls': 's3:PutBucketOwnershipControls',
  's3:DeleteBucketTagging': 's3:PutBucketTagging',
  's3:DeletePublicAccessBlock': 's3:PutBucketPublicAccessBlock',
  's3:GetBucketAccelerateConfiguration': 's3:GetAccelerateConfiguration',
  's3:GetBucketCors': 's3:GetBucketCORS',
  's3:GetBucketEncryption': 's3:GetEncryptionConfiguration',
  's3:GetBucketLifecycle': 's3:GetLifecycleConfiguration',
  's3:GetBucketReplication': 's3:GetReplicationConfiguration',
  's3:GetObjectLockConfiguration': 's3:GetBucketObjectLockConfiguration',
  's3:GetPublicAccessBlock': 's3:GetBucketPublicAccessBlock',
  's3:HeadBucket': 's3:ListBucket',
  's3:HeadObject': 's3:GetObject',
  's3:ListObjects': 's3:ListBucket',
  's3:ListObjectsV2': 's3:ListBucket',
  's3:PutBucketEncryption': 's3:PutEncryptionConfiguration',
  's3:PutBucketLifecycle': 's3:PutLifecycleConfiguration',
  's3:PutPublicAccessBlock': 's3:PutBucketPublicAccessBlock',
};

/** API Gateway and Budgets have actions for sorts of operations. */
const VERBS: Readonly<Record<string, readonly (readonly [RegExp, string])[]>> = {
  apigateway: [
    [/^(Create|Import)/, 'POST'],
    [/^(Put|Tag)/, 'PUT'],
    [/^Update/, 'PATCH'],
    [/^(Delete|Untag)/, 'DELETE'],
    [/^Get/, 'GET'],
  ],
  budgets: [
    [/^Describe/, 'ViewBudget'],
    [/^(Create|Delete|Update)/, 'ModifyBudget'],
  ],
};

function actionOf({ service, operation }: RecordedCall): string {
  const prefix = PREFIXES[service] ?? service;
  const verb = VERBS[service]?.find(([pattern]) => pattern.test(operation))?.[1];
  return ACTIONS[`${service}:${operation}`] ?? `${prefix}:${verb ?? operation}`;
}

type Names = RecordedCall['parameters'];

/** The end of an ARN, or the name itself. */
const last = (text = '') => text.split(/[:/]/).at(-1)!;

/** What ids of parts of a network start with. */
const SORTS_BY_ID: Readonly<Record<string, string>> = {
  vpc: 'vpc',
  subnet: 'subnet',
  rtb: 'route-table',
  igw: 'internet-gateway',
  sg: 'security-group',
  sgr: 'security-group-rule',
  vpce: 'vpc-endpoint',
  fl: 'vpc-flow-log',
};

/** The part of a network that AWS asks about first. */
function sortOfNetwork(operation: string): string {
  const sorts: readonly (readonly [RegExp, string])[] = [
    [/SecurityGroup/, 'security-group'],
    [/NetworkInterface/, 'network-interface'],
    [/FlowLog/, 'vpc-flow-log'],
    [/Endpoint/, 'vpc-endpoint'],
    [/InternetGateway/, 'internet-gateway'],
    [/Route/, 'route-table'],
    [/Subnet/, 'subnet'],
  ];
  return sorts.find(([pattern]) => pattern.test(operation))?.[1] ?? 'vpc';
}

/** The part of the ARN behind the account, by service; `undefined` if a call names no resource. */
const RESOURCES: Readonly<Record<string, (names: Names, call: RecordedCall) => string | undefined>> = {
  'application-autoscaling': (_, { operation }) =>
    operation.startsWith('Describe') ? undefined : 'scalable-target/0123',
  budgets: ({ BudgetName, ResourceARN }) => `budget/${BudgetName ?? last(ResourceARN)}`,
  cloudtrail: ({ TrailName, Name, ResourceIdList, ResourceId }, { operation }) =>
    operation === 'DescribeTrails'
      ? undefined
      : `trail/${last(TrailName ?? Name ?? ResourceIdList ?? ResourceId)}`,
  dynamodb: ({ TableName, ResourceArn }) => `table/${last(TableName ?? ResourceArn)}`,
  ec2: ({ ResourceId, ...names }, { operation }) => {
    if (/^Describe(?!VpcAttribute)/.test(operation)) return undefined;
    const id = ResourceId ?? names['ResourceId.1'];
    const prefix = id?.split('-')[0];
    const sort = prefix === undefined ? sortOfNetwork(operation) : SORTS_BY_ID[prefix];
    return `${sort!}/${id ?? '0123'}`;
  },
  ecs: ({ clusterName, cluster, clusters, serviceName, service, services, resourceArn }, { operation }) => {
    if (operation.endsWith('TaskDefinition')) return undefined;
    if (resourceArn !== undefined) return resourceArn.split(':').slice(5).join(':');
    const one = serviceName ?? service ?? services;
    const within = last(cluster ?? clusters ?? clusterName);
    return one === undefined ? `cluster/${within}` : `service/${within}/${last(one)}`;
  },
  events: ({ Name, Rule, ResourceARN }) => `rule/${last(Rule ?? Name ?? ResourceARN)}`,
  iam: ({ RoleName }) => `role/${RoleName!}`,
  iot: ({ ruleName, resourceArn }, { operation }) =>
    operation === 'ListTopicRules' ? undefined : `rule/${last(ruleName ?? resourceArn)}`,
  kms: ({ KeyId, AliasName }, { operation }) =>
    /^(CreateKey|ListAliases)$/.test(operation) ? undefined : (AliasName ?? `key/${last(KeyId)}`),
  lambda: ({ FunctionName, UUID, ARN, Resource }, { operation }) => {
    if (operation === 'CreateEventSourceMapping') return undefined;
    if (UUID !== undefined) return `event-source-mapping:${UUID}`;
    const arn = ARN ?? Resource;
    return arn === undefined ? `function:${last(FunctionName)}` : arn.split(':').slice(5).join(':');
  },
  logs: ({ logGroupName, resourceArn }, { operation }) => {
    if (operation === 'DescribeLogGroups') return undefined;
    return logGroupName === undefined
      ? resourceArn!.split(':').slice(5).join(':')
      : `log-group:${logGroupName}:*`;
  },
  monitoring: ({ AlarmName, DashboardName, ResourceARN, ...names }) => {
    const dashboard = DashboardName ?? names['DashboardNames.member.1'];
    if (dashboard !== undefined) return `dashboard/${dashboard}`;
    return `alarm:${AlarmName ?? names['AlarmNames.member.1'] ?? ResourceARN!.split(':').at(-1)!}`;
  },
  pipes: ({ Name, resourceArn }) => `pipe/${last(Name ?? resourceArn)}`,
  scheduler: ({ Name }) => `schedule/default/${Name!}`,
  sns: ({ TopicArn, ResourceArn, Name }) => {
    const topic = TopicArn ?? ResourceArn ?? Name;
    return topic === undefined ? undefined : last(topic);
  },
  sqs: ({ QueueName, QueueUrl }) => last(QueueName ?? QueueUrl),
  states: ({ stateMachineArn, name, resourceArn }, { operation }) => {
    const machine = stateMachineArn ?? resourceArn ?? name;
    return operation.startsWith('Validate') ? undefined : `stateMachine:${last(machine)}`;
  },
};

/** Services whose ARNs have no region. */
const GLOBAL = ['budgets', 'iam'];

function resourceOf(call: RecordedCall): string {
  const { service, region, parameters, path } = call;
  if (service === 's3') return `arn:aws:s3:::${decodeURIComponent(path.slice(1)).replace(/\/$/, '')}`;
  if (service === 'apigateway') return `arn:aws:apigateway:${region}::${path}`;
  const resource = RESOURCES[service]?.(parameters, call);
  if (resource === undefined) return '*';
  const isGlobal = GLOBAL.includes(service) || resource.startsWith('dashboard/');
  return `arn:aws:${PREFIXES[service] ?? service}:${isGlobal ? '' : region}:${ACCOUNT}:${resource}`;
}

/** Who takes on a role that is passed to a service, where that is not the service itself. */
const TAKERS: Readonly<Record<string, string>> = { ec2: 'vpc-flow-logs', ecs: 'ecs-tasks' };

/** A role whose ARN stands in a call is given away by it. */
function passedRoles({ service, values }: RecordedCall): Call[] {
  if (service === 'iam') return [];
  const roles = values.filter((value) => /^arn:aws:iam::\d{12}:role\/\S+$/.test(value));
  const context = { 'iam:PassedToService': `${TAKERS[service] ?? service}.amazonaws.com` };
  return roles.map((resource) => ({ action: 'iam:PassRole', resource, context }));
}

/** Every question to IAM that a call leads to. */
export function authorizationsOf(call: RecordedCall, functionArn: string): Call[] {
  if (call.service === 'sts') return [];
  const context = {
    'aws:RequestedRegion': call.region,
    'application-autoscaling:service-namespace': 'ecs',
    'lambda:FunctionArn': functionArn,
    // A test of the network's tags shows that every part of one has such a name.
    'aws:ResourceTag/Name': 'shop-default-routes',
  };
  return [{ action: actionOf(call), resource: resourceOf(call), context }, ...passedRoles(call)];
}
