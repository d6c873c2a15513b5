/*
 * A reader of IAM policies, as far as ours go: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 * An operator that it does not know is a failure of the test, never a match.
 */

type OneOrMore = string | readonly string[];

interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: '*' | Readonly<Record<string, OneOrMore>>;
  readonly Action: OneOrMore;
  readonly Resource: OneOrMore;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, OneOrMore>>>>;
}

export interface Policy {
  readonly Statement: readonly Statement[];
}

export interface Call {
  readonly action: string;
  readonly resource: string;
  /** `{ Service: 'sns.amazonaws.com' }`; only for policies of resources. */
  readonly principal?: Readonly<Record<string, string>>;
  readonly context?: Readonly<Record<string, string>>;
}

function list(values: OneOrMore): readonly string[] {
  return typeof values === 'string' ? [values] : values;
}

function matches(pattern: string, value: string): boolean {
  const escaped = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${escaped}$`, 's').test(value);
}

const OPERATORS: Readonly<Record<string, (wanted: string, found: string) => boolean>> = {
  StringEquals: (wanted, found) => wanted === found,
  StringLike: matches,
  'ForAnyValue:StringEquals': (wanted, found) => wanted === found,
  'ForAllValues:StringEquals': (wanted, found) => wanted === found,
  ArnEquals: matches,
  ArnLike: matches,
  Bool: (wanted, found) => wanted === found,
};

function holds(condition: Statement['Condition'], context: Call['context'] = {}): boolean {
  return Object.entries(condition ?? {}).every(([operator, keys]) => {
    const compare = OPERATORS[operator];
    if (!compare) throw new Error(`unknown operator ${operator}`);
    return Object.entries(keys).every(([key, wanted]) => {
      const found = context[key];
      if (found === undefined && operator.startsWith('ForAllValues:')) return true;
      return found !== undefined && list(wanted).some((value) => compare(value, found));
    });
  });
}

function isFor(principal: Statement['Principal'], call: Call): boolean {
  if (principal === undefined || principal === '*') return true;
  return Object.entries(call.principal ?? {}).some(([kind, name]) =>
    list(principal[kind] ?? []).includes(name),
  );
}

function applies(statement: Statement, call: Call): boolean {
  return (
    isFor(statement.Principal, call) &&
    list(statement.Action).some((action) => matches(action, call.action)) &&
    list(statement.Resource).some((resource) => matches(resource, call.resource)) &&
    holds(statement.Condition, call.context)
  );
}

/** An explicit denial wins; without a permission nothing is allowed. */
export function allows({ Statement }: Policy, call: Call): boolean {
  const applying = Statement.filter((statement) => applies(statement, call));
  return applying.length > 0 && applying.every(({ Effect }) => Effect === 'Allow');
}

/** What Terraform makes of references, in one account and region. */
export function resolved(stack: string, account: string, text: string): Policy {
  const arns: Readonly<Record<string, (name: string) => string>> = {
    aws_sqs_queue: (name) => `arn:aws:sqs:eu-west-1:${account}:${stack}-${name.replace('_dlq', '-dlq')}`,
    aws_sns_topic: (name) => `arn:aws:sns:eu-west-1:${account}:${stack}-${name}`,
    aws_s3_bucket: (name) => `arn:aws:s3:::${stack}-${name}-${account}`,
    aws_dynamodb_table: (name) => `arn:aws:dynamodb:eu-west-1:${account}:table/${stack}-${name}`,
    aws_kms_key: (name) => `arn:aws:kms:eu-west-1:${account}:key/${name}`,
    aws_lambda_function: (name) => `arn:aws:lambda:eu-west-1:${account}:function:${stack}-${name}`,
    aws_sfn_state_machine: (name) => `arn:aws:states:eu-west-1:${account}:stateMachine:${stack}-${name}`,
  };
  const written = text.replace(
    /\$\{(\w+)\.([\w-]+)\.(\w+)\}/g,
    (whole, type: string, name: string, what: string) => {
      if (what === 'name') return `${stack}-${name}`;
      const arn = arns[type];
      if (!arn) throw new Error(`no ARN for ${whole}`);
      return arn(name);
    },
  );
  return JSON.parse(written) as Policy;
}
