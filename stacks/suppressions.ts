import { looksAt } from '#validate/checkov';
import type { Topology } from '#model/topology';
import type { Acceptance } from '#model/judgement';
import { TerraformResource, type TerraformStack } from './cdktf';
import { ownerAt } from './owner';

/** What `checkov --baseline` reads, beside the Terraform of a stack. */
export const BASELINE = '.checkov.baseline';

/** The checks that are not to be held against a resource. */
export interface Suppressed {
  readonly type: string;
  readonly name: string;
  readonly acceptances: readonly Acceptance[];
}

/** What checkov is told not to count: what the topology accepts until that day (`2026-12-31`) or longer. */
export function suppressionsOf(stack: TerraformStack, { judgement }: Topology, today: string): Suppressed[] {
  const current = judgement.acceptances.filter(({ until }) => until >= today);
  if (current.length === 0) return [];
  return stack.node.findAll().flatMap((construct) => {
    if (!TerraformResource.isTerraformResource(construct)) return [];
    const { terraformResourceType: type, friendlyUniqueId: name } = construct;
    const owner = ownerAt(construct.node.path);
    const acceptances = current.filter(
      ({ element, rule }) => element !== undefined && element.reference === owner && looksAt(rule, type),
    );
    return acceptances.length === 0 ? [] : [{ type, name, acceptances }];
  });
}

function comment({ rule, reason, until }: Acceptance): string {
  return `  # checkov:skip=${rule}:${reason.replace(/\s+/g, ' ')} (until ${until})`;
}

/** HCL with the comments that checkov reads, each in the block that it is about. */
export function withSkipComments(hcl: string, suppressed: readonly Suppressed[]): string {
  const comments = new Map(
    suppressed.map(({ type, name, acceptances }) => [
      `resource "${type}" "${name}" {`,
      acceptances.map(comment),
    ]),
  );
  return hcl
    .split('\n')
    .flatMap((line) => [line, ...(comments.get(line) ?? [])])
    .join('\n');
}

/**
 * JSON has no comments that checkov would read, so there is a baseline. It names a resource in one way for what it
 * checks one by one, and in another for what it checks together with others.
 */
export function baseline(file: string, suppressed: readonly Suppressed[]): unknown {
  const findings = suppressed.flatMap(({ type, name, acceptances }) =>
    [`${type}.${name}`, `resource.${name}`].map((resource) => ({
      resource,
      check_ids: acceptances.map(({ rule }) => rule),
      reasons: Object.fromEntries(
        acceptances.map(({ rule, reason, until }) => [rule, `${reason} (until ${until})`]),
      ),
    })),
  );
  return { failed_checks: [{ file: `/${file}`, findings }] };
}
