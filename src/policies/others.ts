import { RECEIVE } from '#base/aws/actions';
import { admittedToReceive, admittedToSend } from '#model/admitted';
import { callingService } from '#model/kinds/publishers/services';
import type { AdmittedService, Others } from '#model/others';
import type { OwnedQueue } from '#model/topology';
import { oneOrList, oneOrMore, type Condition, type OneOrMore, type Statement } from './statement';
import type { PolicyWriter } from './writer';

/** To send, and to find the queue by its name: its attributes hold its policy, which is nobody else's business. */
const SEND = ['sqs:GetQueueUrl', 'sqs:SendMessage'];

export function accountRoots({ topology }: PolicyWriter, accounts: readonly string[]): string[] {
  return accounts.map((id) => `arn:${topology.partition}:iam::${id}:root`);
}

/** What somebody may do, and with what. */
interface Admission {
  readonly verb: string;
  readonly Action: OneOrMore;
  readonly Resource: string;
}

/** Accounts, roles and an organization, for what they `verb`. */
export function admitPrincipals(
  { accounts, roles, organization }: Others,
  { verb, Action, Resource }: Admission,
  writer: PolicyWriter,
): Statement[] {
  const allow = (who: string, AWS: OneOrMore, Condition?: Condition): Statement => {
    const statement = {
      Sid: `Allow${who}To${verb}`,
      Effect: 'Allow',
      Principal: { AWS },
      Action,
      Resource,
    } as const;
    return Condition ? { ...statement, Condition } : statement;
  };
  return [
    ...(accounts.length === 0 ? [] : [allow('Accounts', oneOrMore(accountRoots(writer, accounts)))]),
    ...(roles.length === 0 ? [] : [allow('Roles', oneOrMore(roles))]),
    ...(organization === undefined
      ? []
      : [allow('Organization', '*', { StringEquals: { 'aws:PrincipalOrgID': organization } })]),
  ];
}

/** What AWS says of whom a service works for. */
function sourceOf(
  { service, sourceArn, sourceAccount }: AdmittedService,
  { account, text }: PolicyWriter,
): Condition {
  return {
    ...(sourceArn ? { ArnLike: { 'aws:SourceArn': oneOrList(sourceArn.map(text)) } } : {}),
    ...(callingService(service).saysAccount
      ? { StringEquals: { 'aws:SourceAccount': sourceAccount ?? account } }
      : {}),
  };
}

/** Services, each for what it sends for; they know a queue or topic by its ARN. */
export function admitServices(
  services: readonly AdmittedService[],
  { verb, Action, Resource }: Admission,
  writer: PolicyWriter,
): Statement[] {
  return services.map((one, index) => ({
    Sid: `AllowService${index + 1}To${verb}`,
    Effect: 'Allow',
    Principal: { Service: one.service },
    Action,
    Resource,
    Condition: sourceOf(one, writer),
  }));
}

/** What lets in whom the file names for a queue and does not describe. */
export function admitOthers(queue: OwnedQueue, self: string, writer: PolicyWriter): Statement[] {
  const senders = admittedToSend(writer.topology, queue);
  const receivers = admittedToReceive(writer.topology, queue);
  return [
    ...admitPrincipals(senders, { verb: 'Send', Action: SEND, Resource: self }, writer),
    ...admitServices(senders.services, { verb: 'Send', Action: 'sqs:SendMessage', Resource: self }, writer),
    ...admitPrincipals(receivers, { verb: 'Receive', Action: RECEIVE, Resource: self }, writer),
  ];
}
