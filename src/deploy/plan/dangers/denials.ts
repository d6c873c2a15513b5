import type { Permission } from '../policy-document';

/* Denials that msgtopo writes of its own accord. */

/**
 * Lambda attaches a function to its network, not the code in it: the denial for the code comes and goes with the network
 * and with nothing that a file says.
 */
function isOfCode({ allows, conditions }: Permission): boolean {
  return !allows && conditions.some((condition) => condition.includes('lambda:SourceFunctionArn'));
}

/** Nothing is open to the code that the role itself may not do any more. */
export function isGoneWithNetwork(permission: Permission, after: readonly Permission[]): boolean {
  const isAllowed = after.some(({ allows, action }) => allows && action === permission.action);
  return isOfCode(permission) && !isAllowed;
}

/** Denials that take nothing from anybody: nobody sends without TLS who uses an SDK, and the file has no key for it. */
export function isPrecaution(permission: Permission): boolean {
  const { allows, conditions } = permission;
  const isTransport = conditions.some((condition) => condition.includes('aws:SecureTransport'));
  return isOfCode(permission) || (!allows && isTransport);
}
