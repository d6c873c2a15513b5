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
  type YAMLMap,
} from 'yaml';
import type { Anchor } from '#base/diagnostics/diagnostic';
import type { Path } from '#base/diagnostics/path';
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

/** Looks a map's pairs up by key; the index of each map is made once. */
function pairFinder(): (map: YAMLMap, name: string) => Pair | undefined {
  const indexes = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();
  return (map, name) => {
    let index = indexes.get(map);
    if (!index) {
      const pairs = map.items.filter(({ key }) => isScalar(key));
      // The first of equal keys is the one to point at, as the last entry of a Map wins.
      index = new Map(pairs.reverse().map((pair) => [keyText(pair.key as Scalar), pair]));
      indexes.set(map, index);
    }
    return index.get(name);
  };
}

/** One step down the parsed document, through aliases and merge keys. */
function stepper(document: Document) {
  const pairNamed = pairFinder();

  /** A key of the map itself, or else of what `<<` merges into it. */
  function findPair(node: Node | undefined, name: string): Pair | undefined {
    if (!isMap(node)) return undefined;
    const own = pairNamed(node, name);
    if (own) return own;
    const merged = follow(document, pairNamed(node, '<<')?.value);
    const sources = isSeq(merged) ? merged.items.map((item) => follow(document, item)) : [merged];
    return sources.map((source) => findPair(source, name)).find((pair) => pair !== undefined);
  }

  return (node: Node | undefined, segment: string | number): Step | undefined => {
    if (typeof segment === 'number') {
      if (!isSeq(node) || segment >= node.items.length) return undefined;
      return { key: undefined, value: follow(document, node.items[segment]) };
    }
    const pair = findPair(node, segment);
    if (!isPair(pair)) return undefined;
    return { key: pair.key as Node, value: follow(document, pair.value) };
  };
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

/** Keeps the range of every node, and tells of nothing. */
export const YAML_POSITIONS = {
  prettyErrors: false,
  uniqueKeys: false,
  merge: true,
  logLevel: 'silent',
} as const;

/** Exact spans in a text that was parsed with `YAML_POSITIONS`. */
export function spansOf(document: Document, text: string): SpanFinder {
  const stepInto = stepper(document);

  return (path: Path, on: Anchor): Span => {
    let node = follow(document, document.contents);
    let span = rangeOf(node) ?? { start: 0, end: 0 };
    for (const [depth, segment] of path.entries()) {
      const step = stepInto(node, segment);
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

export function documentSpans(text: string): SpanFinder {
  return spansOf(parseDocument(text, YAML_POSITIONS), text);
}
