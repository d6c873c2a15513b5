import { publishersOf } from '#model/outlets';
import { formatArn, UNDECLARED_ACCOUNT } from '#base/aws/arns';
import { rolesPublishing } from '#model/admitted';
import { byCodeUnit } from '#base/util/text';
import { callingService } from '#model/kinds/publishers/services';
import { TABLE_KEY_ACTIONS } from '#base/aws/table-keys';
import { isManagedKey } from '#model/element';
import { mailServices } from '#model/managed-key';
import { consumerFacts } from '#model/kinds/consumers/index';
import { storeFacts } from '#model/kinds/stores/index';
import { namedRole } from '#model/kinds/publishers/index';
import type { AdmittedService } from '#model/others';
import { ownedQueues, ownedTopics, type OwnedQueue, type OwnedTopic } from '#model/topology';
import { serviceOf } from './admission';
import { consumerPolicies, inPolicyOrder } from './consumers';
import { keyAdministration } from './key-administration';
import { encryptLogs } from './log-encryption';
import { allowSenders } from './queue-key';
import { deliveringAs } from './sns-principals';
import { oneOrMore, type OneOrMore, type Statement } from './statement';
import { composedArn, type PolicyWriter } from './writer';

/** To encrypt and to decrypt messages: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html */
const USE_KEY = ['kms:Decrypt', 'kms:GenerateDataKey'];

/** In the policy of a key, `*` is the key itself. */
function allow(statement: Omit<Statement, 'Effect' | 'Resource'>): Statement {
  return { Effect: 'Allow', Resource: '*', ...statement };
}

/** Who uses the one key of a topology, and for what. */
export function managedKeyPolicy(writer: PolicyWriter): Statement[] {
  const { topology, account } = writer;
  const { partition } = topology;
  const root = (id: string) => `arn:${partition}:iam::${id}:root`;
  return [
    keyAdministration(writer),
    ...allowDelivery(writer),
    ...allowPublishers(writer, root),
    ...allowSenders(writer),
    ...allowTables(writer, root(account)),
    ...allowConsumers(writer, root(account)),
    ...(isManagedKey(topology.logs.encryption) ? [encryptLogs(writer, '*')] : []),
  ];
}

function topicsInto(queues: readonly OwnedQueue[]) {
  return queues
    .filter(({ encryption }) => isManagedKey(encryption))
    .flatMap(({ deliveredBy }) => deliveredBy);
}

/** Exactly the topics that deliver to a queue with this key. */
function allowDelivery(writer: PolicyWriter): Statement[] {
  const topics = topicsInto(ownedQueues(writer.topology));
  if (topics.length === 0) return [];
  return [
    allow({
      Sid: 'AllowTopics',
      Principal: { Service: deliveringAs(topics, writer) },
      Action: USE_KEY,
      Condition: {
        ArnEquals: { 'aws:SourceArn': oneOrMore(topics.map(({ arn }) => composedArn(writer, arn))) },
      },
    }),
  ];
}

/** Services that do not say whom they work for: SNS says for which topic the key is used. */
function allowByTopic(topics: readonly OwnedTopic[], writer: PolicyWriter): Statement[] {
  const isByTopic = (service: string) => callingService(service).key === 'encryption-context';
  const servicesOf = ({ publishers }: OwnedTopic) => publishers.services.map(({ service }) => service);
  const taking = topics.filter((topic) => servicesOf(topic).some(isByTopic));
  if (taking.length === 0) return [];
  const services = taking.flatMap((topic) => servicesOf(topic).filter(isByTopic));
  const arns = taking.map(({ arn }) => composedArn(writer, arn));
  return [
    allow({
      Sid: 'AllowServicesByTopic',
      Principal: { Service: oneOrMore(services) },
      Action: USE_KEY,
      Condition: { StringEquals: { 'kms:EncryptionContext:aws:sns:topicArn': oneOrMore(arns) } },
    }),
  ];
}

/** Lets all of these use the key under one condition; nothing if they are none. */
function use(
  Sid: string,
  principals: { readonly Service: readonly string[] } | { readonly AWS: readonly string[] },
  StringEquals: Readonly<Record<string, OneOrMore>>,
): Statement[] {
  const [[sort, names] = ['AWS', []]] = Object.entries(principals);
  if (names.length === 0) return [];
  return [
    allow({ Sid, Principal: { [sort]: oneOrMore(names) }, Action: USE_KEY, Condition: { StringEquals } }),
  ];
}

