import { ANY_ACCOUNT } from '#base/aws/arns';
import type { Topology } from '#model/topology';
import type { Resource, TerraformJson } from './synthesized';

/*
 * The policies in Terraform, with what AWS would put in place of references: made from the settings of the resources
 * that are referred to, and so from another source than the policies are.
 */

const ID = '00000000-0000-0000-0000-000000000000';
const SUFFIX = '0'.repeat(26);

/** What looks like these and is not: a policy of the user's own, and what the roles of a pipeline may deploy. */
const OTHERS = ['aws_sns_topic_data_protection_policy', 'aws_iam_policy'];

const SETTINGS = ['policy', 'assume_role_policy', 'policy_document'];

function nameOf(one: Resource): string {
  const [exact, prefix] = [one['name'] ?? one['bucket'] ?? one['function_name'], one['bucket_prefix']];
  if (typeof exact === 'string') return exact;
  if (typeof prefix === 'string') return prefix + SUFFIX;
  throw new Error(`no name in ${JSON.stringify(one)}`);
}

type ArnOf = (
  one: Resource,
  here: (service: string, resource: string) => string,
  partition: string,
  fill: (value: string) => string,
) => string;

const ARNS: Readonly<Record<string, ArnOf>> = {
  aws_sqs_queue: (one, here) => here('sqs', nameOf(one)),
  aws_sns_topic: (one, here) => here('sns', nameOf(one)),
  aws_s3_bucket: (one, _, partition) => `arn:${partition}:s3:::${nameOf(one)}`,
  aws_dynamodb_table: (one, here) => here('dynamodb', `table/${nameOf(one)}`),
  aws_kms_key: (_, here) => here('kms', `key/${ID}`),
  aws_lambda_function: (one, here) => here('lambda', `function:${nameOf(one)}`),
  aws_lambda_alias: (one, here, _, fill) =>
    here('lambda', `function:${fill(one['function_name'] as string)}:${nameOf(one)}`),
  aws_sfn_state_machine: (one, here) => here('states', `stateMachine:${nameOf(one)}`),
  aws_codestarconnections_connection: (_, here) => here('codestar-connections', `connection/${ID}`),
  aws_iam_role: (one, here) =>
    here('iam', `role${one['path'] as string}${nameOf(one)}`).replace(/(iam:)[^:]*/, '$1'),
};

function filled(
  text: string,
  stack: TerraformJson,
  { account = ANY_ACCOUNT, partition, region }: Topology,
): string {
  const here = (service: string, resource: string) =>
    `arn:${partition}:${service}:${region}:${account}:${resource}`;
  const fill = (value: string): string =>
    value
      .replace(/(?<!\$)\$\{([^}]+)\}/g, (_, reference: string) => {
        if (reference.startsWith('data.aws_caller_identity.')) return account;
        const [type = '', name = '', attribute] = reference.split('.');
        const one = stack.resource?.[type]?.[name];
        if (!one) throw new Error(`nothing at ${reference}`);
        if (attribute === 'name' || attribute === 'function_name') return fill(nameOf(one));
        const arnOf = ARNS[type];
        if (!arnOf || attribute !== 'arn') throw new Error(`no value of ${reference}`);
        return fill(arnOf(one, here, partition, fill));
      })
      .replace(/([$%])\1\{/g, '$1{');
  return fill(text);
}

/** Lists of a policy have no order for AWS. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map(sorted).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, sorted(item)]));
}

/** One text for all policies that mean the same to AWS and are equally long. */
export function comparable(document: unknown): string {
  return JSON.stringify(sorted(document));
}

/** Every policy of a stack by its address, comparable. */
export function writtenPolicies(stack: TerraformJson, topology: Topology): Record<string, string> {
  const found = Object.entries(stack.resource ?? {}).flatMap(([type, named]) =>
    Object.entries(named).flatMap(([name, one]) =>
      SETTINGS.flatMap((setting) => {
        const text = one[setting];
        if (typeof text !== 'string' || OTHERS.includes(type) || !text.includes('"Statement"')) return [];
        return [[`${type}.${name}`, comparable(JSON.parse(filled(text, stack, topology)))] as const];
      }),
    ),
  );
  return Object.fromEntries(found);
}
