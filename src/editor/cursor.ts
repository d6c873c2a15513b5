import { isPair, isScalar, isSeq, parseDocument, visit, type Document, type Node, type Pair } from 'yaml';
import type { Path } from '#base/diagnostics/path';
import { YAML_POSITIONS } from '#language/source/document-spans';
import type { Span } from '#language/source/span';

/** What somebody is about to write. */
export interface Cursor {
  /** A key of the map at `path`, the value at `path`, or an item of a list, which may begin a map. */
  readonly kind: 'key' | 'value' | 'item';
  readonly path: Path;
  /** The word that is begun; what is chosen replaces it. */
  readonly span: Span;
  /** The file as far as it can be read. */
  readonly data: unknown;
}

/** Nobody has a word like it. */
const MARK = 'msgtopo-cursor-0';
const KEY = `${MARK}: null`;

const WORD = /[\w.-]/;

export function wordAround(text: string, offset: number): Span {
  let [start, end] = [offset, offset];
  while (start > 0 && WORD.test(text[start - 1]!)) start--;
  while (end < text.length && WORD.test(text[end]!)) end++;
  return { start, end };
}

function pathOf(ancestors: readonly unknown[], last: Node | Pair): Path {
  const steps = [...ancestors, last];
  return steps.flatMap((step, at): Path => {
    const next = steps[at + 1];
    if (isPair(step)) return isScalar(step.key) ? [String(step.key.value)] : [];
    return isSeq(step) && next !== undefined ? [step.items.indexOf(next)] : [];
  });
}

function dataOf(document: Document): unknown {
  try {
    return document.toJS() as unknown;
  } catch {
    // An alias without its anchor, for example.
    return undefined;
  }
}

function markIn(text: string, span: Span): Cursor | undefined {
  const document = parseDocument(text, YAML_POSITIONS);
  let found: Cursor | undefined;
  visit(document, {
    Scalar(role, node, ancestors) {
      if (node.value !== MARK) return undefined;
      const path = pathOf(ancestors, node);
      const kind = role === 'key' ? 'key' : role === 'value' ? 'value' : 'item';
      found = { kind, path: kind === 'key' ? path.slice(0, -1) : path, span, data: dataOf(document) };
      return visit.BREAK;
    },
  });
  return found;
}

/**
 * Where in the file an offset is. A mark takes the place of the word there, and the parser, which reads half-written
 * files, says where it went.
 */
export function cursorAt(text: string, offset: number): Cursor | undefined {
  const span = wordAround(text, offset);
  const [before, after] = [text.slice(0, span.start), text.slice(span.end)];
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const isAlone = /^[^\S\n]*(?:\n|$)/.test(after);
  // Alone on its line it would be taken for a continuation of the line above, so it is tried as a key first.
  const isNewKey = isAlone && /^\s*$/.test(line);
  const marks = isNewKey ? [KEY, MARK] : [MARK, KEY];
  for (const mark of marks) {
    const found = markIn(before + mark + after, span);
    if (found) return found;
  }
  return undefined;
}
