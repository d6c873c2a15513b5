import type { OwnedTopic } from '#model/topology';
import { accountRoots } from './others';
import { oneOrMore, type Statement } from './statement';
import type { PolicyWriter } from './writer';

/** What an account subscribes of its own, and not a URL, an e-mail address or a telephone of anybody. */
const PROTOCOLS = ['firehose', 'lambda', 'sqs'];

/**
 * What lets other accounts subscribe: SNS says to its policy what is subscribed. The key of the topic needs no statement
 * for it, because SNS decrypts what it delivers.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-using-identity-based-policies.html
 */
export function admitSubscribers(
  { subscribers: { accounts, organization } }: OwnedTopic,
  self: string,
  writer: PolicyWriter,
): Statement[] {
  const subscribe = { Effect: 'Allow', Action: 'sns:Subscribe', Resource: self } as const;
  const endpoints = accounts.map((id) => `arn:${writer.topology.partition}:*:*:${id}:*`);
  return [
    ...(accounts.length === 0
      ? []
      : [
          {
            ...subscribe,
            Sid: 'AllowAccountsToSubscribe',
            Principal: { AWS: oneOrMore(accountRoots(writer, accounts)) },
            Condition: {
              StringEquals: { 'sns:Protocol': PROTOCOLS },
              StringLike: { 'sns:Endpoint': oneOrMore(endpoints) },
            },
          },
        ]),
    ...(organization === undefined
      ? []
      : [
          {
            ...subscribe,
            Sid: 'AllowOrganizationToSubscribe',
            Principal: { AWS: '*' },
            Condition: {
              StringEquals: { 'aws:PrincipalOrgID': organization, 'sns:Protocol': PROTOCOLS },
            },
          },
        ]),
  ];
}