/** Services that work for an account which is named, each account with a statement of its own. */
function allowForAccounts(services: readonly AdmittedService[]): Statement[] {
  const telling = services.filter(({ service }) => callingService(service).key === 'source-account');
  const accounts = [...new Set(telling.flatMap(({ sourceAccount }) => sourceAccount ?? []))].sort(byCodeUnit);
  return accounts.flatMap((account) => {
    const Service = telling.flatMap((one) => (one.sourceAccount === account ? [one.service] : []));
    return use(`AllowServicesFor${account}`, { Service }, { 'aws:SourceAccount': account });
  });
}

/** Services and other accounts that publish to a topic with this key. Roles of this account go by `AllowAccount`. */
function allowPublishers(writer: PolicyWriter, root: (id: string) => string): Statement[] {
  const { topology, account } = writer;
  const topics = ownedTopics(topology).filter(({ encryption }) => isManagedKey(encryption));
  const outside = topics.flatMap((topic) =>
    publishersOf(topology, topic).map((publisher) => ({ topic, publisher })),
  );
  const admitted = topics.flatMap(({ publishers }) => publishers.services);
  const services = [
    ...mailServices(topology),
    ...admitted.filter(({ sourceAccount }) => sourceAccount === undefined).map(({ service }) => service),
    ...outside.flatMap(({ publisher, topic }) => serviceOf(publisher, topic) ?? []),
  ];
  const roles = [
    ...outside
      .flatMap(({ publisher }) => namedRole(publisher) ?? [])
      .map((role) => formatArn(role, UNDECLARED_ACCOUNT)),
    ...topics.flatMap((topic) => rolesPublishing(topology, topic)),
  ];
  const accounts = topics.flatMap(({ publishers }) => publishers.accounts);
  const organizations = topics.flatMap(({ publishers }) => publishers.organization ?? []);
  const byAccount = services.filter((service) => callingService(service).key === 'source-account');
  const through = { 'kms:ViaService': `sns.${topology.region}.amazonaws.com` };
  return [
    ...use('AllowServices', { Service: byAccount }, { 'aws:SourceAccount': account }),
    ...allowForAccounts(admitted),
    ...allowByTopic(topics, writer),
    ...use('AllowRoles', { AWS: roles }, through),
    ...use('AllowAccounts', { AWS: accounts.map(root) }, through),
    ...(organizations.length === 0
      ? []
      : use(
          'AllowOrganizations',
          { AWS: ['*'] },
          { 'aws:PrincipalOrgID': oneOrMore(organizations), ...through },
        )),
  ];
}

/** DynamoDB works on behalf of whoever makes and uses a table. */
function allowTables({ topology }: PolicyWriter, principal: string): Statement[] {
  const encrypted = [...topology.stores.values()].filter(({ encryption }) => isManagedKey(encryption));
  if (!encrypted.some((store) => storeFacts(store).keyUser === 'dynamodb')) return [];
  return [
    allow({
      Sid: 'AllowTables',
      Principal: { AWS: principal },
      Action: TABLE_KEY_ACTIONS,
      Condition: { StringEquals: { 'kms:ViaService': `dynamodb.${topology.region}.amazonaws.com` } },
    }),
  ];
}

/** AWS encrypts parts of some consumers on behalf of whoever makes them. */
function allowConsumers({ topology }: PolicyWriter, principal: string): Statement[] {
  const kept = inPolicyOrder(topology).filter((consumer) => {
    const encryption = consumerFacts(consumer).encryption(consumer);
    return encryption && isManagedKey(encryption);
  });
  const uses = new Set(kept.map((consumer) => consumerPolicies(consumer).encrypted));
  return [...uses].flatMap((use) => {
    if (!use) return [];
    const condition = { StringEquals: { 'kms:ViaService': `${use.by}.${topology.region}.amazonaws.com` } };
    return allow({ Sid: use.sid, Principal: { AWS: principal }, Action: use.actions, Condition: condition });
  });
}
