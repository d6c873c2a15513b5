import { child, type Path } from '#base/diagnostics/path';
import { parseText, undocumented } from './parse-text';
import type { Condition, TextCondition } from './policy';
import { refused, type ReportProblem } from './problem';

const HELP = 'write a text, a number, a list of one sort of these, or `{ prefix | suffix | wildcard: text }`';

const INNER = ['prefix', 'suffix', 'wildcard', 'equals-ignore-case'];

function isScalar(value: unknown): value is string | number {
  return typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));
}

function parseList(values: readonly unknown[], path: Path, report: ReportProblem): Condition | undefined {
  const wrong = values.findIndex((value) => !isScalar(value));
  if (wrong >= 0) {
    const reason = 'Inside anything but list, start|null|boolean is not supported.';
    return report(refused(reason, child(path, wrong), HELP));
  }
  const listed = values as readonly (string | number)[];
  if (new Set(listed.map((value) => typeof value)).size !== 1) {
    const reason =
      'Inside anything but list, either all values are number or string, mixed type is not supported';
    return report(refused(reason, path, HELP));
  }
  return { kind: 'anything-but', values: listed };
}

function wrongOperand(name: string): string {
  if (name === 'wildcard') return 'wildcard match pattern must be a string';
  if (name === 'equals-ignore-case') {
    return 'Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported.';
  }
  return 'prefix/suffix match pattern must be a string';
}

function parseInnerText(
  name: string,
  operand: unknown,
  path: Path,
  report: ReportProblem,
): TextCondition | undefined {
  if (typeof operand !== 'string') return report(refused(wrongOperand(name), path, HELP));
  if (operand === '' && (name === 'prefix' || name === 'suffix')) {
    return report(refused('Null prefix/suffix not allowed', path, HELP));
  }
  return parseText(name, operand, path, report);
}

function isListOrScalar(value: unknown): boolean {
  return Array.isArray(value) || isScalar(value);
}

const WRONG_VALUE = 'Value of anything-but must be an array or single string/number value.';

function parseInner(operand: object, path: Path, report: ReportProblem): Condition | undefined {
  const [first, ...more] = Object.entries(operand) as [string, unknown][];
  if (!first) return report(refused('Anything-But expression name not found', path, HELP));
  const [name, value] = first;
  const at = child(path, name);
  if (!INNER.includes(name)) return report(refused(`Unsupported anything-but pattern: ${name}`, at, HELP));
  if (!isListOrScalar(value)) return report(refused(WRONG_VALUE, at, HELP));
  const listed = Array.isArray(value);
  const texts = (listed ? (value as unknown[]) : [value]).map((text, index) =>
    parseInnerText(name, text, listed ? child(at, index) : at, report),
  );
  const tests = texts.filter((text) => text !== undefined);
  if (tests.length < texts.length) return undefined;
  if (more.length > 0) {
    return report(refused('Too many elements in numeric expression', child(path, more[0]![0]), HELP));
  }
  if (listed || name === 'equals-ignore-case') {
    report(undocumented(listed ? `anything-but: { ${name}: [...] }` : `anything-but: { ${name} }`, at));
  }
  return { kind: 'anything-but-text', tests };
}

/** What stands behind `anything-but`. */
export function parseAnythingBut(operand: unknown, path: Path, report: ReportProblem): Condition | undefined {
  if (Array.isArray(operand)) return parseList(operand, path, report);
  if (isScalar(operand)) return { kind: 'anything-but', values: [operand] };
  if (typeof operand === 'object' && operand !== null) return parseInner(operand, path, report);
  return report(refused(WRONG_VALUE, path, HELP));
}
