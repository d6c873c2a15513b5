import { plural } from '#base/util/text';
import type { Draft } from '../draft';
import type { OldSide } from '../release/old-side';

/** What a command tells of an adoption, in words of its own. */
export interface AdoptionReport {
  readonly draft: Draft;
  /** How the side that manages it now lets go; absent if nobody does. */
  readonly release?: OldSide | undefined;
  /** The file of the topology, for the commands that come next. */
  readonly file: string;
}

/** One list of things, each on a line of its own. */
export interface Chapter {
  readonly title: string;
  readonly about: string;
  readonly lines: readonly string[];
}

/** `2 topics, 5 queues, 4 subscriptions`. */
export function countsOf({ pairs }: Draft): string {
  const { topics, queues, subscriptions } = pairs;
  return [
    plural(topics.length, 'topic'),
    plural(queues.length, 'queue'),
    plural(subscriptions.length, 'subscription'),
  ].join(', ');
}

/** Everything that the topology does not say as it is in AWS, by name. */
export function chaptersOf({ kept, differences, untold }: Draft): Chapter[] {
  const chapters: Chapter[] = [
    {
      title: 'Access that the topology does not say',
      about:
        'The first deploy would take it away, so the plan refuses it by name until the topology says it or you allow it.',
      lines: differences.filter(({ isAccess }) => isAccess).map(({ label, live }) => `${label}: ${live}`),
    },
    {
      title: 'Settings that would change',
      about: 'The first deploy changes them; `msgtopo plan` shows each.',
      lines: differences
        .filter(({ isAccess }) => !isAccess)
        .map(({ label, setting, live, written }) => `${label}: ${setting} ${live} -> ${written}`),
    },
    {
      title: 'Settings that stay as they are',
      about: 'The language has no key for them, so Terraform leaves them alone.',
      lines: kept.map(({ label, words, value }) => `${label}: ${words} ${value}`),
    },
    {
      title: 'Not in the topology',
      about: 'It stays as it is, and msgtopo does not manage it.',
      lines: untold.map(({ what, name, because }) => `${what} ${name}: ${because}`),
    },
  ];
  return chapters.filter(({ lines }) => lines.length > 0);
}
