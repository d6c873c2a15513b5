import { offsetOf } from '#base/diagnostics/position';
import type { Span } from '#language/source/span';

/** 0-based, in UTF-16 code units, as the Language Server Protocol counts. */
export interface EditorPosition {
  readonly line: number;
  readonly character: number;
}

export function offsetAt(text: string, { line, character }: EditorPosition): number {
  return offsetOf(text, { line: line + 1, column: character + 1 });
}

function positionAt(text: string, offset: number): EditorPosition {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length - 1, character: offset - lineStart };
}

export function rangeOf(text: string, { start, end }: Span) {
  return { start: positionAt(text, start), end: positionAt(text, end) };
}
