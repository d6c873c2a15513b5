import type { Bound, NumericCondition } from './policy';

/** A condition, or what AWS says instead. */
export type NumericResult = { readonly condition: NumericCondition } | { readonly reason: string };

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** How the parser of AWS shows what it stumbles over; the end of the list shows as its bracket. */
function token(values: readonly unknown[], index: number): string {
  if (index >= values.length) return ']';
  const value = values[index];
  if (Array.isArray(value)) return '[';
  return typeof value === 'object' && value !== null ? '{' : String(value);
}

const TOO_MANY = { reason: 'Too many elements in numeric expression' };

function range(low: Bound, values: readonly unknown[]): NumericResult {
  const [, , operator, top] = values;
  if (values.length === 2) return { condition: { kind: 'numeric', low, high: undefined } };
  if (typeof operator !== 'string') return { reason: `Bad value in numeric range: ${token(values, 2)}` };
  if (operator !== '<' && operator !== '<=') return { reason: `Bad numeric range operator: ${operator}` };
  if (!isNumber(top)) return { reason: `Value of ${operator} must be numeric` };
  if (values.length > 4) return { reason: 'Too many terms in numeric range expression' };
  if (low.value >= top) return { reason: 'Bottom must be less than top' };
  return { condition: { kind: 'numeric', low, high: { value: top, inclusive: operator === '<=' } } };
}

/** `["=", n]`, `[">", n]` and so on, or `[">", low, "<=", high]`. */
export function parseNumeric(values: readonly unknown[]): NumericResult {
  const [operator, value] = values;
  if (typeof operator !== 'string') return { reason: `Invalid member in numeric match: ${token(values, 0)}` };
  if (!['=', '<', '<=', '>', '>='].includes(operator)) {
    return { reason: `Unrecognized numeric range operator: ${operator}` };
  }
  if (!isNumber(value))
    return { reason: `Value of ${operator === '=' ? 'equals' : operator} must be numeric` };
  const inclusive = operator.endsWith('=');
  const bound: Bound = { value, inclusive };
  if (operator.startsWith('>')) return range(bound, values);
  if (values.length > 2) return TOO_MANY;
  const low = operator === '=' ? bound : undefined;
  return { condition: { kind: 'numeric', low, high: bound } };
}
