import { FACTS, isUnproven, type Fact } from '#base/aws/facts';

/* `npm run facts`: how many facts about AWS there are, which are older than a year, and which are unproven. */

const YEAR = 365 * 24 * 60 * 60 * 1000;

export function olderThanAYear(facts: readonly Fact[], today: Date): Fact[] {
  return facts.filter(({ read }) => today.getTime() - Date.parse(read) > YEAR);
}

export function factsText(facts: readonly Fact[], today: Date): string {
  const old = olderThanAYear(facts, today);
  const unproven = facts.filter(isUnproven);
  const pages = new Set(facts.map(({ page }) => page)).size;
  return [
    `${facts.length} facts from ${pages} pages, ${unproven.length} of them unproven`,
    ...old.map(({ id, read, page }) => `read on ${read}, over a year ago: ${id} ${page}`),
    ...facts.flatMap(({ id, account }) =>
      account?.holds === false ? [`false in an account on ${account.day}: ${id}: ${account.saw}`] : [],
    ),
    ...unproven.map(({ id, if: words }) => `unproven: ${id}: holds, if ${words}`),
    '',
  ].join('\n');
}

/** Exits with 1 if a fact has to be read again, so that a scheduled run can tell. */
if (require.main === module) {
  const today = new Date();
  process.stdout.write(factsText(FACTS, today));
  process.exitCode = olderThanAYear(FACTS, today).length > 0 ? 1 : 0;
}
