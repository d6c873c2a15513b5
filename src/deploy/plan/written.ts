import { isMap, type PlainMap } from '#base/util/json';
import type { PlanFile, ResourceChange, Values } from './plan-file';

/*
 * A policy that names something new, such as a key, is unknown to Terraform as a whole. What was written says all of it
 * but that one ARN, so that the rest can be judged.
 */

/** The resources in the Terraform of a stack, by address. */
export interface Written extends ReadonlyMap<string, Values> {
  /** The addresses that renamed resources had, by those that they have. */
  readonly moves?: ReadonlyMap<string, string>;
}

function movesIn(moved: unknown): ReadonlyMap<string, string> {
  const blocks = Array.isArray(moved) ? moved.filter(isMap) : [];
  return new Map(blocks.map(({ from, to }) => [String(to), String(from)]));
}

export function writtenIn(terraform: unknown): Written {
  const { resource: resources, moved } = isMap(terraform) ? terraform : {};
  const written = new Map(
    Object.entries(isMap(resources) ? resources : {}).flatMap(([type, named]) =>
      Object.entries(isMap(named) ? named : {}).flatMap(([name, values]): [string, PlainMap][] =>
        isMap(values) ? [[`${type}.${name}`, values]] : [],
      ),
    ),
  );
  return Object.assign(written, { moves: movesIn(moved) });
}

/** `${aws_kms_key.messages.arn}`; a second `$` in front makes it text. */
const REFERENCE = /(?<!\$)\$\{([\w.-]+)\.(\w+)\}/g;

const POLICIES = ['policy', 'assume_role_policy'];

/** With what Terraform knows of other resources; what it does not know stays a reference. */
function filledIn(text: string, file: PlanFile, account: string | undefined): string {
  const known = (address: string, attribute: string): unknown => {
    if (attribute === 'account_id') return account;
    const change = file.resource_changes?.find((one) => one.address === address)?.change;
    return change?.after?.[attribute];
  };
  const filled = text.replace(REFERENCE, (reference, address: string, attribute: string) => {
    const value = known(address, attribute);
    return typeof value === 'string' ? value : reference;
  });
  return filled.replaceAll('$${', '${');
}

/** The policies of a resource that Terraform does not know yet, as far as they are written. */
export function writtenPolicies(
  { address, change }: ResourceChange,
  written: Written,
  file: PlanFile,
  account: string | undefined,
): Values {
  const { after_unknown: unknown } = change;
  const hidden = POLICIES.filter((name) => isMap(unknown) && unknown[name] === true);
  return Object.fromEntries(
    hidden.flatMap((name) => {
      const text = written.get(address)?.[name];
      const filled = typeof text === 'string' ? filledIn(text, file, account) : undefined;
      // Without the account, every condition on it would look like another one.
      return filled === undefined || filled.includes('${data.') ? [] : [[name, filled]];
    }),
  );
}
