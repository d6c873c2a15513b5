import type { Arn } from '#base/aws/arns';
import { child, type Path } from '#base/diagnostics/path';
import type { Others } from './others';

/** Whom SNS or SQS, and KMS behind them, see when somebody gives them a message or takes one. */
export type Principal =
  /** The role that the topology makes for `of`: its own policy says what it may do. A service may take it on. */
  | { readonly kind: 'own-role'; readonly of: string; readonly service?: string | undefined }
  | { readonly kind: 'service'; readonly service: string }
  /** A role that exists, or an IAM user. */
  | { readonly kind: 'named-role'; readonly arn: string }
  | { readonly kind: 'account'; readonly account: string }
  | { readonly kind: 'organization'; readonly id: string };

/** Somebody whom the file lets in and does not describe. */
export interface Outsider {
  readonly name: string;
  readonly path: Path;
  readonly as: Principal;
}

/** What an ARN of IAM names: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html */
export function identityWord({ resource }: Arn): 'role' | 'user' {
  return resource.startsWith('user/') ? 'user' : 'role';
}

/** In words for a message. */
export function principalWords(principal: Principal): string {
  switch (principal.kind) {
    case 'own-role':
      return `the role of \`${principal.of}\``;
    case 'service':
      return `\`${principal.service}\``;
    case 'named-role':
      return `\`${principal.arn}\``;
    case 'account':
      return `account ${principal.account}`;
    case 'organization':
      return `organization ${principal.id}`;
  }
}

/** Accounts, roles and an organization, without services. */
export function outsidersOf({ accounts, roles, organization }: Others, at: Path): Outsider[] {
  const principals: readonly (readonly [string, Principal])[] = [
    ...accounts.map((account) => ['accounts', { kind: 'account', account }] as const),
    ...roles.map((arn) => ['roles', { kind: 'named-role', arn }] as const),
    ...(organization === undefined
      ? []
      : [['organization', { kind: 'organization', id: organization }] as const]),
  ];
  return principals.map(([key, as]) => ({ name: principalWords(as), path: child(at, key), as }));
}

/** Of these, each once. */
export function principalsOf(some: readonly { readonly as: Principal }[]): Principal[] {
  return [...new Map(some.map(({ as }) => [JSON.stringify(as), as])).values()];
}
