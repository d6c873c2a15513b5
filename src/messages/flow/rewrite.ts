import { isMap, isScalar, parseDocument, type Pair, type YAMLMap } from 'yaml';
import type { Path } from '#base/diagnostics/path';

export interface Recording {
  /** Of the flow, in its file. */
  readonly path: Path;
  readonly expect: Readonly<Record<string, unknown>>;
}

const PLAIN = /^[A-Za-z][\w.-]*$/;
const NOT_TEXT = /^(true|false|null|yes|no|on|off)$/i;

/** A value in one line of YAML. */
function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, item]) => `${inline(key)}: ${inline(item)}`);
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  const isPlain = typeof value === 'string' && PLAIN.test(value) && !NOT_TEXT.test(value);
  return isPlain ? value : JSON.stringify(value);
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function trimmedEnd(text: string, end: number): number {
  return text.slice(0, end).trimEnd().length;
}

function replaced(text: string, { key, value }: Pair, expect: string): Edit {
  const start = isScalar(key) ? key.range![1] : 0;
  const end = (value as { range?: [number, number] | null } | null)?.range?.[1] ?? start;
  return { start, end: Math.max(start, trimmedEnd(text, end)), text: `: ${expect}` };
}

/** Before the brace that closes the flow, or on a line of its own. */
function added(text: string, flow: YAMLMap, expect: string): Edit {
  const [first] = flow.items;
  const [start, end] = flow.range!;
  if (flow.flow === true) {
    const at = trimmedEnd(text, end - 1);
    return { start: at, end: at, text: `, expect: ${expect}` };
  }
  const column = (isScalar(first?.key) ? first.key.range![0] : start) - text.lastIndexOf('\n', start) - 1;
  const lineEnd = text.indexOf('\n', trimmedEnd(text, end));
  const at = lineEnd < 0 ? text.length : lineEnd;
  return { start: at, end: at, text: `\n${' '.repeat(column)}expect: ${expect}` };
}

/** The text of a file with other expectations; everything else stays as it is written. */
export function withRecordings(text: string, recordings: readonly Recording[]): string {
  const document = parseDocument(text);
  const edits = recordings.flatMap(({ path, expect }): Edit[] => {
    const flow = document.getIn(path, true);
    if (!isMap(flow)) return [];
    const present = flow.items.find(({ key }) => isScalar(key) && key.value === 'expect');
    const line = inline(expect);
    return [present ? replaced(text, present, line) : added(text, flow, line)];
  });
  return edits
    .sort((a, b) => b.start - a.start)
    .reduce((whole, edit) => whole.slice(0, edit.start) + edit.text + whole.slice(edit.end), text);
}
