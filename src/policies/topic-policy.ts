import { publishersOf } from '#model/outlets';
import { rolesPublishing } from '#model/admitted';
import { callingService } from '#model/kinds/publishers/services';
import { NOBODY, type AdmittedService } from '#model/others';
import type { OwnedTopic } from '#model/topology';
import { admission } from './admission';
import { admitPrincipals, admitServices } from './others';
import { denyInsecureTransport, oneOrMore, type Statement } from './statement';
import { admitSubscribers } from './subscribers';
import { composedArn, type PolicyWriter } from './writer';

/** What a topic policy can speak of: https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-language-api-permissions-reference.html */
const TOPIC_ACTIONS = [
  'sns:AddPermission',
  'sns:DeleteTopic',
  'sns:GetTopicAttributes',
  'sns:ListSubscriptionsByTopic',
  'sns:Publish',
  'sns:RemovePermission',
  'sns:SetTopicAttributes',
  'sns:Subscribe',
];

function allowServices(
  services: readonly string[],
  topicArn: string,
  { account }: PolicyWriter,
): Statement[] {
  const publish = (
    Sid: string,
    admitted: readonly string[],
    more: Pick<Statement, 'Condition'>,
  ): Statement[] =>
    admitted.length === 0
      ? []
      : [
          {
            Sid,
            Effect: 'Allow',
            Principal: { Service: oneOrMore(admitted) },
            Action: 'sns:Publish',
            Resource: topicArn,
            ...more,
          },
        ];
  const ofAccount = services.filter((service) => callingService(service).saysAccount);
  const others = services.filter((service) => !callingService(service).saysAccount);
  return [
    ...publish('AllowServices', ofAccount, { Condition: { StringEquals: { 'aws:SourceAccount': account } } }),
    ...publish('AllowServicesWithoutSource', others, {}),
  ];
}

/** Those that are let in for nothing in particular share a statement. */
function isForOneSource({ sourceArn, sourceAccount }: AdmittedService): boolean {
  return sourceArn !== undefined || sourceAccount !== undefined;
}

/** Publishers of other accounts and AWS services by name; roles of this account need `sns:Publish` of their own. */
export function topicPolicy(topic: OwnedTopic, writer: PolicyWriter): Statement[] {
  const self = composedArn(writer, topic.arn);
  const { accounts, organization, services } = topic.publishers;
  const plain = services.filter((one) => !isForOneSource(one)).map(({ service }) => service);
  const publish = { verb: 'Publish', Action: 'sns:Publish', Resource: self };
  const statements = [
    denyInsecureTransport(TOPIC_ACTIONS, self),
    ...publishersOf(writer.topology, topic).flatMap((publisher) =>
      admission(publisher, { outlet: topic, self }, writer),
    ),
  ];
  const roles = rolesPublishing(writer.topology, topic);
  if (roles.length > 0) {
    statements.push({
      Sid: 'AllowConsumers',
      Effect: 'Allow',
      Principal: { AWS: oneOrMore(roles) },
      Action: 'sns:Publish',
      Resource: self,
    });
  }
  if (accounts.length > 0) {
    statements.push({
      Sid: 'AllowAccounts',
      Effect: 'Allow',
      Principal: { AWS: oneOrMore(accounts.map((id) => `arn:${topic.arn.partition}:iam::${id}:root`)) },
      Action: 'sns:Publish',
      Resource: self,
      Condition: { StringEquals: { 'aws:PrincipalAccount': oneOrMore(accounts) } },
    });
  }
  return [
    ...statements,
    ...admitPrincipals({ ...NOBODY, organization }, publish, writer),
    ...allowServices(plain, self, writer),
    ...admitServices(services.filter(isForOneSource), publish, writer),
    ...admitSubscribers(topic, self, writer),
  ];
}

/** Of a topic that is made for an e-mail address: at most one AWS service may write to it. */
export function mailPolicy(topicArn: string, services: readonly string[], writer: PolicyWriter): Statement[] {
  return [denyInsecureTransport(TOPIC_ACTIONS, topicArn), ...allowServices(services, topicArn, writer)];
}
