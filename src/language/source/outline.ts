import type { Anchor } from '#base/diagnostics/diagnostic';
import type { Path } from '#base/diagnostics/path';
import { contentLines, lineEnd } from './content-lines';
import type { Span, SpanFinder } from './span';

/** `key`, `"key"` or `'key'` at the head of a block mapping entry. */
function keyOf(entry: string): string | undefined {
  const match = /^(?:"([^"]*)"|'([^']*)'|([^\s#:][^:]*?))\s*:(?:\s|$)/.exec(entry);
  return match?.[1] ?? match?.[2] ?? match?.[3];
}

interface Entry {
  readonly key: Span;
  /** Where the entry's content goes on. */
  readonly inside: number;
  readonly indent: number;
  readonly isItem: boolean;
}

type Entries = ReadonlyMap<string | number, Entry>;

/** The entries among the lines that are indented more than `parent`; the first of a name counts. */
function entriesBelow(text: string, parent: Entry): Entries {
  const entries = new Map<string | number, Entry>();
  let level: number | undefined;
  let items = 0;
  for (const { start: lineStart, entry, indent } of contentLines(text, parent.inside)) {
    const isItem = entry === '-' || entry.startsWith('- ');
    // The items of a key's list may stand as far left as the key.
    const isBeside = indent === parent.indent && isItem && !parent.isItem;
    if (indent <= parent.indent && !isBeside) break;
    level ??= indent;
    if (indent !== level) continue;
    const start = lineStart + indent;
    if (isItem) {
      entries.set(items++, { key: { start, end: start + entry.length }, inside: start + 1, indent, isItem });
      continue;
    }
    const key = keyOf(entry);
    if (key === undefined || entries.has(key)) continue;
    const end = start + entry.indexOf(':', key.length);
    entries.set(key, { key: { start, end }, inside: lineEnd(text, end), indent, isItem });
  }
  return entries;
}

/**
 * Spans from indentation alone: exact for keys of block mappings and items of block lists, which is how long files
 * are written; inside `{ }` and `[ ]` it gives the key before them.
 */
export function outlineSpans(text: string): SpanFinder {
  const known = new Map<number, Entries>();
  const entriesOf = (parent: Entry): Entries => {
    const entries = known.get(parent.inside) ?? entriesBelow(text, parent);
    known.set(parent.inside, entries);
    return entries;
  };
  return (path: Path, _on: Anchor): Span => {
    let found: Entry = { key: { start: 0, end: 0 }, inside: 0, indent: -1, isItem: false };
    for (const segment of path) {
      const entry = entriesOf(found).get(segment);
      if (!entry) break;
      found = entry;
    }
    return found.key;
  };
}
