import { ROLE } from '#base/aws/limits';
import type { RoleRules } from '#model/roles';
import { literal } from './text';

/** The name of a role in AWS, or what it starts with. */
export type RoleName = { readonly exact: string } | { readonly prefix: string };

/** A permissions boundary, if there has to be one. */
export function boundaryArguments({ permissionsBoundary }: RoleRules): { permissionsBoundary?: string } {
  return permissionsBoundary === undefined ? {} : { permissionsBoundary: literal(permissionsBoundary) };
}

/** What the rules for roles say of one. A name that was chosen as a whole stays as it is. */
export function roleArguments(name: RoleName, rules: RoleRules) {
  const { path, namePrefix = '' } = rules;
  return {
    ...('exact' in name
      ? { name: literal(name.exact) }
      : { namePrefix: literal(`${namePrefix}${name.prefix}`.slice(0, ROLE.namePrefix)) }),
    ...(path === undefined ? {} : { path: literal(path) }),
    ...boundaryArguments(rules),
  };
}
