import { nameIn } from '#base/aws/arns';
import { list, plural } from '#base/util/text';
import type { Draft } from '../draft';
import type { LiveProgram } from '../inventory/inventory';
import type { OldSide } from '../release/old-side';
import { programWords } from '../write/programs';

/** What a command tells of an adoption, in words of its own. */
export interface AdoptionReport {
  readonly draft: Draft;
  /** How the side that manages it now lets go; absent if nobody does. */
  readonly release?: OldSide | undefined;
  /** The file of the topology. */
  readonly file: string;
  /** The arguments of the commands that come next. */
  readonly args: string;
}

/** One list of things, each on a line of its own. */
export interface Chapter {
  readonly title: string;
  readonly about: string;
  readonly lines: readonly string[];
}

/** `2 topics, 5 queues, 4 subscriptions`. */
export function countsOf({ pairs, programs }: Draft): string {
  const { topics, queues, subscriptions } = pairs;
  return [
    plural(topics.length, 'topic'),
    plural(queues.length, 'queue'),
    plural(subscriptions.length, 'subscription'),
    ...(programs.length > 0 ? [plural(programs.length, 'program')] : []),
  ].join(', ');
}

/** What a program is, and where the queues are known by a variable alone, that this has to be checked. */
function programLine(program: LiveProgram): string {
  const { guessed, disabled } = program;
  return [
    programWords(program),
    ...(guessed.length > 0 ? [`reads what ${list(guessed)} names, as far as msgtopo can tell`] : []),
    ...(disabled.length > 0 ? [`does not read ${list(disabled.map(nameIn))}, since that is disabled`] : []),
  ].join(', ');
}

/** Everything that the topology does not say as it is in AWS, by name. */
export function chaptersOf({ kept, differences, untold, programs, lacking = [] }: Draft): Chapter[] {
  const chapters: Chapter[] = [
    {
      title: 'Access that the topology does not say',
      about:
        'The first deploy would take it away, so the plan refuses it by name until the topology says it or you allow it.',
      lines: differences.filter(({ isAccess }) => isAccess).map(({ label, live }) => `${label}: ${live}`),
    },
    {
      title: 'Not there yet',
      about:
        'The file has it and this environment does not: the first deploy makes it, unless an `override` removes it.',
      lines: lacking,
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
      title: 'Programs that stay as they are',
      about:
        'They are consumers of type `external`: nothing is made for them. Write one as `lambda`, `fargate` or ' +
        '`step-functions` when the topology is to manage it.',
      lines: programs.map(({ name, live }) => `consumer \`${name}\`: ${programLine(live)}`),
    },
    {
      title: 'What the roles of these programs may do besides',
      about:
        'A consumer that msgtopo makes in their place gets a role of its own: it needs `grants` for this.',
      lines: programs.flatMap(({ name, live }) =>
        live.besides.map((one) => `role of consumer \`${name}\`: ${one}`),
      ),
    },
    {
      title: 'Not in the topology',
      about: 'It stays as it is, and msgtopo does not manage it.',
      lines: untold.map(({ what, name, because }) => `${what} ${name}: ${because}`),
    },
  ];
  return chapters.filter(({ lines }) => lines.length > 0);
}
