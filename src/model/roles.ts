import type { ConsumerBase } from './consumer';
import type { Topology } from './topology';

/** What an organization asks of each role that is made. */
export interface RoleRules {
  /** The ARN of a policy that no role of the topology can go beyond. */
  readonly permissionsBoundary: string | undefined;
  readonly path: string | undefined;
  /** Before the names that Terraform completes. */
  readonly namePrefix: string | undefined;
}

/** Those of a consumer over those of the topology; without a consumer, those of the topology. */
export function roleRulesOf({ roles }: Topology, consumer?: Pick<ConsumerBase, 'roles'>): RoleRules {
  const own = consumer?.roles;
  return {
    permissionsBoundary: own?.permissionsBoundary ?? roles.permissionsBoundary,
    path: own?.path ?? roles.path,
    namePrefix: own?.namePrefix ?? roles.namePrefix,
  };
}
