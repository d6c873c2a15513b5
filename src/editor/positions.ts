import type { Span } from '#language/source/span';

/** 0-based, in UTF-16 code units, as the Language Server Protocol counts. */
export interface EditorPosition {
  readonly line: number;
  readonly character: number;
}

export function offsetAt(text: string, { line, character }: EditorPosition): number {
  let start = 0;
  for (let at = 0; at < line; at++) {
    const next = text.indexOf('\n', start);
    if (next < 0) return text.length;
    start = next + 1;
  }
  const end = text.indexOf('\n', start);
  return Math.min(start + character, end < 0 ? text.length : end);
}

function positionAt(text: string, offset: number): EditorPosition {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length - 1, character: offset - lineStart };
}

export function rangeOf(text: string, { start, end }: Span) {
  return { start: positionAt(text, start), end: positionAt(text, end) };
}
