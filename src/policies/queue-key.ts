import { publishersOf } from '#model/outlets';
import { formatArn, UNDECLARED_ACCOUNT } from '#base/aws/arns';
import { byCodeUnit } from '#base/util/text';
import { admittedToReceive, admittedToSend } from '#model/admitted';
import { namedRole, publisherFacts } from '#model/kinds/publishers/index';
import { callingService } from '#model/kinds/publishers/services';
import { isManagedKey } from '#model/element';
import type { Others } from '#model/others';
import { ownedQueues, type OwnedQueue } from '#model/topology';
import { failingInto, serviceOf } from './admission';
import { accountRoots } from './others';
import { oneOrMore, type OneOrMore, type Statement } from './statement';
import { composedArn, type PolicyWriter } from './writer';

/*
 * Who uses the managed key to send to a queue, without a topic between. Roles of this account go by IAM.
 */

/** To encrypt messages: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html */
const USE_KEY = ['kms:Decrypt', 'kms:GenerateDataKey'];

/** What SQS tells KMS of the queue that a key is used for. */
const QUEUE_CONTEXT = 'kms:EncryptionContext:aws:sqs:arn';

function allow(statement: Pick<Statement, 'Sid' | 'Principal' | 'Condition'>): Statement {
  return { Effect: 'Allow', Resource: '*', Action: USE_KEY, ...statement };
}

interface Use {
  readonly queue: OwnedQueue;
  readonly service: string;
  /** The account that the service works for, if that is another. */
  readonly account?: string | undefined;
}

/** Services that say for which account they work, with a statement for each of these accounts. */
function byAccount(uses: readonly Use[], writer: PolicyWriter): Statement[] {
  const accounts = [...new Set(uses.map(({ account }) => account))].sort((a, b) =>
    byCodeUnit(a ?? '', b ?? ''),
  );
  return accounts.map((account) =>
    allow({
      Sid: `AllowServicesToSend${account === undefined ? '' : `For${account}`}`,
      Principal: {
        Service: oneOrMore(uses.filter((use) => use.account === account).map(({ service }) => service)),
      },
      Condition: { StringEquals: { 'aws:SourceAccount': account ?? writer.account } },
    }),
  );
}

function services(uses: readonly Use[], writer: PolicyWriter): Statement[] {
  const isSilent = ({ service }: Use) => callingService(service).key === 'encryption-context';
  const silent = uses.filter(isSilent);
  const telling = uses.filter((use) => !isSilent(use));
  const principal = (all: readonly Use[]) => ({ Service: oneOrMore(all.map(({ service }) => service)) });
  return [
    ...byAccount(telling, writer),
    ...(silent.length === 0
      ? []
      : [
          allow({
            Sid: 'AllowServicesByQueue',
            Principal: principal(silent),
            Condition: {
              StringEquals: {
                [QUEUE_CONTEXT]: oneOrMore(silent.map(({ queue }) => composedArn(writer, queue.arn))),
              },
            },
          }),
        ]),
  ];
}

export function allowSenders(writer: PolicyWriter): Statement[] {
  const { topology } = writer;
  const queues = ownedQueues(topology).filter(({ encryption }) => isManagedKey(encryption));
  const sending = queues.flatMap((queue) =>
    publishersOf(topology, queue).map((publisher) => ({ queue, publisher })),
  );
  const uses = sending.flatMap(({ queue, publisher }): Use[] => {
    const service = serviceOf(publisher, queue);
    return service === undefined ? [] : [{ queue, service }];
  });
  const failing = queues.flatMap((queue) =>
    failingInto(topology, queue).map((one): Use => ({ queue, service: publisherFacts(one).service! })),
  );
  const others = queues.flatMap((queue) =>
    queue.senders.services.map(({ service, sourceAccount }): Use => ({
      queue,
      service,
      account: sourceAccount,
    })),
  );
  const roles = sending
    .flatMap(({ publisher }) => namedRole(publisher) ?? [])
    .map((role) => formatArn(role, UNDECLARED_ACCOUNT));
  return [
    ...services([...uses, ...failing, ...others], writer),
    ...(roles.length === 0
      ? []
      : [
          allow({
            Sid: 'AllowRolesToSend',
            Principal: { AWS: oneOrMore(roles) },
            Condition: { StringEquals: { 'kms:ViaService': `sqs.${topology.region}.amazonaws.com` } },
          }),
        ]),
    ...queues.flatMap((queue) => allowOthers(queue, writer)),
  ];
}

/** Accounts, roles and an organization that a queue lets in: through SQS, and for this queue alone. */
function allowOthers(queue: OwnedQueue, writer: PolicyWriter): Statement[] {
  const through = {
    'kms:ViaService': `sqs.${writer.topology.region}.amazonaws.com`,
    [QUEUE_CONTEXT]: composedArn(writer, queue.arn),
  };
  // An id may have spaces here, so that no two names become one: https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html
  const sid = (whom: string) => `Allow ${whom} ${queue.name.replaceAll('-', ' ')}`;
  const admit = (word: string, { accounts, roles, organization }: Others, Action: OneOrMore): Statement[] => {
    const named = [...accountRoots(writer, accounts), ...roles];
    const base = { Effect: 'Allow', Action, Resource: '*' } as const;
    return [
      ...(named.length === 0
        ? []
        : [
            {
              ...base,
              Sid: sid(`${word} of`),
              Principal: { AWS: oneOrMore(named) },
              Condition: { StringEquals: through },
            },
          ]),
      ...(organization === undefined
        ? []
        : [
            {
              ...base,
              Sid: sid(`organization as ${word} of`),
              Principal: { AWS: '*' },
              Condition: { StringEquals: { ...through, 'aws:PrincipalOrgID': organization } },
            },
          ]),
    ];
  };
  // A dead letter stays encrypted as it was in this queue.
  const deadLetters = queue.deadLetters?.queue;
  return [
    ...admit('senders', admittedToSend(writer.topology, queue), USE_KEY),
    ...admit('receivers', admittedToReceive(writer.topology, queue), 'kms:Decrypt'),
    ...(deadLetters?.owned
      ? admit('receivers of dead letters', admittedToReceive(writer.topology, deadLetters), 'kms:Decrypt')
      : []),
  ];
}
