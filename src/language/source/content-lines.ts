export interface Line {
  /** Of the whole line. */
  readonly start: number;
  readonly entry: string;
  readonly indent: number;
}

/** Lines that hold something; the first may begin in mid-line, its indentation still counts from the margin. */
export function* contentLines(text: string, from: number): Generator<Line> {
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

/** Where the line ends that `from` is in. */
export function lineEnd(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  return newline < 0 ? text.length : newline;
}
