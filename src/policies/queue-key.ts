import { formatArn } from '#base/aws/arns';
import { publisherFacts } from '#model/kinds/publishers/index';
import { callingService } from '#model/kinds/publishers/services';
import { isManagedKey } from '#model/element';
import { ownedQueues, type OwnedQueue } from '#model/topology';
import { failingInto, publishersOf, serviceOf } from './admission';
import { oneOrMore, type Statement } from './statement';
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
}

function services(uses: readonly Use[], writer: PolicyWriter): Statement[] {
  const isSilent = ({ service }: Use) => callingService(service).key === 'encryption-context';
  const silent = uses.filter(isSilent);
  const telling = uses.filter((use) => !isSilent(use));
  const principal = (all: readonly Use[]) => ({ Service: oneOrMore(all.map(({ service }) => service)) });
  return [
    ...(telling.length === 0
      ? []
      : [
          allow({
            Sid: 'AllowServicesToSend',
            Principal: principal(telling),
            Condition: { StringEquals: { 'aws:SourceAccount': writer.account } },
          }),
        ]),
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
  const roles = sending.flatMap(({ publisher }) =>
    publisher.kind === 'role' ? [formatArn(publisher.role, '')] : [],
  );
  return [
    ...services([...uses, ...failing], writer),
    ...(roles.length === 0
      ? []
      : [
          allow({
            Sid: 'AllowRolesToSend',
            Principal: { AWS: oneOrMore(roles) },
            Condition: { StringEquals: { 'kms:ViaService': `sqs.${topology.region}.amazonaws.com` } },
          }),
        ]),
  ];
}
