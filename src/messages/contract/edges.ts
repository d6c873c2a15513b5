import { edgesOf, type Pattern } from '#base/json-schema/pattern';
import type { Condition } from '../filter-policy/policy';

/*
 * Patterns that say nothing but how a text begins or ends, such as `^in/` and `\\.csv$`, against conditions that say
 * the same. What other patterns leave is not known.
 */

type Edges = ReturnType<typeof edgesOf>;

/** What a text that meets the condition begins and ends with. */
function demanded(condition: Condition): Edges | undefined {
  if (condition.kind === 'wildcard') {
    return { start: condition.pieces[0]!, end: condition.pieces.at(-1)! };
  }
  if (condition.kind !== 'text') return undefined;
  const { part, text } = condition;
  return { start: part === 'end' ? '' : text, end: part === 'start' ? '' : text };
}

/** Whether one text may meet both the pattern and the condition. */
export function mayMeet(pattern: Pattern, condition: Condition): boolean {
  const asked = demanded(condition);
  if (!asked) return true;
  // In another case it may be the same letter: then less is certain, and nothing is told that is not.
  const same = (text: string) => text.toLowerCase();
  const { start, end } = edgesOf(pattern);
  const starts = [same(start), same(asked.start)].sort((a, b) => a.length - b.length);
  const ends = [same(end), same(asked.end)].sort((a, b) => a.length - b.length);
  return starts[1]!.startsWith(starts[0]!) && ends[1]!.endsWith(ends[0]!);
}
