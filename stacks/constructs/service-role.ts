import { ROLE } from '#base/aws/limits';
import { addressOf } from '#model/address';
import type { Tags } from '#model/element';
import type { Role } from '#policies/role';
import { policyJson } from '#policies/statement';
import { nameResource } from '../address';
import { Construct, IamRole, IamRolePolicy } from '../cdktf';
import { literal, reference, tagSettings } from '../text';

export interface ServiceRoleSettings {
  readonly role: Role;
  /** The name in AWS, or what it starts with. */
  readonly name: { readonly exact: string } | { readonly prefix: string };
  readonly path?: string;
  readonly description: string;
  readonly tags: Tags;
}

/** A role that one AWS service takes on, with one policy that exists as soon as there is something to grant. */
export class ServiceRole extends Construct {
  constructor(scope: Construct, settings: ServiceRoleSettings) {
    const { name, path, description, tags } = settings;
    const { address, trust, statements } = settings.role;
    super(scope, `role-${address}`);
    const role = new IamRole(this, 'role', {
      ...('exact' in name
        ? { name: literal(name.exact) }
        : { namePrefix: literal(name.prefix.slice(0, ROLE.namePrefix)) }),
      ...(path === undefined ? {} : { path }),
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
