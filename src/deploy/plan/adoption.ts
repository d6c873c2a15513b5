import { plural } from '#base/util/text';
import type { Change, Plan } from './changes';
import { detailsOf, type Detail } from './details';

/*
 * What changes on everything that is taken over, told once for all instead of for each. Nothing here exempts anything
 * from the guard, which judges a resource that is taken over like one that is changed. What an adoption changes and the guard passes is
 * said in `owner-access.ts` (what AWS writes into the policy of a new topic or queue) and `same-access.ts` (other words
 * for the same access); what must stay as it is, a file beside the topology keeps out of the plan.
 */

/** Kinds of changes by the setting, in the words that follow `hardens: ` or the like. */
const KINDS: Readonly<Record<string, string>> = {
  policy: 'hardens: TLS only, and only whom the file names',
  deadLettersOf: 'hardens: takes dead letters only from its own queues',
  tags: 'sets the tags of the file',
};

/** Whether a change is one that nearly everything that is taken over has. */
function isOfKind({ imported }: Change, { setting }: Detail): boolean {
  return imported && setting in KINDS;
}

/** The settings that a person has to look at one by one. */
export function ownDetails(change: Change): Detail[] {
  return detailsOf(change).filter((detail) => !isOfKind(change, detail));
}

/** `hardens: TLS only, and only whom the file names: 12 queues, 2 topics`. */
export function kindsOf({ changes }: Plan): string[] {
  return Object.entries(KINDS).flatMap(([setting, words]) => {
    const concerned = changes.filter(
      (change) => change.imported && detailsOf(change).some((detail) => detail.setting === setting),
    );
    const counts = new Map<string, number>();
    for (const { element } of concerned) counts.set(element.kind, (counts.get(element.kind) ?? 0) + 1);
    const told = Array.from(counts, ([kind, count]) => plural(count, kind.replaceAll('-', ' ')));
    return told.length === 0 ? [] : [`${words}: ${told.join(', ')}`];
  });
}
