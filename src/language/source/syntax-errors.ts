import { YAMLException } from 'js-yaml';
import { parseDocument } from 'yaml';
import { nearest } from '#base/diagnostics/suggest';
import type { LocatedDiagnostic } from '#base/diagnostics/diagnostic';
import type { Source } from './source';
import type { Span } from './span';
import { asMessage, problemOf } from './syntax-problems';

/** Up to this size every syntax error is collected; a broken file beyond it gets the first one. */
const LARGEST_FULL_REPORT = 32 * 1024;

/** Indicators in a row, as in `- - - - x`: deeper than this the full parser takes too long to give up. */
const DEEP_COMPACT_NESTING = /(?:[-?:][ \t]+){64}/;

const MOST_REPORTED = 50;

/** What no text holds; the parser's words about it lead astray. */
const CONTROL = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g;

export function yamlSyntax(source: Source, span: Span, message: string, help?: string): LocatedDiagnostic {
  const place = source.placeAt(span);
  return { rule: 'yaml-syntax', severity: 'error', message, path: [], help, place, related: [] };
}

function controlCharacters(source: Source): LocatedDiagnostic[] {
  return [...source.text.matchAll(CONTROL)].slice(0, MOST_REPORTED).map(({ 0: character, index }) => {
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    const span = { start: index, end: index + 1 };
    return yamlSyntax(source, span, `the control character U+${code} is not allowed in YAML`, 'delete it');
  });
}

/**
 * Lines that a no-break space indents: YAML reads them as keys at the top.
 * @public loaded by `require`, which the search for unused code does not see
 */
export function noBreakIndents(source: Source): LocatedDiagnostic[] {
  return [...source.text.matchAll(/^\u00a0+/gm)].slice(0, MOST_REPORTED).map(({ 0: spaces, index }) => {
    const span = { start: index, end: index + spaces.length };
    return yamlSyntax(source, span, 'a no-break space (U+00A0) cannot indent YAML', 'use plain spaces');
  });
}

/** What follows on the same line is mostly the parser's confusion, not the user's. */
function firstOfEachLine(findings: readonly LocatedDiagnostic[]): LocatedDiagnostic[] {
  const lines = new Set<number | undefined>();
  return findings.filter(({ place }) => {
    const isFirst = !lines.has(place?.start.line);
    lines.add(place?.start.line);
    return isFirst;
  });
}

function collectAll(source: Source): LocatedDiagnostic[] {
  const document = parseDocument(source.text, {
    prettyErrors: false,
    uniqueKeys: true,
    merge: true,
    // `silent` would hide a second document, too.
    logLevel: 'error',
  });
  const problems = [...document.errors, ...document.warnings].map((stop) => problemOf(source.text, stop));
  const last = problems.findIndex(({ confuses }) => confuses);
  const told = last < 0 ? problems : problems.slice(0, last + 1);
  const found = told.map(({ span, message, help }) => yamlSyntax(source, span, message, help));
  return firstOfEachLine(found).slice(0, MOST_REPORTED);
}

/** The anchors above a place. */
function anchorsAbove(text: string, end: number): string[] {
  return [...text.slice(0, end).matchAll(/(?:^|[\s[{,])&([^\s,[\]{}]+)/g)].map(([, name]) => name!);
}

/** An alias is told where it ends. */
function unknownAlias(source: Source, name: string, end: number): LocatedDiagnostic {
  const anchors = anchorsAbove(source.text, end);
  const near = nearest(name, anchors);
  const meant = near === undefined ? 'define the anchor above' : `did you mean \`*${near}\``;
  const span = { start: end - name.length - 1, end };
  const message = `\`*${name}\` refers to no anchor above`;
  return yamlSyntax(source, span, message, `${meant}, or put it in quotes if you mean the text`);
}

function firstOnly(source: Source, failure: unknown): LocatedDiagnostic {
  // The parser gives up on deep nesting by a limit of its own, or by that of the stack.
  if (!(failure instanceof YAMLException) || failure.reason.includes('maxDepth')) {
    return yamlSyntax(source, { start: 0, end: 0 }, 'the file is nested too deeply to be read');
  }
  const start = (failure.mark as typeof failure.mark | undefined)?.position ?? 0;
  const alias = /^unidentified alias "(.+)"$/.exec(failure.reason)?.[1];
  if (alias !== undefined) return unknownAlias(source, alias, start);
  return yamlSyntax(source, { start, end: start + 1 }, asMessage(failure.reason));
}

/**
 * Why a text is not YAML, given what the fast parser threw. At least one.
 * @public loaded by `require`, which the search for unused code does not see
 */
export function syntaxErrors(source: Source, failure: unknown): LocatedDiagnostic[] {
  // Most of our words quote the file.
  if (source.lineTexts === 'withheld')
    return [yamlSyntax(source, { start: 0, end: 0 }, 'the file is not YAML')];
  const controls = controlCharacters(source);
  if (controls.length > 0) return controls;
  const small = source.text.length <= LARGEST_FULL_REPORT && !DEEP_COMPACT_NESTING.test(source.text);
  const all = small ? collectAll(source) : [];
  return all.length > 0 ? all : [firstOnly(source, failure)];
}
