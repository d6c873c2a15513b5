import { byCodeUnit } from '#base/util/text';

type OneOrMore = string | readonly string[];

export interface Statement {
  readonly Sid: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: '*' | Readonly<Record<string, OneOrMore>>;
  readonly Action: OneOrMore;
  readonly Resource?: OneOrMore;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, OneOrMore>>>>;
}

/** One value alone, several as a list in order: what AWS gives back, so that plans stay empty. */
export function oneOrMore(values: Iterable<string>): OneOrMore {
  const sorted = [...new Set(values)].sort(byCodeUnit);
  return sorted.length === 1 ? sorted[0]! : sorted;
}

/** The document as JSON text. Statements stand in order of their ids, so that output is stable. */
export function policyJson(statements: readonly Statement[]): string {
  const Statement = [...statements].sort((a, b) => byCodeUnit(a.Sid, b.Sid));
  return JSON.stringify({ Version: '2012-10-17', Statement });
}

/** What a topic policy can speak of: https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-language-api-permissions-reference.html */
export const TOPIC_ACTIONS = [
  'sns:AddPermission',
  'sns:DeleteTopic',
  'sns:GetTopicAttributes',
  'sns:ListSubscriptionsByTopic',
  'sns:Publish',
  'sns:RemovePermission',
  'sns:SetTopicAttributes',
  'sns:Subscribe',
];

/** Refuses requests without TLS, whoever makes them. */
export function denyInsecureTransport(actions: OneOrMore, resource: OneOrMore): Statement {
  return {
    Sid: 'DenyInsecureTransport',
    Effect: 'Deny',
    Principal: '*',
    Action: actions,
    Resource: resource,
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
}

type Condition = NonNullable<Statement['Condition']>;

/** The trust policy of a role that only one AWS service takes on, and only under the condition, if there is one. */
export function assumeRoleJson(service: string, condition?: Condition): string {
  const trust: Statement = {
    Sid: 'AllowService',
    Effect: 'Allow',
    Principal: { Service: service },
    Action: 'sts:AssumeRole',
  };
  return policyJson([condition ? { ...trust, Condition: condition } : trust]);
}

/** The same of one that only another role takes on. */
export function assumedByRoleJson(arn: string): string {
  return policyJson([
    { Sid: 'AllowRole', Effect: 'Allow', Principal: { AWS: arn }, Action: 'sts:AssumeRole' },
  ]);
}
