import type { Account } from './account';

/* Keys and roles, whose policies are what most of the checks are about. */

/** What whoever sends to something encrypted does with its key. */
export const USE = ['kms:Decrypt', 'kms:GenerateDataKey'];

/** What the account keeps of a key that it must not use itself, so that nothing but other statements lets anybody. */
const ADMINISTRATION = ['kms:DescribeKey', 'kms:GetKeyPolicy', 'kms:PutKeyPolicy', 'kms:ScheduleKeyDeletion'];

export function document(statements: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

/** A key that the account administers, and may use if its own policies say so. */
export async function makeKey(
  account: Account,
  statements: readonly object[],
  { isUsedByAccount = true }: { readonly isUsedByAccount?: boolean } = {},
): Promise<string> {
  const root = { AWS: `arn:aws:iam::${account.id}:root` };
  const Action = isUsedByAccount ? 'kms:*' : ADMINISTRATION;
  const owner = { Effect: 'Allow', Principal: root, Action, Resource: '*' };
  const answer = await account.call(
    { service: 'kms', action: 'CreateKey' },
    { Description: account.prefix, Policy: document([owner, ...statements]) },
  );
  const { KeyId, Arn } = (JSON.parse(answer) as { KeyMetadata: { KeyId: string; Arn: string } }).KeyMetadata;
  account.undo(`key ${KeyId}`, () =>
    account.call({ service: 'kms', action: 'ScheduleKeyDeletion' }, { KeyId, PendingWindowInDays: 7 }),
  );
  return Arn;
}

/** A role of a service, which may publish and send here and use keys for that. */
export async function makeRole(account: Account, name: string, service: string): Promise<string> {
  const RoleName = `${account.prefix}-${name}`;
  const role = (action: string, input: Readonly<Record<string, string>>) =>
    account.call({ service: 'iam', action }, { RoleName, ...input });
  const trust = { Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' };
  await role('CreateRole', { AssumeRolePolicyDocument: document([trust]) });
  account.undo(`role ${RoleName}`, () => role('DeleteRole', {}));
  const here = (of: string) => `arn:aws:${of}:${account.region}:${account.id}:${account.prefix}-*`;
  const via = ['sns', 'sqs'].map((of) => `${of}.${account.region}.amazonaws.com`);
  const statements = [
    { Effect: 'Allow', Action: ['sns:Publish', 'sqs:SendMessage'], Resource: [here('sns'), here('sqs')] },
    { Effect: 'Allow', Action: USE, Resource: '*', Condition: { StringEquals: { 'kms:ViaService': via } } },
  ];
  await role('PutRolePolicy', { PolicyName: 'send', PolicyDocument: document(statements) });
  account.undo(`policy of role ${RoleName}`, () => role('DeleteRolePolicy', { PolicyName: 'send' }));
  return `arn:aws:iam::${account.id}:role/${RoleName}`;
}
