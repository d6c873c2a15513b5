/** Where a statement stands. */
export type StatementPlace = 'topic' | 'queue' | 'key' | 'bucket' | 'trust' | 'role' | 'endpoint' | 'tracing';

export interface StatementReason {
  /** Its id; `*` stands for what the name of an element or a number adds. */
  readonly sid: string;
  readonly at: readonly StatementPlace[];
  readonly why: string;
}

/** What an element does itself, by its role; where there are VPC endpoints, these let it through as well. */
const ROLE = ['role', 'endpoint'] as const;

/** Why each policy of an element has each of its statements. */
export const STATEMENT_REASONS: readonly StatementReason[] = [
  {
    sid: 'AllowAccounts',
    at: ['topic', 'key'],
    why: 'Accounts that the file lets publish, and their use of the key.',
  },
  { sid: 'AllowAccountsToReceive', at: ['queue'], why: '`receivers`: accounts.' },
  { sid: 'AllowAccountsToSend', at: ['queue'], why: '`senders`: accounts.' },
  { sid: 'AllowAccountsToSubscribe', at: ['topic'], why: 'Accounts that the file lets subscribe.' },
  {
    sid: 'AllowOrganizationToSubscribe',
    at: ['topic'],
    why: 'The organization that the file lets subscribe.',
  },
  { sid: 'AllowOrganizationToSend', at: ['queue'], why: '`senders`: an organization.' },
  { sid: 'AllowOrganizationToReceive', at: ['queue'], why: '`receivers`: an organization.' },
  { sid: 'AllowRolesToReceive', at: ['queue'], why: '`receivers`: roles.' },
  { sid: 'AllowRolesToSend', at: ['queue', 'key'], why: '`senders`: roles, and their use of the key.' },
  {
    sid: 'AllowOrganizationToPublish',
    at: ['topic'],
    why: 'The organization that the file lets publish.',
  },
  { sid: 'AllowOrganizations', at: ['key'], why: 'The use of the key by organizations that publish.' },
  { sid: 'AllowService*ToPublish', at: ['topic'], why: 'Services that publish, each for one source.' },
  { sid: 'AllowServicesFor*', at: ['key'], why: 'Services that publish for another account.' },
  { sid: 'AllowService*ToSend', at: ['queue'], why: '`senders`: AWS services, each for one source.' },
  {
    sid: 'AllowServicesToSend*',
    at: ['key'],
    why: 'Services that send to encrypted queues, for one account.',
  },
  { sid: 'AllowServicesByQueue', at: ['key'], why: 'The same for services that tell KMS only the queue.' },
  { sid: 'AllowServicesByTopic', at: ['key'], why: 'Services that publish and tell KMS only the topic.' },
  { sid: 'AllowServices', at: ['topic', 'key'], why: 'Services that publish, for this account.' },
  {
    sid: 'AllowServicesWithoutSource',
    at: ['topic'],
    why: 'Services that do not say for which account they publish.',
  },
  { sid: 'Allow senders of *', at: ['key'], why: 'The use of the key by `senders`, for one queue.' },
  { sid: 'Allow receivers of *', at: ['key'], why: 'The use of the key by `receivers`, for one queue.' },
  { sid: 'Allow organization as * of *', at: ['key'], why: 'The same for an organization.' },
  {
    sid: 'AllowPublisher*',
    at: ['topic', 'queue'],
    why: 'One publisher: its role, or its service for exactly this source.',
  },
  {
    sid: 'AllowDeadLettersOf*',
    at: ['queue'],
    why: 'A publisher puts what it cannot deliver into this queue.',
  },
  {
    sid: 'AllowTopics',
    at: ['queue'],
    why: 'The topics that the queue is subscribed to, and those that it keeps dead letters for.',
  },
  { sid: 'AllowTopics', at: ['key'], why: 'SNS encrypts for these topics and queues.' },
  { sid: 'AllowTopics', at: ['tracing'], why: 'SNS writes traces of these topics.' },
  { sid: 'AllowRoles', at: ['key'], why: 'Roles that publish to encrypted topics.' },
  { sid: 'AllowConsumers', at: ['key'], why: 'Consumers of another account that process encrypted queues.' },
  {
    sid: 'AllowAccount',
    at: ['key'],
    why: 'The account administers the key, so that it can never be locked out. IAM policies decide who.',
  },
  { sid: 'AllowFunctions', at: ['key'], why: 'Lambda encrypts variables, through Lambda alone.' },
  { sid: 'AllowTables', at: ['key'], why: 'DynamoDB encrypts tables, through DynamoDB alone.' },
  { sid: 'AllowLogs', at: ['key'], why: 'CloudWatch encrypts the log groups.' },
  { sid: 'AllowTrail', at: ['key'], why: 'CloudTrail encrypts its files, for one trail.' },
  { sid: 'AllowTrailToLook', at: ['bucket'], why: 'CloudTrail checks its bucket, for one trail.' },
  { sid: 'AllowTrailToWrite', at: ['bucket'], why: 'CloudTrail writes below its own prefix, for one trail.' },
  { sid: 'DenyInsecureTransport', at: ['topic', 'queue', 'bucket'], why: 'Nobody may come without TLS.' },
  { sid: 'AllowService', at: ['trust'], why: 'The service that runs the element assumes its role.' },
  { sid: 'AllowRole', at: ['trust'], why: 'One job of the pipeline assumes the role.' },
  { sid: 'ConsumeQueues', at: ROLE, why: 'A consumer processes its queues.' },
  { sid: 'PublishToTopics', at: ROLE, why: '`publishes`.' },
  { sid: 'SendToQueues', at: ROLE, why: '`sends`, and `onFailure` of a function.' },
  { sid: 'Use*Keys', at: ROLE, why: 'The keys of what the element uses, each through its service alone.' },
  {
    sid: 'Use*KeysByAlias',
    at: ROLE,
    why: 'The same for keys that the file names by alias: only keys with that alias.',
  },
  { sid: 'ReadObjects', at: ROLE, why: '`stores`: read from a bucket.' },
  { sid: 'WriteObjects', at: ROLE, why: '`stores`: write to a bucket.' },
  { sid: 'ListObjects', at: ROLE, why: '`stores`: list a bucket.' },
  { sid: 'DeleteObjects', at: ROLE, why: '`stores`: delete from a bucket.' },
  { sid: 'ReadItems', at: ROLE, why: '`stores`: read from a table.' },
  { sid: 'WriteItems', at: ROLE, why: '`stores`: write to a table.' },
  { sid: 'DeleteItems', at: ROLE, why: '`stores`: delete from a table.' },
  { sid: 'ScanItems', at: ROLE, why: '`stores`: scan a table.' },
  { sid: 'QueryIndexes', at: ROLE, why: '`stores`: query the indexes of a table.' },
  { sid: 'ReadParameters', at: ROLE, why: '`secrets` from SSM.' },
  { sid: 'ReadSecrets', at: ROLE, why: '`secrets` from Secrets Manager.' },
  { sid: 'Grant*', at: ROLE, why: '`grants`: one entry of the file, which states its own reason.' },
  { sid: 'Mount*', at: ROLE, why: '`volumes`: one file system.' },
  { sid: 'WriteLogs', at: ROLE, why: 'The log group of the element.' },
  { sid: 'WriteAllLogs', at: ['role'], why: 'API Gateway writes logs with one role for the account.' },
  { sid: 'RouteLogs', at: ROLE, why: 'FireLens sends logs to where the file says.' },
  {
    sid: 'DeliverLogs',
    at: ['role'],
    why: 'A state machine sets up its logs; AWS knows no resource for these actions.',
  },
  { sid: 'CreateLogGroups', at: ['role'], why: 'SNS makes the log groups of delivery status.' },
  { sid: 'WriteLogStreams', at: ['role'], why: 'SNS writes delivery status.' },
  {
    sid: 'Trace',
    at: ROLE,
    why: 'X-Ray: to write traces, and for state machines to ask for sampling; AWS knows no resource.',
  },
  {
    sid: 'AttachToNetwork',
    at: ['role'],
    why: 'Lambda attaches a function to the VPC; interfaces have no ARN before they exist.',
  },
  { sid: 'DescribeNetwork', at: ['role'], why: 'The same; AWS knows no resource for these actions.' },
  {
    sid: 'DenyNetworkToCode',
    at: ['role'],
    why: 'The code of the function has the same role, and may not do that.',
  },
  {
    sid: 'ProtectTasks',
    at: ROLE,
    why: 'A Fargate task protects itself while it works. AWS gives tasks their ids, so limited to the cluster.',
  },
  { sid: 'OpenShell', at: ROLE, why: 'ECS Exec: the shell; AWS knows no resource for these actions.' },
  { sid: 'LogShell', at: ROLE, why: 'ECS Exec: the log of the shell.' },
  {
    sid: 'FindLogs',
    at: ROLE,
    why: 'ECS Exec and the flow logs of a VPC look for their log group; AWS knows no resource for this action.',
  },
  { sid: 'PullImages', at: ROLE, why: 'ECS pulls the images of the consumer.' },
  { sid: 'PullLayers', at: ['endpoint'], why: 'Layers of images are in a bucket of AWS.' },
  { sid: 'LogInToRegistry', at: ROLE, why: 'ECS logs in to ECR; AWS knows no resource for this action.' },
  { sid: 'InvokeFunctions', at: ['role'], why: 'A state machine calls these functions.' },
  { sid: 'StartStateMachine', at: ['role'], why: 'A pipe starts its state machine.' },
  { sid: 'PutRecords', at: ['role'], why: 'SNS delivers to a Firehose stream.' },
  {
    sid: 'TakeOnRole',
    at: ['role'],
    why: 'A job of the pipeline assumes the role of its environment and task.',
  },
  { sid: 'FindArtifacts', at: ['role'], why: 'The bucket of the pipeline.' },
  {
    sid: 'UseArtifacts',
    at: ['role'],
    why: 'Jobs that leave an artifact read and write. AWS does not document the keys of artifacts, so no prefix keeps two of these jobs apart.',
  },
  { sid: 'ReadArtifacts', at: ['role'], why: 'Jobs that deploy read artifacts, and cannot change them.' },
  { sid: 'BringArtifacts', at: ['role'], why: 'CodePipeline brings the source.' },
  { sid: 'LookAtBucket', at: ['role'], why: 'CodePipeline asks whether the bucket has versions.' },
  { sid: 'UseKeyBy*', at: ['role'], why: 'The key of the pipeline, through S3 or SNS alone.' },
  { sid: 'UseConnection', at: ['role'], why: 'CodePipeline reads the repository.' },
  { sid: 'RunJobs', at: ['role'], why: 'CodePipeline starts its jobs.' },
];

function matcher({ sid }: StatementReason): RegExp {
  return new RegExp(`^${sid.split('*').join('.*')}$`);
}

/** The row of a statement: one with exactly its id, or else the one whose pattern fits. */
export function reasonFor(sid: string, at: StatementPlace): StatementReason | undefined {
  const rows = STATEMENT_REASONS.filter((row) => row.at.includes(at));
  return rows.find((row) => row.sid === sid) ?? rows.findLast((row) => matcher(row).test(sid));
}
