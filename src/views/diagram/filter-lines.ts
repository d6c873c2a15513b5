import { parsePolicy } from '#messages/filter-policy/parse';
import { describePolicy } from '#messages/filter-policy/describe';
import type { Filter } from '#model/topology';
import { wrap } from '#base/util/text';

const WIDTH = 34;
const MOST_LINES = 5;

/** A filter in words, one condition to an entry; nothing where it lets everything pass. */
export function filterWords({ policy, scope }: Filter): string[] {
  const { clauses } = parsePolicy(policy, scope).policy;
  return clauses.map((clause) => describePolicy({ clauses: [clause] }));
}

/** The same for an arrow: short lines, and not more of them than a picture bears. */
export function filterLines(filter: Filter): string[] {
  const lines = filterWords(filter).flatMap((words, index) =>
    wrap(index === 0 ? words : `and ${words}`, WIDTH).split('\n'),
  );
  return lines.length <= MOST_LINES ? lines : [...lines.slice(0, MOST_LINES - 1), '…'];
}
