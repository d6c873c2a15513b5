import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  parseDocument,
  type Document,
  type Node,
  type Scalar,
  type Pair,
} from 'yaml';
import type { Anchor } from '../diagnostics/diagnostic';
import type { Path } from '../diagnostics/path';
import type { Span, SpanFinder } from './span';

interface Step {
  /** Absent for an item of a list. */
  readonly key: Node | undefined;
  readonly value: Node | undefined;
}

function follow(document: Document, node: unknown): Node | undefined {
  if (isAlias(node)) return node.resolve(document);
  return node === null ? undefined : (node as Node | undefined);
}

/** A key as it stands in the parsed data, where every key is text. */
function keyText({ value }: Scalar): string {
  // With `merge: true` the key `<<` is a symbol of that name.
  if (typeof value === 'symbol') return value.description ?? '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function pairNamed(pairs: readonly Pair[], name: string): Pair | undefined {
  return pairs.find(({ key }) => isScalar(key) && keyText(key) === name);
}

/** A key of the map itself, or else of what `<<` merges into it. */
function findPair(document: Document, node: Node | undefined, name: string): Pair | undefined {
  if (!isMap(node)) return undefined;
  const own = pairNamed(node.items, name);
  if (own) return own;
  const merged = follow(document, pairNamed(node.items, '<<')?.value);
  const sources = isSeq(merged) ? merged.items.map((item) => follow(document, item)) : [merged];
  return sources.map((source) => findPair(document, source, name)).find((pair) => pair !== undefined);
}

function stepInto(document: Document, node: Node | undefined, segment: string | number): Step | undefined {
  if (typeof segment === 'number') {
    if (!isSeq(node) || segment >= node.items.length) return undefined;
    return { key: undefined, value: follow(document, node.items[segment]) };
  }
  const pair = findPair(document, node, segment);
  if (!isPair(pair)) return undefined;
  return { key: pair.key as Node, value: follow(document, pair.value) };
}

function rangeOf(node: Node | undefined): Span | undefined {
  const range = node?.range;
  return range ? { start: range[0], end: range[1] } : undefined;
}

function firstLine(text: string, { start, end }: Span): Span {
  const lineEnd = text.indexOf('\n', start);
  const cut = lineEnd < 0 ? end : Math.min(end, lineEnd);
  return { start, end: start + text.slice(start, cut).trimEnd().length };
}

/** Exact spans, from a full parse that keeps the range of every node. */
export function documentSpans(text: string): SpanFinder {
  const document = parseDocument(text, {
    prettyErrors: false,
    uniqueKeys: false,
    merge: true,
    logLevel: 'silent',
  }) as Document;

  return (path: Path, on: Anchor): Span => {
    let node = follow(document, document.contents);
    let span = rangeOf(node) ?? { start: 0, end: 0 };
    for (const [depth, segment] of path.entries()) {
      const step = stepInto(document, node, segment);
      if (!step) break;
      const isTarget = depth === path.length - 1;
      const key = rangeOf(step.key);
      const value = rangeOf(step.value);
      const hasValue = value !== undefined && value.end > value.start;
      span = (isTarget && on === 'value' && hasValue ? value : (key ?? value)) ?? span;
      node = step.value;
    }
    return firstLine(text, span);
  };
}
