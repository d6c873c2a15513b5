import type { Condition, Statement } from './statement';
import type { PolicyWriter } from './writer';

/** A role that is made, with all that it may do. */
export interface Role {
  /** Of role and policy in Terraform. */
  readonly address: string;
  /** Who takes it on. */
  readonly trust: readonly Statement[];
  /** What it may do; without any, it has no policy. */
  readonly statements: readonly Statement[];
}

/** One AWS service takes it on, and only under the condition, if there is one. */
export function trustService(service: string, condition?: Condition): Statement[] {
  const trust: Statement = {
    Sid: 'AllowService',
    Effect: 'Allow',
    Principal: { Service: service },
    Action: 'sts:AssumeRole',
  };
  return [condition ? { ...trust, Condition: condition } : trust];
}

/** Only another role takes it on. */
export function trustRole(arn: string): Statement[] {
  return [{ Sid: 'AllowRole', Effect: 'Allow', Principal: { AWS: arn }, Action: 'sts:AssumeRole' }];
}

/** Only for work of this account: https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html */
export function ofThisAccount({ account }: PolicyWriter): Condition {
  return { StringEquals: { 'aws:SourceAccount': account } };
}
