import { parseArn } from '#base/aws/arns';
import type { Change } from './changes';
import type { Permission } from './policy-document';

/*
 * What AWS and its console write into the policy of a new topic or queue for the account that owns it. It gives nothing
 * to a role that the role's own policies do not give, so taking it away cuts off nobody who has a policy.
 */

/** https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html */
const OWNER = /^stringequals(ignorecase)? aws:sourceowner (\d{12})$/i;

/** Of a topic: everybody, on behalf of the account. Only services of AWS that act for the account rest on it. */
function isDefaultOfTopic({ principal, conditions }: Permission, account: string): boolean {
  return principal === '*' && conditions.some((condition) => OWNER.exec(condition)?.[2] === account);
}

/**
 * The account as a whole, which leaves the decision to the account's own policies, also where it is let in for less: AWS
 * Copilot lets its account subscribe queues to its topics.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-accounts
 */
function isAccount({ principal }: Permission, account: string): boolean {
  const [, written = ''] = /^AWS (.+)$/.exec(principal) ?? [];
  return written === account || /^arn:[\w-]+:iam::(\d{12}):root$/.exec(written)?.[1] === account;
}

/** Whether a permission on a topic or a queue is one for its owner; that of a key would be needed. */
export function isForOwner(permission: Permission): boolean {
  const { service, account } = parseArn(permission.resource) ?? {};
  if (!permission.allows || account === undefined || (service !== 'sns' && service !== 'sqs')) return false;
  return isDefaultOfTopic(permission, account) || isAccount(permission, account);
}

/**
 * The account that owns a key, through one service: its own policies decide who may use the key, and the service asks
 * for it only for what it keeps there.
 */
export function isForOwnerByService(
  { principal, conditions }: Permission,
  { type, before }: Pick<Change, 'type' | 'before'>,
): boolean {
  const { account } = parseArn(typeof before['arn'] === 'string' ? before['arn'] : '') ?? {};
  const owner = /^AWS (?:arn:[\w-]+:iam::)?(\d{12})(?::root)?$/.exec(principal)?.[1];
  const isThrough = conditions.some((condition) => condition.toLowerCase().includes('kms:viaservice'));
  return type === 'aws_kms_key' && account !== undefined && owner === account && isThrough;
}
