import type { Anchor, Place, Position } from '#base/diagnostics/diagnostic';
import type { Path } from '#base/diagnostics/path';
import type { Span, SpanFinder } from './span';

/**
 * What might be a number or a boolean that YAML writes otherwise: zeros in front or behind, a base, an exponent, a
 * plus, many digits, capitals. Most files have none, so that they need no positions.
 */
const RESPELLED =
  /(?:^|[\s[{,:-])(?:[-+]?0[0-9xo]|\+[.\d]|-?\.\d|-?\d+\.(?:\d*0)?(?![.\d])|-?[\d.]+[eE]|-0|-?[\d.]{16}|[TF](?:rue|RUE|alse|ALSE))/m;

/** One file as the user wrote it. Positions cost nothing until a finding needs one. */
export class Source {
  private lineStarts: readonly number[] | undefined;
  private finder: SpanFinder | undefined;
  private mayRespell: boolean | undefined;

  constructor(
    readonly file: string,
    readonly text: string,
    /** Of a file outside of the project, nobody is shown what it holds. */
    readonly lineTexts?: 'withheld',
  ) {}

  place(path: Path, on: Anchor): Place {
    if (path.length === 0) return this.placeAt({ start: 0, end: 0 });
    this.finder ??= this.createFinder();
    return this.placeAt(this.finder(path, on));
  }

  /** What is written at a path; `undefined` where YAML reads every scalar of the file as it is written. */
  textAt(path: Path): string | undefined {
    this.mayRespell ??= RESPELLED.test(this.text);
    if (!this.mayRespell) return undefined;
    this.finder ??= this.createFinder();
    const { start, end } = this.finder(path, 'value');
    return this.text.slice(start, end);
  }

  placeAt({ start, end }: Span): Place {
    const from = this.position(start);
    const lineStart = this.lines()[from.line - 1]!;
    const lineEnd = this.lines()[from.line] ?? this.text.length;
    return {
      file: this.file,
      start: from,
      end: this.position(Math.max(start, end)),
      lineText:
        this.lineTexts === 'withheld' ? '' : this.text.slice(lineStart, lineEnd).replace(/\r?\n$/, ''),
    };
  }

  private position(offset: number): Position {
    const starts = this.lines();
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - starts[low]! + 1 };
  }

  private lines(): readonly number[] {
    if (this.lineStarts) return this.lineStarts;
    const starts = [0];
    for (let at = this.text.indexOf('\n'); at >= 0; at = this.text.indexOf('\n', at + 1)) starts.push(at + 1);
    return (this.lineStarts = starts);
  }

  private createFinder(): SpanFinder {
    // Loaded here so that a sound file never pays for the parser with positions.
    /* eslint-disable @typescript-eslint/no-require-imports -- synchronous and lazy */
    const { sectionSpans } = require('./sections') as typeof import('./sections');
    return sectionSpans(this.text, () => {
      const { documentSpans } = require('./document-spans') as typeof import('./document-spans');
      return documentSpans(this.text);
    });
    /* eslint-enable @typescript-eslint/no-require-imports */
  }
}
