import type { Style } from '#base/util/style';
import { chaptersOf, type AdoptionReport } from './report';

/** So many lines of a list are shown; the document beside the topology has all. */
const MOST_SHOWN = 10;

/** The lists, as far as they are short. */
export function adoptionText({ draft }: AdoptionReport, whole: string, style: Style): string {
  const chapters = chaptersOf(draft).map(({ title, about, lines }) => {
    const shown = lines.slice(0, MOST_SHOWN).map((line) => `  ${line}`);
    const rest = lines.length - shown.length;
    const more = rest > 0 ? [style.dim(`  and ${rest} more in ${whole}`)] : [];
    return [`${style.bold(title)}: ${about}`, ...shown, ...more].join('\n');
  });
  return chapters.map((chapter) => `\n${chapter}\n`).join('');
}
