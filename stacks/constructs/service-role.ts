import { ROLE } from '#base/aws/limits';
import type { Tags } from '#model/element';
import { nameResource } from '../address';
import { Construct, IamRole, IamRolePolicy } from '../cdktf';
import { assumeRoleJson, policyJson, type Statement } from '../policy';
import { literal, reference, tagSettings } from '../text';

export interface ServiceRoleSettings {
  /** Of role and policy in Terraform. */
  readonly address: string;
  /** The name in AWS, or what it starts with. */
  readonly name: { readonly exact: string } | { readonly prefix: string };
  readonly path?: string;
  readonly description: string;
  readonly trust: Parameters<typeof assumeRoleJson>;
  /** What edges grant; without any the role may do nothing. */
  readonly statements: readonly Statement[];
  readonly tags: Tags;
}

/** A role that one AWS service takes on, with one policy that exists as soon as there is something to grant. */
export class ServiceRole extends Construct {
  constructor(scope: Construct, settings: ServiceRoleSettings) {
    const { address, name, path, description, trust, statements, tags } = settings;
    super(scope, `role-${address}`);
    const role = new IamRole(this, 'role', {
      ...('exact' in name
        ? { name: literal(name.exact) }
        : { namePrefix: literal(name.prefix.slice(0, ROLE.namePrefix)) }),
      ...(path === undefined ? {} : { path }),
      description: literal(description),
      assumeRolePolicy: assumeRoleJson(...trust),
      ...tagSettings(tags),
    });
    nameResource(role, address);
    if (statements.length === 0) return;
    const policy = new IamRolePolicy(this, 'policy', {
      name: 'grants',
      role: reference(`aws_iam_role.${address}`, 'id'),
      policy: policyJson(statements),
    });
    nameResource(policy, address);
  }
}

export function roleArn(address: string): string {
  return reference(`aws_iam_role.${address}`, 'arn');
}
