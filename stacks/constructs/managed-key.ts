import { TABLE_KEY_ACTIONS } from '#base/aws/table-keys';
import { formatArn } from '#base/aws/arns';
import { mailServices } from '#model/managed-key';
import { lambdas, ownedQueues, ownedTopics, stackName, type OwnedQueue } from '#model/topology';
import type { Encryption } from '#model/element';
import { nameResource, SHARED } from '../address';
import { Construct, KmsAlias, KmsKey } from '../cdktf';
import { composedArn, type StackContext } from '../context';
import { oneOrMore, policyJson, type Statement } from '../policy';
import { publishersOf, serviceOf } from '../publishers/admission';
import { managedKeyAlias } from '../references';
import { literal, tagSettings, reference } from '../text';
import { keyAdministration } from './key-policy';

const DELETION_WINDOW_DAYS = 30;

/** To encrypt and to decrypt messages: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html */
const USE_KEY = ['kms:Decrypt', 'kms:GenerateDataKey'];

function isManaged({ kind }: Encryption): boolean {
  return kind === 'managed-key';
}

/** One key for all messages of the topology, rotated every year. */
export class ManagedKey extends Construct {
  constructor(scope: Construct, context: StackContext) {
    super(scope, 'managed-key');
    const { topology } = context;
    const key = new KmsKey(this, 'key', {
      description: literal(`Messages of ${stackName(topology)}`),
      enableKeyRotation: true,
      deletionWindowInDays: DELETION_WINDOW_DAYS,
      policy: policyJson(keyPolicy(context)),
      ...tagSettings(topology.tags),
    });
    nameResource(key, SHARED.managedKey);
    const alias = new KmsAlias(this, 'alias', {
      name: literal(managedKeyAlias(context)),
      targetKeyId: reference(`aws_kms_key.${SHARED.managedKey}`, 'key_id'),
    });
    nameResource(alias, SHARED.managedKey);
  }
}

/** In the policy of a key, `*` is the key itself. */
function allow(statement: Omit<Statement, 'Effect' | 'Resource'>): Statement {
  return { Effect: 'Allow', Resource: '*', ...statement };
}

function keyPolicy(context: StackContext): Statement[] {
  const { topology, account } = context;
  const { partition } = topology;
  const root = (id: string) => `arn:${partition}:iam::${id}:root`;
  return [
    keyAdministration(context),
    ...allowDelivery(context),
    ...allowPublishers(context, root),
    ...allowTables(context, root(account)),
    ...allowFunctions(context, root(account)),
    ...allowLogs(context),
  ];
}

function topicsInto(queues: readonly OwnedQueue[]) {
  return queues.filter(({ encryption }) => isManaged(encryption)).flatMap(({ deliveredBy }) => deliveredBy);
}

/** Exactly the topics that deliver to a queue with this key. */
function allowDelivery(context: StackContext): Statement[] {
  const topics = topicsInto(ownedQueues(context.topology));
  if (topics.length === 0) return [];
  return [
    allow({
      Sid: 'AllowTopics',
      Principal: { Service: 'sns.amazonaws.com' },
      Action: USE_KEY,
      Condition: {
        ArnEquals: { 'aws:SourceArn': oneOrMore(topics.map(({ arn }) => composedArn(context, arn))) },
      },
    }),
  ];
}

/** Services and other accounts that publish to a topic with this key. Roles of this account go by `AllowAccount`. */
function allowPublishers({ topology, account }: StackContext, root: (id: string) => string): Statement[] {
  const topics = ownedTopics(topology).filter(({ encryption }) => isManaged(encryption));
  const outside = topics.flatMap((topic) => publishersOf(topology, topic));
  const services = [
    ...mailServices(topology),
    ...topics.flatMap(({ publishers }) => publishers.services),
    ...outside.flatMap((publisher) => serviceOf(publisher) ?? []),
  ];
  const roles = outside.flatMap((publisher) =>
    publisher.kind === 'role' ? [formatArn(publisher.role, '')] : [],
  );
  const accounts = topics.flatMap(({ publishers }) => publishers.accounts);
  const statements: Statement[] = [];
  if (services.length > 0) {
    statements.push(
      allow({
        Sid: 'AllowServices',
        Principal: { Service: oneOrMore(services) },
        Action: USE_KEY,
        Condition: { StringEquals: { 'aws:SourceAccount': account } },
      }),
    );
  }
  if (roles.length > 0) {
    statements.push(
      allow({
        Sid: 'AllowRoles',
        Principal: { AWS: oneOrMore(roles) },
        Action: USE_KEY,
        Condition: { StringEquals: { 'kms:ViaService': `sns.${topology.region}.amazonaws.com` } },
      }),
    );
  }
  if (accounts.length > 0) {
    statements.push(
      allow({
        Sid: 'AllowAccounts',
        Principal: { AWS: oneOrMore(accounts.map(root)) },
        Action: USE_KEY,
        Condition: { StringEquals: { 'kms:ViaService': `sns.${topology.region}.amazonaws.com` } },
      }),
    );
  }
  return statements;
}

/** DynamoDB works on behalf of whoever makes and uses a table. */
function allowTables({ topology }: StackContext, principal: string): Statement[] {
  const tables = [...topology.stores.values()].filter(({ kind }) => kind === 'dynamodb');
  if (!tables.some(({ encryption }) => isManaged(encryption))) return [];
  return [
    allow({
      Sid: 'AllowTables',
      Principal: { AWS: principal },
      Action: TABLE_KEY_ACTIONS,
      Condition: { StringEquals: { 'kms:ViaService': `dynamodb.${topology.region}.amazonaws.com` } },
    }),
  ];
}

/** Lambda lets a function use the key by a grant, which whoever makes the function must be able to make: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html */
function allowFunctions({ topology }: StackContext, principal: string): Statement[] {
  if (!lambdas(topology).some(({ encryption }) => isManaged(encryption))) return [];
  return [
    allow({
      Sid: 'AllowFunctions',
      Principal: { AWS: principal },
      Action: ['kms:CreateGrant', 'kms:Decrypt', 'kms:Encrypt'],
      Condition: { StringEquals: { 'kms:ViaService': `lambda.${topology.region}.amazonaws.com` } },
    }),
  ];
}

/** CloudWatch Logs, for log groups of this account alone: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html */
function allowLogs(context: StackContext): Statement[] {
  const { partition, region, logs } = context.topology;
  if (!isManaged(logs.encryption)) return [];
  const groups = { partition, service: 'logs', region, account: undefined, resource: 'log-group:*' };
  return [
    allow({
      Sid: 'AllowLogs',
      Principal: { Service: `logs.${region}.amazonaws.com` },
      Action: [
        'kms:Decrypt',
        'kms:DescribeKey',
        'kms:Encrypt',
        'kms:GenerateDataKey',
        'kms:GenerateDataKeyWithoutPlaintext',
        'kms:ReEncryptFrom',
        'kms:ReEncryptTo',
      ],
      Condition: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': composedArn(context, groups) } },
    }),
  ];
}
