import type { Path } from '#base/diagnostics/path';
import { OPERATOR_NAMES } from './operator-names';
import type { Problem } from './problem';

/** Words that people take for operators over whole maps; SNS has `$or` alone. */
const LOGIC = new Set(['or', 'and', 'not', 'nor']);

/** `anythingBut` and `anything_but` are meant as `anything-but`. */
function normal(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, '');
}

const BY_NORMAL_NAME = new Map(OPERATOR_NAMES.map((name) => [normal(name), name]));

/** The operator that a key is named like; `undefined` if it is like none. */
function operatorLike(key: string): string | undefined {
  return BY_NORMAL_NAME.get(normal(key));
}

function isLogic(key: string): boolean {
  return LOGIC.has(normal(key));
}

const TAKE_LISTS: ReadonlySet<string> = new Set(['anything-but', 'numeric']);

/** Long enough for what people write. */
const LONGEST = 60;

function shownJson(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > LONGEST ? '...' : text;
}

/** How an operator is written, for a map that has it as a key; `undefined` if the key is like no operator. */
export function asOperator(path: Path, value: unknown): string | undefined {
  const [parent, key] = path.slice(-2);
  if (typeof parent !== 'string' || typeof key !== 'string') return undefined;
  const operator = operatorLike(key);
  if (operator === undefined) return undefined;
  // The other operators take one value each.
  const operands =
    Array.isArray(value) && !TAKE_LISTS.has(operator) ? (value as readonly unknown[]) : [value];
  const conditions = operands.map((operand) => `{ "${operator}": ${shownJson(operand)} }`);
  return `\`${parent}: [${conditions.join(', ')}]\``;
}

const ALTERNATIVES =
  'for alternatives write `$or: [{ ... }, { ... }]`; all other keys must hold together anyway';

/** Help for a list of maps behind a key that is meant as `$or`. */
export function orHelp(key: string): string | undefined {
  return isLogic(key) ? ALTERNATIVES : undefined;
}

/** A key that is named like an operator, which AWS takes for a field like any other. */
export function operatorKey(key: string, value: unknown, path: Path, name: string): Problem | undefined {
  const form = asOperator(path, value);
  const isMeant = form !== undefined || operatorLike(key) !== undefined || isLogic(key);
  if (!isMeant) return undefined;
  const written = form === undefined ? undefined : `if the operator is meant, write ${form}`;
  return {
    kind: 'doubtful',
    inEvents: true,
    reason: `\`${name}\` is a field here, and no operator`,
    path,
    help:
      written ??
      (isLogic(key) ? ALTERNATIVES : 'an operator goes into the list of a key: `key: [{ operator: ... }]`'),
  };
}
