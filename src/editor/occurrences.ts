import { isAlias, isMap, isPair, isScalar, isSeq, parseDocument, type Node, type Pair } from 'yaml';
import { child, type Path } from '#base/diagnostics/path';
import { YAML_POSITIONS } from '#language/source/document-spans';
import type { Span } from '#language/source/span';
import {
  ELEMENT_TEXT,
  IN_TEXT,
  isElementText,
  namedByKey,
  namedByValue,
  type KeyUse,
  type Section,
} from './references';

/** One place where a file writes the name of something. */
export interface Occurrence {
  readonly section: Section;
  readonly name: string;
  readonly role: KeyUse['role'];
  /** Of the name alone, without quotes. */
  readonly span: Span;
  readonly path: Path;
}

function spanOfName(text: string, node: Node, name: string): Span {
  const [start, end] = node.range!;
  const at = text.slice(start, end).indexOf(name);
  return { start: start + Math.max(at, 0), end: start + Math.max(at, 0) + name.length };
}

/** Every name that a text writes. It may be half-written: what can be read counts. */
export function occurrencesIn(text: string): readonly Occurrence[] {
  const found: Occurrence[] = [];

  function scalar(node: Node, value: unknown, path: Path): void {
    const section = namedByValue(path);
    if (typeof value !== 'string') return;
    const [start, end] = node.range!;
    const written = text.slice(start, end);
    if (section && !/[:${]/.test(value)) {
      found.push({ section, name: value, role: 'reference', span: spanOfName(text, node, value), path });
    }
    const matches = [...written.matchAll(IN_TEXT)];
    const element = isElementText(path) ? ELEMENT_TEXT.exec(written) : null;
    for (const match of element ? [...matches, element] : matches) {
      const [whole, where = '', name = ''] = match;
      const from = start + match.index + whole.length - name.length;
      const span = { start: from, end: from + name.length };
      found.push({ section: where as Section, name, role: 'reference', span, path });
    }
  }

  function pair({ key, value }: Pair, path: Path): void {
    if (!isScalar(key)) return;
    const name = String(key.value);
    const at = child(path, name);
    const use = namedByKey(at);
    if (use && key.range) found.push({ ...use, name, span: spanOfName(text, key, name), path: at });
    walk(value, at);
  }

  function walk(node: unknown, path: Path): void {
    if (isAlias(node)) return;
    if (isScalar(node)) scalar(node, node.value, path);
    else if (isMap(node)) node.items.filter(isPair).forEach((item) => pair(item, path));
    else if (isSeq(node)) node.items.forEach((item, index) => walk(item, child(path, index)));
  }

  walk(parseDocument(text, YAML_POSITIONS).contents, []);
  return found;
}

/** The name that is written at an offset. */
export function occurrenceAt(text: string, offset: number): Occurrence | undefined {
  return occurrencesIn(text).find(({ span }) => span.start <= offset && offset <= span.end);
}
