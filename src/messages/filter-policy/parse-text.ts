import { child, type Path } from '#base/diagnostics/path';
import type { TextCondition } from './policy';
import { refused, type Problem, type ReportProblem } from './problem';
import { parseWildcard } from './wildcard';

/** Operators that compare a part of a text. */
export const PARTS = {
  prefix: { part: 'start', ignoreCase: false },
  suffix: { part: 'end', ignoreCase: false },
  'equals-ignore-case': { part: 'whole', ignoreCase: true },
} as const;

/** What EventBridge has, and the documentation of SNS does not. */
export function undocumented(form: string, path: Path): Problem {
  return {
    kind: 'doubtful',
    reason: `\`${form}\` is a form of EventBridge that the documentation of SNS does not know`,
    path,
    help: 'test it with SNS before you rely on it, or use a documented form',
  };
}

function wildcard(pattern: string, path: Path, report: ReportProblem): TextCondition | undefined {
  const result = parseWildcard(pattern);
  if ('pieces' in result) return { kind: 'wildcard', pattern, pieces: result.pieces };
  const help = '`*` stands for any run of characters; write `\\*` for an asterisk and `\\\\` for a backslash';
  return report(refused(result.problem, path, help));
}

/** `prefix` and `suffix` of EventBridge may hold `{ equals-ignore-case: text }`. */
function partIgnoringCase(
  name: 'prefix' | 'suffix',
  operand: object,
  path: Path,
  report: ReportProblem,
): TextCondition | undefined {
  const [first, ...more] = Object.entries(operand) as [string, unknown][];
  const title = name === 'prefix' ? 'Prefix' : 'Suffix';
  const help = `write \`{ ${name}: text }\``;
  if (!first) return report(refused(`${title} expression name not found`, path, help));
  const [inner, text] = first;
  const at = child(path, inner);
  if (inner !== 'equals-ignore-case')
    return report(refused(`Unsupported ${name} pattern: ${inner}`, at, help));
  if (typeof text !== 'string') {
    return report(refused('equals-ignore-case match pattern must be a string', at, help));
  }
  if (more.length > 0) return report(refused('Only one key allowed in match expression', path, help));
  report(undocumented(`${name}: { equals-ignore-case }`, at));
  return { kind: 'text', part: PARTS[name].part, ignoreCase: true, text };
}

/** The operand of an operator that compares text, by the operator's name. */
export function parseText(
  name: string,
  operand: unknown,
  path: Path,
  report: ReportProblem,
): TextCondition | undefined {
  if ((name === 'prefix' || name === 'suffix') && typeof operand === 'object' && !Array.isArray(operand)) {
    if (operand !== null) return partIgnoringCase(name, operand, path, report);
  }
  if (typeof operand !== 'string') {
    const subject = name === 'exactly' ? 'exact' : name;
    const reason = `${subject} match pattern must be a string`;
    return report(
      refused(reason, path, `write text behind \`${name}\`, in quotes if it looks like a number`),
    );
  }
  if (name === 'wildcard') return wildcard(operand, path, report);
  if (name === 'exactly') {
    report(undocumented('exactly', path));
    return { kind: 'text', part: 'whole', ignoreCase: false, text: operand };
  }
  return { kind: 'text', ...PARTS[name as keyof typeof PARTS], text: operand };
}
