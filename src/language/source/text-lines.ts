/** The line of an offset: where it starts, and its text. */
export function lineAt(text: string, offset: number): { readonly start: number; readonly line: string } {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return { start, line: text.slice(start, end < 0 ? undefined : end) };
}

/** The nearest line above that holds something, and its number. */
export function lineAbove(
  text: string,
  offset: number,
): { readonly number: number; readonly line: string } | undefined {
  const lines = text.slice(0, lineAt(text, offset).start).split('\n').slice(0, -1);
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const line = lines[index]!;
    if (/^\s*[^\s#]/.test(line)) return { number: index + 1, line };
  }
  return undefined;
}

/** The column of what a line holds, behind the dashes of list items, from 0. */
export function contentColumn(line: string): number {
  return /^\s*(?:-\s+)*/.exec(line)![0].length;
}

/** An amount of indentation. */
export const spaces = (count: number) => (count === 1 ? '1 space' : `${count} spaces`);
