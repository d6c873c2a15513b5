import { YAMLException } from 'js-yaml';
import { parseDocument } from 'yaml';
import type { LocatedDiagnostic } from '#base/diagnostics/diagnostic';
import type { Source } from './source';
import type { Span } from './span';

/** Up to this size every syntax error is collected; a broken file beyond it gets the first one. */
const LARGEST_FULL_REPORT = 32 * 1024;

/** Indicators in a row, as in `- - - - x`: deeper than this the full parser takes too long to give up. */
const DEEP_COMPACT_NESTING = /(?:[-?:][ \t]+){64}/;

const MOST_REPORTED = 50;

const OUR_WORDS: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'this key appears twice in the same map',
  MULTIPLE_DOCS: 'a topology is one document, but a second one starts here',
  TAB_AS_INDENT: 'a tab cannot indent YAML; use spaces',
  BAD_INDENT: 'the indentation does not match the lines above',
  UNEXPECTED_TOKEN: 'this is not allowed here',
  TAG_RESOLVE_FAILED: 'YAML tags such as `!Ref` are not supported',
};

export function yamlSyntax(source: Source, span: Span, message: string): LocatedDiagnostic {
  const place = source.placeAt(span);
  return { rule: 'yaml-syntax', severity: 'error', message, path: [], help: undefined, place, related: [] };
}

function lowerFirst(text: string): string {
  const line = (text.split('\n')[0] ?? '').replace(/[.:]$/, '');
  return line.charAt(0).toLowerCase() + line.slice(1);
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
  const found = [...document.errors, ...document.warnings].map(({ pos, code, message }) => {
    const [start, end] = pos;
    return yamlSyntax(source, { start, end }, OUR_WORDS[code] ?? lowerFirst(message));
  });
  return firstOfEachLine(found).slice(0, MOST_REPORTED);
}

function firstOnly(source: Source, failure: unknown): LocatedDiagnostic {
  // The parser gives up on deep nesting by a limit of its own, or by that of the stack.
  if (!(failure instanceof YAMLException) || failure.reason.includes('maxDepth')) {
    return yamlSyntax(source, { start: 0, end: 0 }, 'the file is nested too deeply to be read');
  }
  const start = (failure.mark as typeof failure.mark | undefined)?.position ?? 0;
  return yamlSyntax(source, { start, end: start + 1 }, lowerFirst(failure.reason));
}

/**
 * Why a text is not YAML, given what the fast parser threw. At least one.
 * @public loaded by `require`, which the search for unused code does not see
 */
export function syntaxErrors(source: Source, failure: unknown): LocatedDiagnostic[] {
  const small = source.text.length <= LARGEST_FULL_REPORT && !DEEP_COMPACT_NESTING.test(source.text);
  const all = small ? collectAll(source) : [];
  return all.length > 0 ? all : [firstOnly(source, failure)];
}
