import type { z } from 'zod';
import { error, type Diagnostic } from '#base/diagnostics/diagnostic';
import { valueAt, type Path } from '#base/diagnostics/path';
import { nearest, suggest } from '#base/diagnostics/suggest';
import { isMap } from '#base/util/json';
import { shown } from '#base/util/text';
import { ourNameFor } from './foreign-names';
import { FIFO_SUFFIX, isFifoName } from '#base/aws/names';
import { asCollection, correction, expectations, found, oneOf, subject, type Issue } from './issue-words';
import { providerLimit } from './provider-limits';
import { knownKeys } from './known-keys';
import { remedy, whatToWrite } from './remedies';

/** Enough to see what is wrong with a file that is something else entirely. */
const MOST_UNKNOWN_KEYS = 100;

interface Reader {
  readonly root: z.core.$ZodType;
  readonly value: unknown;
}

function keysAt(reader: Reader, path: Path): string[] {
  const value = valueAt(reader.value, path);
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

function unknownAmong(keys: readonly string[], known: readonly string[]): string[] {
  return keys.filter((key) => !known.includes(key)).slice(0, MOST_UNKNOWN_KEYS);
}

/** Whether a key that is missing stands there misspelt, which is reported already. */
function isMisspelt(reader: Reader, parent: Path, key: string): boolean {
  const known = knownKeys(reader.root, parent, reader.value);
  const unknown = unknownAmong(keysAt(reader, parent), known);
  return unknown.some((present) => (ourNameFor(present, known) ?? nearest(present, known)) === key);
}

function missing(reader: Reader, path: Path, issue: Issue): Diagnostic[] {
  const parent = path.slice(0, -1);
  const key = String(path.at(-1));
  if (isMisspelt(reader, parent, key)) return [];
  const who = typeof parent.at(-1) === 'number' ? `an item of ${subject(parent)}` : subject(parent);
  const message = `${who} needs the key \`${key}\``;
  return [error({ rule: 'missing-key', message, path: parent, on: 'key', help: whatToWrite(key, issue) })];
}

function wrongValue(reader: Reader, path: Path, issue: Issue, forms = expectations(issue)): Diagnostic {
  const value = valueAt(reader.value, path);
  const rule = issue.code === 'invalid_type' || issue.code === 'invalid_union' ? 'wrong-type' : 'wrong-value';
  const message = `${subject(path)} must be ${oneOf(forms)}, found ${found(value, issue)}`;
  const help =
    remedy(value, issue, forms) ??
    correction(value, issue) ??
    providerLimit(path, value) ??
    asCollection(value, forms);
  return error({ rule, message, path, help });
}

/** AWS's names of FIFO elements end in `.fifo`; here they have it by themselves. */
function withoutFifo(name: unknown): string | undefined {
  if (typeof name !== 'string' || !isFifoName(name)) return undefined;
  return `write \`${name.slice(0, -FIFO_SUFFIX.length)}\` with \`fifo: true\`: its name in AWS gets \`${FIFO_SUFFIX}\` from that`;
}

/** What file this is, if it is one of another tool. */
function otherTool({ value }: Reader): string | undefined {
  const { AWSTemplateFormatVersion, Resources, type } = isMap(value) ? value : {};
  if (AWSTemplateFormatVersion !== undefined || Resources !== undefined)
    return 'this is a CloudFormation template: `msgtopo import cloudformation` writes a topology for its stack';
  const isManifest = typeof type === 'string' && / (?:Service|Job)$/.test(type);
  return isManifest ? 'this is a manifest of Copilot: `msgtopo import copilot` writes a topology for it' : undefined;
}

function helpForKey(key: string, free: readonly string[]): string | undefined {
  if (key.includes('\u00a0')) return 'it holds a no-break space (U+00A0); write plain spaces';
  if (key.startsWith('x-')) return 'define an anchor where it is used first, or use `defaults`';
  return suggest(key, free);
}

function unknownKeys(reader: Reader, path: Path, keys: readonly string[]): Diagnostic[] {
  const known = knownKeys(reader.root, path, reader.value);
  const present = keysAt(reader, path);
  const free = known.filter((key) => !present.includes(key));
  const where = path.length === 0 ? '' : ` in ${subject(path)}`;
  return keys.slice(0, MOST_UNKNOWN_KEYS).map((key) => {
    const ours = ourNameFor(key, known);
    const other = path.length === 0 ? otherTool(reader) : undefined;
    const help = other ?? (ours === undefined ? () => helpForKey(key, free) : `here it is called \`${ours}\``);
    const message = `unknown key ${shown(key)}${where}`;
    return error({ rule: 'unknown-key', message, path: [...path, key], on: 'key', help });
  });
}

function isTypeMismatch(issue: Issue): boolean {
  return issue.path.length === 0 && issue.code === 'invalid_type';
}

/** A value that may have several forms: report on the form that was tried, or else name all forms. */
function union(reader: Reader, path: Path, issue: z.core.$ZodIssueInvalidUnion): Diagnostic[] {
  if (issue.errors.length === 0) {
    const options = 'options' in issue ? (issue.options ?? []).filter((option) => option !== undefined) : [];
    return [wrongValue(reader, path, { code: 'invalid_value', values: options, path: [], message: '' })];
  }
  const tried = issue.errors.filter((branch) => !branch.some(isTypeMismatch));
  const isChoice = (branch: readonly Issue[]) =>
    branch[0]?.code === 'invalid_value' && branch[0].path.length === 0;
  const best = tried.find((branch) => !isChoice(branch));
  if (best) return best.flatMap((inner) => diagnose(reader, path, inner));
  const forms =
    issue.message === '' ? issue.errors.flatMap((branch) => expectations(branch[0]!)) : [issue.message];
  return [wrongValue(reader, path, tried[0]?.[0] ?? issue, forms)];
}

function diagnose(reader: Reader, base: Path, issue: Issue): Diagnostic[] {
  const path = [...base, ...(issue.path as (string | number)[])];
  switch (issue.code) {
    case 'unrecognized_keys':
      return unknownKeys(reader, path, issue.keys);
    case 'invalid_key': {
      const message = `the name ${shown(path.at(-1))} must be ${oneOf(expectations(issue.issues[0]!))}`;
      return [error({ rule: 'invalid-name', message, path, on: 'key', help: withoutFifo(path.at(-1)) })];
    }
    default:
      if (valueAt(reader.value, path) === undefined) return missing(reader, path, issue);
      return issue.code === 'invalid_union' ? union(reader, path, issue) : [wrongValue(reader, path, issue)];
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
