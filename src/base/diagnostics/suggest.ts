import { list, quoted } from '../util/text';

/** Damerau-Levenshtein distance (optimal string alignment), case-insensitive; infinite if more than `most`. */
export function distance(a: string, b: string, most = Infinity): number {
  const from = a.toLowerCase();
  const to = b.toLowerCase();
  let beforeLast: number[] = [];
  let last = [0];
  for (let column = 1; column <= to.length; column++) last.push(column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= to.length; column++) {
      const cost = from[row - 1] === to[column - 1] ? 0 : 1;
      let best = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + cost);
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (row > 1 && column > 1 && swapped) best = Math.min(best, beforeLast[column - 2]! + 1);
      current.push(best);
      least = Math.min(least, best);
    }
    // A swap may save one step that this row does not show yet.
    if (least > most + 1) return Infinity;
    beforeLast = last;
    last = current;
  }
  return last[to.length]!;
}

const LONGEST_COMPARED = 100;
const MOST_COMPARED = 1000;

/** The candidate that was probably meant: at most a third of its letters differ. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > LONGEST_COMPARED) return undefined;
  let best: { candidate: string; distance: number } | undefined;
  let compared = 0;
  for (const candidate of candidates) {
    const allowed = Math.max(1, Math.floor(Math.max(word.length, candidate.length) / 3));
    if (Math.abs(word.length - candidate.length) > allowed) continue;
    if (++compared > MOST_COMPARED) break;
    const found = distance(word, candidate, allowed);
    if (found <= allowed && (!best || found < best.distance)) best = { candidate, distance: found };
  }
  return best?.candidate;
}

export function didYouMean(candidate: string): string {
  return `did you mean \`${candidate}\`?`;
}

/** `did you mean `x`?`, or the accepted values if none is near and they are few. */
export function suggest(word: string, candidates: readonly string[]): string | undefined {
  const near = nearest(word, candidates);
  if (near !== undefined) return didYouMean(near);
  if (candidates.length === 0 || candidates.length > 12) return undefined;
  return `expected ${list(quoted(candidates), 'or')}`;
}
