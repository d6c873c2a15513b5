import type { Style } from '#base/util/style';
import { wrap } from '#base/util/text';
import type { Explanation } from '#base/diagnostics/explanation';

/** Lines of an example that are shown; what repeats itself fifty times is cut. */
const MOST_LINES = 16;
const WIDEST_LINE = 200;

/** An example as a person reads it. */
export function shortened(example: string): string {
  const lines = example.trim().split('\n');
  const cut = lines.map((line) => (line.length > WIDEST_LINE ? `${line.slice(0, WIDEST_LINE)} ...` : line));
  if (cut.length <= MOST_LINES) return cut.join('\n');
  const left = cut.length - MOST_LINES;
  return [...cut.slice(0, MOST_LINES - 1), `  # ... and ${left} lines more`, cut.at(-1)].join('\n');
}

function indented(example: string): string {
  return shortened(example).replace(/^/gm, '    ');
}

/** One rule in full, for a terminal. */
export function explanationText(explanation: Explanation, style: Style): string {
  const { id, severity, summary, why, bad, good } = explanation;
  const paint = severity === 'error' ? style.error : style.warning;
  const blocks = [`${paint(`${severity}[${id}]`)}${style.bold(`: ${summary}`)}`, wrap(why, 80)];
  if (bad.trim() !== '') blocks.push(`${style.bold('Bad:')}\n${indented(bad)}`);
  if (good.trim() !== '') blocks.push(`${style.bold('Good:')}\n${indented(good)}`);
  return `${blocks.join('\n\n')}\n`;
}
