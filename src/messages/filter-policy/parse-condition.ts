import { child, type Path } from '#base/diagnostics/path';
import { parseAnythingBut } from './parse-anything-but';
import { parseCidr } from './parse-cidr';
import { parseNumeric } from './parse-numeric';
import { parseText, PARTS } from './parse-text';
import type { Condition, Value } from './policy';
import { refused, type ReportProblem } from './problem';

const ONE_KEY = 'Only one key allowed in match expression';
/** What AWS says of a second key behind `numeric` and `anything-but`, whatever the key is. */
const ONE_KEY_OF_LIST = 'Too many elements in numeric expression';

interface Operator {
  parse(operand: unknown, path: Path, report: ReportProblem): Condition | undefined;
  /** What AWS says if another key follows. */
  readonly onlyKey: string;
}

const text = (name: string): Operator => ({
  parse: (operand, path, report) => parseText(name, operand, path, report),
  onlyKey: ONE_KEY,
});

const OPERATORS: Readonly<Record<string, Operator>> = {
  ...Object.fromEntries(Object.keys(PARTS).map((name) => [name, text(name)])),
  wildcard: text('wildcard'),
  exactly: text('exactly'),
  'anything-but': { parse: parseAnythingBut, onlyKey: ONE_KEY_OF_LIST },
  numeric: {
    parse(operand, path, report) {
      const help =
        'write `["=", 5]`, `[">", 5]` or `[">=", 5, "<", 10]`, with numbers that are not in quotes';
      if (!Array.isArray(operand)) return report(refused('Value of numeric must be an array.', path, help));
      const result = parseNumeric(operand);
      return 'reason' in result ? report(refused(result.reason, path, help)) : result.condition;
    },
    onlyKey: ONE_KEY_OF_LIST,
  },
  exists: {
    parse(operand, path, report) {
      if (typeof operand === 'boolean') return { kind: 'exists', expected: operand };
      const reason = 'exists match pattern must be either true or false.';
      return report(refused(reason, path, 'write `{ exists: true }` or `{ exists: false }`'));
    },
    onlyKey: ONE_KEY,
  },
  cidr: {
    parse(operand, path, report) {
      const help =
        'write an address and a mask, such as `10.0.0.0/24`; one address alone is written as plain text';
      // AWS names the wrong operator here.
      if (typeof operand !== 'string')
        return report(refused('prefix match pattern must be a string', path, help));
      const result = parseCidr(operand);
      if ('reason' in result) return report(refused(result.reason, path, help));
      if (result.address.value !== result.block.first) {
        report({
          kind: 'doubtful',
          reason: `the address of \`${operand}\` has bits behind its mask, which are ignored or refused`,
          path,
          help: 'end the address in zeros as far as the mask does not reach',
        });
      }
      return { kind: 'cidr', text: operand, block: result.block };
    },
    onlyKey: ONE_KEY,
  },
};

function parseOperator(entry: object, path: Path, report: ReportProblem): Condition | undefined {
  const [first, ...more] = Object.entries(entry) as [string, unknown][];
  const names = Object.keys(OPERATORS).filter((name) => name !== 'exactly');
  if (!first)
    return report(refused('Match expression name not found', path, `write one of ${names.join(', ')}`));
  const [name, operand] = first;
  const operator = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined;
  if (!operator) {
    const help = `an entry is a value, or a map with one of ${names.join(', ')}`;
    return report(refused(`Unrecognized match type ${name}`, child(path, name), help));
  }
  const condition = operator.parse(operand, child(path, name), report);
  if (!condition || more.length === 0) return condition;
  const help = 'make each an entry of its own; entries of one list are alternatives';
  return report(refused(operator.onlyKey, child(path, more[0]![0]), help));
}

function isPlain(value: unknown): value is Value {
  return (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    (typeof value === 'number' && Number.isFinite(value))
  );
}

/** One entry of the list behind a key. */
export function parseCondition(entry: unknown, path: Path, report: ReportProblem): Condition | undefined {
  if (isPlain(entry)) return { kind: 'equals', value: entry };
  if (typeof entry === 'object' && !Array.isArray(entry)) return parseOperator(entry, path, report);
  const reason = 'Match value must be String, number, true, false, or null';
  return report(refused(reason, path, 'put the values into the one list behind the key'));
}
