import { byCodeUnit, byteLength } from '#base/util/text';

export type OneOrMore = string | readonly string[];

export interface Statement {
  readonly Sid: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: '*' | Readonly<Record<string, OneOrMore>>;
  readonly Action: OneOrMore;
  readonly Resource?: OneOrMore;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, OneOrMore>>>>;
}

export type Condition = NonNullable<Statement['Condition']>;

/** A policy as AWS takes it. */
export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly Statement[];
}

/** One value alone, several as a list. */
export function oneOrList(values: readonly string[]): OneOrMore {
  return values.length === 1 ? values[0]! : values;
}

/** One value alone, several as a list in order: what AWS gives back, so that plans stay empty. */
export function oneOrMore(values: Iterable<string>): OneOrMore {
  return oneOrList([...new Set(values)].sort(byCodeUnit));
}

/** Statements stand in order of their ids, so that output is stable. */
export function policyDocument(statements: readonly Statement[]): PolicyDocument {
  const Statement = [...statements].sort((a, b) => byCodeUnit(a.Sid, b.Sid));
  return { Version: '2012-10-17', Statement };
}

/** The document as JSON text. */
export function policyJson(statements: readonly Statement[]): string {
  return JSON.stringify(policyDocument(statements));
}

/** Bytes of a policy, as AWS counts them. */
export function policySize(statements: readonly Statement[]): number {
  return byteLength(policyJson(statements));
}

type Access = Pick<Statement, 'Sid' | 'Action' | 'Condition'>;

/** What an identity may do; nothing where there is nothing to do it on. */
export function allow(access: Access, resources: readonly string[]): Statement[] {
  if (resources.length === 0) return [];
  const { Sid, Action, Condition } = access;
  const statement: Statement = { Sid, Effect: 'Allow', Action, Resource: oneOrMore(resources) };
  return [Condition ? { ...statement, Condition } : statement];
}

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
