import { comparePolicies, permissionsIn, type Permission } from '#deploy/plan/policy-document';
import { isForOwner } from '#deploy/plan/owner-access';

const ALL_BUT = /^not (?:\w+ )?(.+)$/;

function whoIn(principal: string): string {
  if (principal === '*') return 'everybody';
  const [, spared] = ALL_BUT.exec(principal) ?? [];
  if (spared !== undefined) return spared === '*' ? 'nobody' : `everybody but ${spared}`;
  return principal.replace(/^\w+ /, '');
}

/** A permission for people, without its conditions. */
function words(permission: Permission): string {
  if (isTransport(permission)) return 'refuses requests without TLS';
  const { principal, action, allows } = permission;
  const what = ALL_BUT.exec(action)?.[1];
  return `${allows ? '' : 'refuses '}${whoIn(principal)} ${what === undefined ? action : `everything but ${what}`}`;
}

function isTransport({ conditions, allows }: Permission): boolean {
  return !allows && conditions.some((condition) => condition.includes('aws:SecureTransport'));
}

/** Those of some permissions that a policy says, each once. */
function saidIn(policy: string | undefined, permissions: readonly Permission[]): string[] {
  const said = new Set(permissionsIn(policy).map((one) => JSON.stringify(one)));
  return [...new Set(permissions.filter((one) => said.has(JSON.stringify(one))).map(words))];
}

/** What the policy in AWS allows or refuses and that of the file does not. */
export function accessBeside(live: string | undefined, written: string): string[] {
  const { gained, lost } = comparePolicies(live, written);
  return saidIn(
    live,
    [...gained, ...lost].filter((permission) => !isTransport(permission) && !isForOwner(permission)),
  );
}

/** What the policy of the file allows or refuses and that in AWS does not. */
export function accessMissing(live: string | undefined, written: string): string[] {
  const { gained, lost } = comparePolicies(live, written);
  return saidIn(written, [...gained, ...lost]);
}
