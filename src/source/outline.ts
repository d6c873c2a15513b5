import type { Anchor } from '../diagnostics/diagnostic';
import type { Path } from '../diagnostics/path';
import type { Span, SpanFinder } from './span';

interface Line {
  readonly start: number;
  readonly entry: string;
  readonly indent: number;
}

/** Lines that hold something; the first may begin in mid-line, its indentation still counts from the margin. */
function* contentLines(text: string, from: number): Generator<Line> {
  for (let at = from; at < text.length;) {
    const start = text.lastIndexOf('\n', at - 1) + 1;
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    const rest = text.slice(at, end).trimEnd();
    const blank = rest.length - rest.trimStart().length;
    const entry = rest.slice(blank);
    if (entry !== '' && !entry.startsWith('#')) yield { start, entry, indent: at - start + blank };
    at = end + 1;
  }
}

function lineEnd(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  return newline < 0 ? text.length : newline;
}

/** `key`, `"key"` or `'key'` at the head of a block mapping entry. */
function keyOf(entry: string): string | undefined {
  const match = /^(?:"([^"]*)"|'([^']*)'|([^\s#:][^:]*?))\s*:(?:\s|$)/.exec(entry);
  return match?.[1] ?? match?.[2] ?? match?.[3];
}

interface Found {
  readonly key: Span;
  /** Where the entry's content goes on, and how far in it may start. */
  readonly inside: number;
  readonly indent: number;
}

/** Looks for one entry among the lines that are indented more than `parent`. */
function findEntry(text: string, from: number, parent: number, segment: string | number): Found | undefined {
  let level: number | undefined;
  let index = -1;
  for (const { start: lineStart, entry, indent } of contentLines(text, from)) {
    const isItem = entry === '-' || entry.startsWith('- ');
    if (indent < parent || (indent === parent && !isItem)) return undefined;
    level ??= indent;
    if (indent !== level) continue;
    const start = lineStart + indent;
    if (typeof segment === 'number') {
      if (isItem) index++;
      if (isItem && index === segment) {
        return { key: { start, end: start + entry.length }, inside: start + 1, indent };
      }
    } else if (keyOf(entry) === segment) {
      const end = start + entry.indexOf(':', segment.length);
      return { key: { start, end }, inside: lineEnd(text, end), indent };
    }
  }
  return undefined;
}

/**
 * Spans from indentation alone: exact for keys of block mappings and items of block lists, which is how long files
 * are written; inside `{ }` and `[ ]` it gives the key before them.
 */
export function outlineSpans(text: string): SpanFinder {
  return (path: Path, _on: Anchor): Span => {
    let span: Span = { start: 0, end: 0 };
    let from = 0;
    let indent = -1;
    for (const segment of path) {
      const found = findEntry(text, from, indent, segment);
      if (!found) break;
      span = found.key;
      from = found.inside;
      indent = found.indent;
    }
    return span;
  };
}
