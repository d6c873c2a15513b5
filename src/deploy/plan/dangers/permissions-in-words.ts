import { nameIn } from '#base/aws/arns';
import { list, plural } from '#base/util/text';
import type { ElementReference } from '../element';
import { conditionValues, type Permission } from '../policy-document';
import { SOURCE } from './needed-access';

const MOST_SHOWN = 3;

function principalWords(principal: string): string {
  if (principal === '') return 'it';
  if (principal === '*') return 'everybody';
  const account = /^AWS arn:[\w-]+:iam::(\d{12}):root$/.exec(principal)?.[1];
  return account === undefined ? principal.replace(/^\w+ /, '') : `account ${account}`;
}

function permissionWords(permission: Permission, { kind }: ElementReference): string {
  const { principal, action, resource } = permission;
  const source = conditionValues(permission, SOURCE).map((arn) => ` for ${nameIn(arn)}`);
  const where = kind === 'role-policy' ? ` on ${resource}` : '';
  return `${principalWords(principal)} \`${action}\`${where}` + source.join('');
}

/** The first few of several permissions, as a part of a sentence. */
export function permissionsInWords(permissions: readonly Permission[], element: ElementReference): string {
  const words = [...new Set(permissions.map((permission) => permissionWords(permission, element)))];
  const more = words.length > MOST_SHOWN ? [plural(words.length - MOST_SHOWN, 'other permission')] : [];
  return list([...words.slice(0, MOST_SHOWN), ...more]);
}
