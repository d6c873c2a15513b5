import type { Draft } from '#adopt/draft';

/* What of a policy in AWS neither the policy of the file nor the report of an import speaks of. */

export type Written = Readonly<Record<string, unknown>> & {
  readonly lifecycle?: { readonly ignore_changes?: readonly string[] };
};

interface Statement {
  readonly Effect: string;
  readonly Principal?: unknown;
  readonly NotPrincipal?: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

function wordsOf(principal: unknown): string[] {
  return typeof principal === 'string'
    ? [principal]
    : Object.values(principal as object)
        .flat()
        .map(String);
}

function whoIn({ Principal, NotPrincipal }: Statement): string[] {
  if (Principal !== undefined) return wordsOf(Principal).map((one) => (one === '*' ? 'everybody ' : one));
  return wordsOf(NotPrincipal).map((one) => (one === '*' ? 'nobody' : `everybody but ${one}`));
}

/** Whether AWS writes it into a new policy for the owner, or every topology says it. */
function isUsual({ Effect, Principal, Condition = {} }: Statement): boolean {
  if (Effect === 'Deny') return Condition['Bool']?.['aws:SecureTransport'] === 'false';
  const who = wordsOf(Principal ?? '');
  // The account as a whole gives nobody anything that the account's own policies do not give.
  if (who.includes('arn:aws:iam::123456789012:root')) return true;
  return Condition['StringEquals']?.['AWS:SourceOwner'] === '123456789012' && who.includes('*');
}

/** Principals of a policy that neither the policy of the file nor the account of differences speaks of. */
export function unheardIn(
  live: string | undefined,
  { written, label, draft }: { written: Written; label: string; draft: Draft },
) {
  if (live === undefined) return [];
  const { Statement: statements } = JSON.parse(live) as { Statement: readonly Statement[] };
  const told = draft.differences.filter((one) => one.label === label && one.isAccess).map((one) => one.live);
  const policy = String(written['policy']);
  return statements
    .filter((statement) => !isUsual(statement))
    .flatMap((statement) => {
      const refuses = statement.Effect === 'Deny';
      return whoIn(statement)
        .filter((who) => {
          const isTold = told.some((line) => line.includes(who) && line.startsWith('refuses ') === refuses);
          // Who lets in an organization lets in everybody who is asked to be of it.
          const organization = statement.Condition?.['StringEquals']?.['aws:PrincipalOrgID'] as
            string | undefined;
          const named = organization === undefined || policy.includes(who) ? who : organization;
          return !isTold && (refuses || !policy.includes(named));
        })
        .map((who) => `${label} ${statement.Effect} ${who}`);
    });
}
