/** What is open at a place of a YAML text: offsets of brackets, from the outermost, and of a quote. */
export interface OpenMarks {
  readonly brackets: readonly number[];
  readonly quote: number | undefined;
}

const CLOSED_BY: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

/** Where a value, and so a bracket or a quote, may begin: at the start, or behind a space or an indicator. */
const BEFORE_VALUE = /[\s[{,:]/;

/** The offset behind the quoted text that starts at an offset; `undefined` if it is not closed before `end`. */
function behindQuoted(text: string, start: number, end: number): number | undefined {
  const mark = text[start]!;
  for (let at = start + 1; at < end; at += 1) {
    if (mark === '"' && text[at] === '\\') at += 1;
    else if (text[at] === mark) {
      // Two single quotes stand for one.
      if (mark !== "'" || text[at + 1] !== "'") return at + 1;
      at += 1;
    }
  }
  return undefined;
}

/** What is open before `end`. */
export function openMarks(text: string, end: number): OpenMarks {
  const brackets: number[] = [];
  let at = 0;
  while (at < end) {
    const mark = text[at]!;
    const begins = at === 0 || BEFORE_VALUE.test(text[at - 1]!);
    if (begins && (mark === '"' || mark === "'")) {
      const behind = behindQuoted(text, at, end);
      if (behind === undefined) return { brackets, quote: at };
      at = behind;
      continue;
    }
    if (begins && mark === '#') {
      const lineEnd = text.indexOf('\n', at);
      at = lineEnd < 0 ? end : lineEnd;
      continue;
    }
    if (begins && CLOSED_BY[mark] !== undefined) brackets.push(at);
    const innermost = brackets.at(-1);
    if (innermost !== undefined && mark === CLOSED_BY[text[innermost]!]) brackets.pop();
    at += 1;
  }
  return { brackets, quote: undefined };
}
