import { addressOf } from '#model/address';
import type { Tags } from '#model/element';
import type { RoleRules } from '#model/roles';
import type { Role } from '#policies/role';
import { policyJson } from '#policies/statement';
import { nameResource } from '../address';
import { Construct, IamRole, IamRolePolicy } from '../cdktf';
import { roleArguments, type RoleName } from '../role-arguments';
import { literal, reference, tagSettings } from '../text';

export interface ServiceRoleSettings {
  readonly role: Role;
  readonly name: RoleName;
  /** What all roles have to follow, or those of one element. */
  readonly rules: RoleRules;
  readonly description: string;
  readonly tags: Tags;
}

/** A role that one AWS service takes on, with one policy that exists as soon as there is something to grant. */
export class ServiceRole extends Construct {
  constructor(scope: Construct, settings: ServiceRoleSettings) {
    const { name, rules, description, tags } = settings;
    const { address, trust, statements } = settings.role;
    super(scope, `role-${address}`);
    const role = new IamRole(this, 'role', {
      ...roleArguments(name, rules),
      description: literal(description),
      assumeRolePolicy: policyJson(trust),
      ...tagSettings(tags),
    });
    nameResource(role, address);
    if (statements.length === 0) return;
    const policy = new IamRolePolicy(this, 'policy', {
      name: 'grants',
      role: reference(addressOf(address, 'role'), 'id'),
      policy: policyJson(statements),
    });
    nameResource(policy, address);
  }
}

export function roleArn(address: string): string {
  return reference(addressOf(address, 'role'), 'arn');
}
