import type { Place } from './diagnostic';

/** Columns of source that a frame shows at most; longer lines are cut around the caret. */
const WIDEST_LINE = 120;

/** A tab or a control character would move the caret, or the terminal. */
function printable(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, ' ');
}

/**
 * The source line and a run of carets under the place:
 *
 *       |
 *    14 |     visibilityTimeout: 30
 *       |                        ^^
 */
export function codeFrame({ start, end, lineText }: Place): string[] {
  const caretStart = start.column - 1;
  const lineEnd = end.line === start.line ? end.column - 1 : lineText.trimEnd().length;
  const cut = Math.max(0, caretStart - Math.floor(WIDEST_LINE / 2));
  const shown = printable(lineText.slice(cut, cut + WIDEST_LINE)).trimEnd();
  const room = Math.max(1, WIDEST_LINE - (caretStart - cut));
  const carets = Math.min(room, Math.max(1, lineEnd - caretStart));
  const gutter = ' '.repeat(String(start.line).length);
  return [
    `${gutter} |`,
    `${start.line} | ${shown}`,
    `${gutter} | ${' '.repeat(caretStart - cut)}${'^'.repeat(carets)}`,
  ];
}
