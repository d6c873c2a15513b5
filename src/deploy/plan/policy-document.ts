import { policyPattern } from '#base/aws/policy-pattern';
import { fulfils, plain } from './same-access';
import { canonical, isMap, parsedJson, type Json, type PlainMap } from '#base/util/json';

/*
 * IAM policy documents taken apart into single permissions, so that two can be compared.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */

/** One thing that one principal may do, or may not, with one resource. */
export interface Permission {
  readonly allows: boolean;
  /** `Service sns.amazonaws.com`, `AWS arn:...`, `*`; empty in the policy of a role. */
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  /** Each as `operator key value`; all must hold. */
  readonly conditions: readonly string[];
}

function listOf(value: unknown): string[] {
  return value === undefined || value === null ? [''] : [value].flat().map(String);
}

function principalsOf(value: unknown): string[] {
  if (!isMap(value)) return listOf(value);
  return Object.entries(value).flatMap(([sort, names]) =>
    listOf(names).map((name) => (sort === 'AWS' && name === '*' ? '*' : `${sort} ${name}`)),
  );
}

/** What stands under `key`, or under its opposite, such as `NotAction`. */
function partsOf(statement: PlainMap, key: 'Principal' | 'Action' | 'Resource'): string[] {
  const opposite = statement[`Not${key}`];
  const parts = key === 'Principal' ? principalsOf : listOf;
  return opposite === undefined ? parts(statement[key]) : parts(opposite).map((part) => `not ${part}`);
}

/** Of the values of a negated condition each must hold, so they stay together; of others one is enough. */
function isNegated(operator: string): boolean {
  return /Not|Null|^ForAllValues/.test(operator);
}

/** Every way to fulfil the conditions. */
function conditionsOf(value: unknown): string[][] {
  let ways: string[][] = [[]];
  for (const [operator, tests] of Object.entries(isMap(value) ? value : {})) {
    for (const [key, wanted] of Object.entries(isMap(tests) ? tests : {})) {
      const values = isNegated(operator) ? [JSON.stringify(canonical(wanted as Json))] : listOf(wanted);
      ways = ways.flatMap((way) => values.map((one) => [...way, `${operator} ${key} ${one}`]));
    }
  }
  return ways;
}

function permissionsOf(statement: PlainMap): Permission[] {
  const allows = statement['Effect'] === 'Allow';
  return partsOf(statement, 'Principal').flatMap((principal) =>
    partsOf(statement, 'Action').flatMap((action) =>
      partsOf(statement, 'Resource').flatMap((resource) =>
        conditionsOf(statement['Condition']).map((conditions) => ({
          allows,
          principal,
          action,
          resource,
          conditions,
        })),
      ),
    ),
  );
}

/** The permissions in a document; none in what is no document. */
export function permissionsIn(document: unknown): Permission[] {
  const written = typeof document === 'string' ? parsedJson(document) : undefined;
  if (!isMap(written)) return [];
  return [written['Statement']].flat().filter(isMap).flatMap(permissionsOf);
}

/** Whether `pattern`, with `*` and `?`, matches all that `text` matches. */
function matches(pattern: string, text: string): boolean {
  return pattern === text || policyPattern(pattern)(text);
}

/** Whether the second is contained in the first, both in their plainest forms. */
function covers(wide: Permission, narrow: Permission): boolean {
  return (
    wide.allows === narrow.allows &&
    (wide.principal === '*' || wide.principal === narrow.principal) &&
    matches(wide.action, narrow.action) &&
    matches(wide.resource, narrow.resource) &&
    wide.conditions.every((condition) => fulfils(narrow, condition))
  );
}

function notCovered(permissions: readonly Permission[], by: readonly Permission[]): Permission[] {
  const others = by.map(plain);
  return permissions.filter((permission) => {
    const own = plain(permission);
    return !others.some((other) => covers(other, own));
  });
}

export interface Comparison {
  /** Newly allowed, or no longer denied. */
  readonly gained: readonly Permission[];
  /** No longer allowed, or newly denied. */
  readonly lost: readonly Permission[];
}

/** What a change of a document does. */
export function comparePolicies(before: unknown, after: unknown): Comparison {
  const [old, planned] = [permissionsIn(before), permissionsIn(after)];
  const added = notCovered(planned, old);
  const removed = notCovered(old, planned);
  return {
    gained: [...added.filter(({ allows }) => allows), ...removed.filter(({ allows }) => !allows)],
    lost: [...removed.filter(({ allows }) => allows), ...added.filter(({ allows }) => !allows)],
  };
}

/** The values that a permission asks of one condition key, whatever the operator. */
export function conditionValues({ conditions }: Permission, key: string): string[] {
  return conditions.flatMap((condition) => {
    const [, name, ...value] = condition.split(' ');
    return name?.toLowerCase() === key.toLowerCase() ? [value.join(' ')] : [];
  });
}
