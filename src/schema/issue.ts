import type { z } from 'zod';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { valueAt, type Path } from '../diagnostics/path';
import { suggest } from '../diagnostics/suggest';
import { list, quoted, shown } from '../util/text';
import { ourNameFor } from './foreign-names';
import { knownKeys } from './known-keys';

type Issue = z.core.$ZodIssue;

/** Enough to see what is wrong with a file that is something else entirely. */
const MOST_UNKNOWN_KEYS = 100;

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  object: 'a map',
  record: 'a map',
  array: 'a list',
};

interface Reader {
  readonly root: z.core.$ZodType;
  readonly value: unknown;
}

function pathOf(base: Path, issue: Issue): Path {
  return [...base, ...(issue.path as (string | number)[])];
}

/** The key that a finding is about; items of a list go by the key of the list. */
function subject(path: Path): string {
  const key = path.findLast((segment) => typeof segment === 'string');
  return key === undefined ? 'the file' : `\`${key}\``;
}

function literals(values: readonly unknown[]): string[] {
  return quoted(values.map(String));
}

/** What the schema wanted, in words. */
function expectation(issue: Issue): string {
  if (issue.code === 'invalid_type') return TYPES[issue.expected] ?? issue.expected;
  if (issue.code === 'invalid_value') {
    const values = literals(issue.values);
    return values.length === 1 ? values[0]! : `one of ${list(values, 'or')}`;
  }
  return issue.message || 'another value';
}

function found(value: unknown, issue: Issue): string {
  const isText = typeof value === 'string';
  return isText && issue.code === 'invalid_type' ? `the text ${shown(value)}` : shown(value);
}

function missing(path: Path): Diagnostic {
  const key = path.at(-1);
  const parent = path.slice(0, -1);
  const owner = parent.length === 0 ? 'the file' : subject(parent);
  return error({
    rule: 'missing-key',
    message: `${owner} needs the key \`${key}\``,
    path: parent,
    on: 'key',
  });
}

function wrongValue(reader: Reader, path: Path, issue: Issue, expected: string): Diagnostic {
  const value = valueAt(reader.value, path);
  const rule = issue.code === 'invalid_type' || issue.code === 'invalid_union' ? 'wrong-type' : 'wrong-value';
  const message = `${subject(path)} must be ${expected}, found ${found(value, issue)}`;
  const help =
    issue.code === 'invalid_value' && typeof value === 'string'
      ? suggest(
          value,
          issue.values.filter((option) => typeof option === 'string'),
        )
      : undefined;
  // The accepted values stand in the message already.
  return error({ rule, message, path, help: help?.startsWith('did you mean') ? help : undefined });
}

function unknownKeys(reader: Reader, path: Path, keys: readonly string[]): Diagnostic[] {
  const known = knownKeys(reader.root, path);
  const present = valueAt(reader.value, path);
  const free = known.filter((key) => !(typeof present === 'object' && present !== null && key in present));
  return keys.slice(0, MOST_UNKNOWN_KEYS).map((key) => {
    const ours = ourNameFor(key, known);
    const help = ours === undefined ? suggest(key, free) : `here it is called \`${ours}\``;
    const where = path.length === 0 ? '' : ` in ${subject(path)}`;
    const finding = { rule: 'unknown-key', message: `unknown key ${shown(key)}${where}`, on: 'key' as const };
    return error({ ...finding, path: [...path, key], help });
  });
}

function isTypeMismatch(issue: Issue): boolean {
  return issue.path.length === 0 && issue.code === 'invalid_type';
}

/** A value that may have several forms: report on the form that was tried, or else name all forms. */
function union(reader: Reader, path: Path, issue: z.core.$ZodIssueInvalidUnion): Diagnostic[] {
  if (issue.errors.length === 0) {
    const options = 'options' in issue ? (issue.options ?? []) : [];
    const choice: Issue = { code: 'invalid_value', values: options, path: issue.path, message: '' };
    return [wrongValue(reader, path, choice, expectation(choice))];
  }
  const value = valueAt(reader.value, path);
  const tried = issue.errors.filter((branch) => !branch.some(isTypeMismatch));
  const isScalar = typeof value !== 'object' || value === null;
  const best =
    tried.find((branch) => !isScalar || branch.every((inner) => inner.code !== 'invalid_value')) ?? tried[0];
  const onlyValues =
    isScalar && tried.length > 0 && tried.every((branch) => branch[0]?.code === 'invalid_value');
  if (best && !onlyValues) return best.flatMap((inner) => diagnose(reader, path, inner));
  const forms = [...new Set(issue.errors.map((branch) => expectation(branch[0]!)))];
  const single = tried.length === 1 ? tried[0]![0]! : issue;
  return [wrongValue(reader, path, single, list(forms, 'or'))];
}

function diagnose(reader: Reader, base: Path, issue: Issue): Diagnostic[] {
  const path = pathOf(base, issue);
  const value = valueAt(reader.value, path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return unknownKeys(reader, path, issue.keys);
    case 'invalid_union':
      return value === undefined ? [missing(path)] : union(reader, path, issue);
    case 'invalid_key': {
      const expected = expectation(issue.issues[0]!);
      const message = `the name ${shown(path.at(-1))} must be ${expected}`;
      return [error({ rule: 'invalid-name', message, path, on: 'key' })];
    }
    default:
      return value === undefined ? [missing(path)] : [wrongValue(reader, path, issue, expectation(issue))];
  }
}

/** Zod's issues in our words: what was expected, what was found, and where. */
export function diagnoseIssues(
  root: z.core.$ZodType,
  value: unknown,
  issues: readonly Issue[],
): Diagnostic[] {
  return issues.flatMap((issue) => diagnose({ root, value }, [], issue));
}
