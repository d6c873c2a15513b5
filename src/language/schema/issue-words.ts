import { load } from 'js-yaml';
import type { z } from 'zod';
import { CURRENT_RUNTIMES, RUNTIME_PATTERN } from '#base/aws/runtimes';
import type { Path } from '#base/diagnostics/path';
import { didYouMean, nearest } from '#base/diagnostics/suggest';
import { list, quoted, shown } from '#base/util/text';
import { YAML_CORE } from '../source/yaml-core';

export type Issue = z.core.$ZodIssue;

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  object: 'a map',
  record: 'a map',
  array: 'a list',
};

/** The key that a finding is about; items of a list go by the key of the list. */
export function subject(path: Path): string {
  const key = path.findLast((segment) => typeof segment === 'string');
  return key === undefined ? 'the file' : `\`${key}\``;
}

/** What the schema wanted; several where there is a choice. */
export function expectations(issue: Issue): string[] {
  if (issue.code === 'invalid_type') return [TYPES[issue.expected] ?? issue.expected];
  if (issue.code === 'invalid_value') return quoted(issue.values.map(String));
  return [issue.message || 'another value'];
}

/** `"1"` where `1` is wanted. */
function isQuotedLiteral(value: unknown, issue: Issue): boolean {
  const literals = issue.code === 'invalid_value' ? issue.values : [];
  return literals.some((literal) => typeof literal !== 'string' && String(literal) === value);
}

export function found(value: unknown, issue: Issue): string {
  // YAML has made another number of `012345678901` already, so that it would not be the one in the file.
  if (issue.code === 'invalid_type' && issue.expected === 'string' && typeof value === 'number') return 'a number';
  const isOtherType = issue.code === 'invalid_type' || isQuotedLiteral(value, issue);
  return typeof value === 'string' && isOtherType ? `the text ${shown(value)}` : shown(value);
}

/** Known values of what is accepted by pattern, for suggestions. */
const KNOWN_OF_PATTERN: Readonly<Record<string, readonly string[]>> = {
  [String(RUNTIME_PATTERN)]: CURRENT_RUNTIMES,
};

function knownValues(issue: Issue): readonly string[] {
  if (issue.code === 'invalid_value') return issue.values.filter((option) => typeof option === 'string');
  const pattern = issue.code === 'invalid_format' && 'pattern' in issue ? issue.pattern : undefined;
  return (pattern !== undefined && KNOWN_OF_PATTERN[pattern]) || [];
}

/** How the value would be right, if that can be guessed. */
export function correction(value: unknown, issue: Issue): string | undefined {
  if (issue.code === 'invalid_type' && issue.expected === 'string') {
    return typeof value === 'number' || typeof value === 'boolean' ? 'put it in quotes' : undefined;
  }
  if (isQuotedLiteral(value, issue)) return 'remove the quotes';
  if (typeof value !== 'string') return undefined;
  const near = nearest(value, knownValues(issue));
  return near === undefined ? undefined : didYouMean(near);
}

/** Whether a text without quotes is the same text, as the only item of a list. */
function isPlainItem(text: string): boolean {
  try {
    const read = load(`[${text}]`, { schema: YAML_CORE });
    return Array.isArray(read) && read.length === 1 && read[0] === text;
  } catch {
    return false;
  }
}

/** A value, a map or a list where the other is wanted. */
export function asCollection(value: unknown, forms: readonly string[]): string | undefined {
  const isList = Array.isArray(value);
  if (isList && forms.includes(TYPES['object']!))
    return 'write a map: each entry is a name and a colon, as in `orders: {}`';
  if (isList || !forms.includes(TYPES['array']!)) return undefined;
  if (typeof value === 'object') return 'write a list: each entry starts with a dash and a space';
  if (typeof value === 'number' && !Number.isFinite(value)) return undefined;
  const item = typeof value === 'string' && isPlainItem(value) ? value : JSON.stringify(value);
  return `write a list: \`[${item}]\``;
}

export function oneOf(forms: readonly string[]): string {
  return list([...new Set(forms)], 'or');
}
