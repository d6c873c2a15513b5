import { parseArn } from '#base/aws/arns';
import type { Principal } from '#model/principal';
import type { Topology } from '#model/topology';

/** Whom the owner of a queue or topic has to let in; nobody where a role of the owner's account uses it. */
export function askedFor(
  principal: Principal,
  owner: string | undefined,
  { account, partition }: Topology,
): string | undefined {
  switch (principal.kind) {
    case 'own-role':
      return account === undefined || account === owner ? undefined : `arn:${partition}:iam::${account}:root`;
    case 'named-role':
      return parseArn(principal.arn)?.account === owner ? undefined : principal.arn;
    case 'service':
      return principal.service;
    case 'account':
    case 'organization':
      return undefined;
  }
}
