import { child, valueAt, type Path } from '#base/diagnostics/path';
import { parseCondition } from './parse-condition';
import type { Clause, Field, PlacedCondition, Policy, Scope } from './policy';
import { asOperator, operatorKey, orHelp } from './operator-key';
import { OPERATOR_NAMES } from './operator-names';
import { refused, type Problem, type ReportProblem } from './problem';
import { COMPLEX, DEEPEST } from './limits';
import { isMap, type PlainMap } from '#base/util/json';

/** Names of operators, now or some day: a map with one of them is a condition and no branch of `$or`. */
const RESERVED = new Set<string>([
  ...OPERATOR_NAMES,
  ...['=', '<', '<=', '>', '>=', 'regex', 'not-wildcard', 'not-equals-ignore-case', 'date-after'],
  ...['date-on-or-after', 'date-before', 'date-on-or-before', 'in-date-range', 'ip-address-in-range'],
  'ip-address-not-in-range',
]);

/** https://docs.aws.amazon.com/sns/latest/dg/and-or-logic.html tells when `$or` is no key like any other. */
function isChoice(key: string, value: unknown): value is readonly PlainMap[] {
  if (key !== '$or' || !Array.isArray(value) || value.length < 2) return false;
  return value.every((branch) => isMap(branch) && !Object.keys(branch).some((name) => RESERVED.has(name)));
}

/** Why a list behind `$or` is no choice, where it was meant to be one. */
function choiceHelp(key: string, list: readonly unknown[]): string | undefined {
  if (key !== '$or') return orHelp(key);
  if (list.length < 2) return '`$or` takes two branches or more, each a map; one alone needs no `$or`';
  const reserved = list
    .flatMap((branch) => (isMap(branch) ? Object.keys(branch) : []))
    .find((name) => RESERVED.has(name));
  return reserved === undefined
    ? 'each branch of `$or` is a map from keys to lists'
    : `no branch of \`$or\` can have the key \`${reserved}\`, which is the name of an operator`;
}

/** Where a map stands: its path, the key names above it, how deep it is, and whether `$or` is right above it. */
interface Place {
  readonly path: Path;
  readonly prefix: string;
  readonly level: number;
  /** Maps and lists around it, of whatever sort. */
  readonly depth: number;
  readonly scope: Scope;
}

function parseField(name: string, list: readonly unknown[], place: Place, report: ReportProblem): Field[] {
  const { path, level } = place;
  if (list.length === 0) {
    report(refused('Empty arrays are not allowed', path, 'list the values that are accepted'));
    return [];
  }
  const help = list.some(isMap) ? choiceHelp(String(path.at(-1)), list) : undefined;
  const reportEntry: ReportProblem = (problem) =>
    report(help !== undefined && problem.kind === 'refused' ? { ...problem, help } : problem);
  const conditions = list.flatMap((entry, index): PlacedCondition[] => {
    const at = child(path, index);
    const condition = parseCondition(entry, at, reportEntry);
    return condition ? [{ condition, path: at }] : [];
  });
  return [{ kind: 'field', name, path, level, conditions }];
}

function parseEntry(key: string, value: unknown, within: Place, report: ReportProblem): Clause[] {
  const path = child(within.path, key);
  const depth = within.depth + 1;
  if (isChoice(key, value)) {
    const branches = value.map((branch, index) =>
      parseMap(branch, { ...within, path: child(path, index), depth }, report),
    );
    return [{ kind: 'choice', path, branches }];
  }
  const name = within.prefix + key;
  // A list behind `$or` that is no choice is refused below.
  if (within.scope === 'body' && (isMap(value) || (Array.isArray(value) && key !== '$or'))) {
    const doubt = operatorKey(key, value, path, name);
    if (doubt) report(doubt);
  }
  if (Array.isArray(value)) return parseField(name, value, { ...within, path }, report);
  if (isMap(value)) {
    return parseMap(value, { ...within, path, prefix: `${name}.`, level: within.level + 1, depth }, report);
  }
  const form = asOperator(path, value);
  const help = form === undefined ? `write a list: \`${key}: [...]\`` : `write ${form}`;
  report(refused(`"${key}" must be an object or an array`, path, help));
  return [];
}

function parseMap(map: PlainMap, place: Place, report: ReportProblem): Clause[] {
  const entries = Object.entries(map);
  if (entries.length === 0) {
    report(refused('Empty objects are not allowed', place.path, 'give it a key, or remove it'));
    return [];
  }
  if (place.depth > DEEPEST) {
    report({ ...refused(COMPLEX, place.path, 'nest it less'), kind: 'limit' });
    return [];
  }
  return entries.flatMap(([key, value]) => parseEntry(key, value, place, report));
}

function checkNesting(clauses: readonly Clause[], written: unknown, report: ReportProblem): void {
  for (const clause of clauses) {
    if (clause.kind === 'choice') {
      for (const branch of clause.branches) checkNesting(branch, written, report);
    } else if (clause.level > 1) {
      const reason = 'Filter policy scope MessageAttributes does not support nested filter policy';
      const form = asOperator(clause.path, valueAt(written, clause.path));
      const help =
        form === undefined
          ? 'attributes have no parts: write one key for each, or filter by the body with `scope: body`'
          : `write ${form}`;
      report({ kind: 'refused', reason, path: clause.path, help, answer: `Invalid parameter: ${reason}` });
    }
  }
}

export interface Parsed {
  /** What could be read of it, with all of it if nothing is refused. */
  readonly policy: Policy;
  readonly problems: readonly Problem[];
}

const NO_FILTER: Policy = { clauses: [] };

/** A filter policy as data. Reads on after a problem, so that all of them are found. */
export function parsePolicy(value: unknown, scope: Scope): Parsed {
  const problems: Problem[] = [];
  const report: ReportProblem = (problem) => void problems.push(problem);
  if (!isMap(value)) {
    report(refused('Filter is not an object', [], 'write a map from keys to lists of values'));
    return { policy: NO_FILTER, problems };
  }
  if (Object.keys(value).length === 0) return { policy: NO_FILTER, problems };
  const clauses = parseMap(value, { path: [], prefix: '', level: 1, depth: 1, scope }, report);
  // SNS looks at the nesting only once the grammar is right.
  if (scope === 'attributes' && !problems.some(({ kind }) => kind === 'refused'))
    checkNesting(clauses, value, report);
  return { policy: { clauses }, problems };
}
