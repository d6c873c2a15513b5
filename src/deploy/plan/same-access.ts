import type { Permission } from './policy-document';

/* One access has many spellings. Here are those that mean the same to AWS, so that a change of spelling is no change. */

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const EQUAL_OPERATORS: Readonly<Record<string, string>> = {
  ArnLike: 'ArnEquals',
  StringEquals: 'ArnEquals',
  StringLike: 'ArnEquals',
};

/** The source of a call is an ARN, for which four operators mean the same; names of keys have no case. */
function plainCondition(condition: string): string {
  const [operator = '', key = '', ...value] = condition.split(' ');
  const name = key.toLowerCase();
  const plain = name === 'aws:sourcearn' ? (EQUAL_OPERATORS[operator] ?? operator) : operator;
  return [plain, name, ...value].join(' ');
}

const SNS = 'Service sns.amazonaws.com';
const FROM_TOPIC = /^ArnEquals aws:sourcearn arn:[\w-]+:sns:[^:]*:[^:]*:.+$/;
const ANYTHING = /^(sqs:)?\*$/i;

/**
 * In its plainest form: only SNS calls on behalf of a topic, whoever a policy lets in for that, and it does nothing with
 * a queue but send.
 */
export function plain(permission: Permission): Permission {
  const conditions = permission.conditions.map(plainCondition);
  const principal = permission.principal.replace(/^AWS arn:[\w-]+:iam::(\d{12}):root$/, 'AWS $1');
  if (!conditions.some((condition) => FROM_TOPIC.test(condition)))
    return { ...permission, principal, conditions };
  const { action } = permission;
  return {
    ...permission,
    principal: principal === '*' ? SNS : principal,
    action: ANYTHING.test(action) ? 'sqs:SendMessage' : action,
    conditions,
  };
}

/** The account that a permission can only be used in or for, by its principal or by the source that it asks for. */
function accountIn({ principal, conditions }: Permission, key: string): string | undefined {
  if (key === 'aws:principalaccount') return /^AWS (?:arn:[\w-]+:iam::)?(\d{12})(?::|$)/.exec(principal)?.[1];
  const sources = conditions.map((condition) =>
    /^ArnEquals aws:sourcearn arn:[\w-]+:[^:]+:[^:]*:(\d{12}):/.exec(condition),
  );
  return sources.find((source) => source !== null)?.[1];
}

/** Whether a plain permission fulfils a plain condition, by saying it or by what it is. */
export function fulfils(permission: Permission, condition: string): boolean {
  if (permission.conditions.includes(condition)) return true;
  const [, key, account] =
    /^StringEquals (aws:principalaccount|aws:sourceaccount) (\d{12})$/.exec(condition) ?? [];
  return key !== undefined && accountIn(permission, key) === account;
}
