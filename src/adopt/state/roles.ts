import { mapsOf, textOf, textsOf } from '../inventory/attributes';
import type { FoundRole, FoundRoles } from '../programs/found';
import type { StateResource } from './resources';

/* What roles of a state may do, from the resources that their policies are spread over. */

/** The roles by their ARNs. */
export function rolesIn(resources: readonly StateResource[]): FoundRoles {
  const of = (type: string) => resources.filter((one) => one.type === type).map(({ values }) => values);
  const written = new Map(
    of('aws_iam_policy').map(({ arn, policy }) => [String(arn), textOf(policy)] as const),
  );
  const inline = [
    ...of('aws_iam_role_policy').map(({ role, policy }) => ({ role, policy })),
    ...of('aws_iam_role').flatMap(({ name, inline_policy: policies }) =>
      mapsOf(policies).map(({ policy }) => ({ role: name, policy })),
    ),
  ];
  const attached = [
    ...of('aws_iam_role_policy_attachment').map(({ role, policy_arn: policy }) => ({ role, policy })),
    ...of('aws_iam_policy_attachment').flatMap(({ roles, policy_arn: policy }) =>
      textsOf(roles).map((role) => ({ role, policy })),
    ),
    ...of('aws_iam_role').flatMap(({ name, managed_policy_arns: arns }) =>
      textsOf(arns).map((policy) => ({ role: name, policy })),
    ),
  ];
  return new Map(
    of('aws_iam_role').map(({ arn, name }): [string, FoundRole] => {
      const own = attached.filter(({ role }) => role === name).map(({ policy }) => String(policy));
      const texts = inline.filter(({ role }) => role === name).flatMap(({ policy }) => textOf(policy) ?? []);
      return [
        String(arn),
        {
          policies: [...new Set([...texts, ...own.flatMap((policy) => written.get(policy) ?? [])])],
          unknown: [...new Set(own.filter((policy) => written.get(policy) === undefined))],
        },
      ];
    }),
  );
}
