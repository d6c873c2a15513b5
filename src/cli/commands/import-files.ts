import { existsSync } from 'node:fs';
import { basename, dirname, relative, resolve } from 'node:path';
import { draftOf } from '#adopt/draft';
import { DEFAULT_ENVIRONMENT } from '#language/read/environment';
import type { Inventory } from '#adopt/inventory/inventory';
import { recordFileOf, recordText } from '#adopt/record/record';
import { originsOf, releaseOf } from '#adopt/release/release';
import { adoptionJson } from '#adopt/report/json';
import { adoptionMarkdown } from '#adopt/report/markdown';
import { countsOf, type AdoptionReport } from '#adopt/report/report';
import { adoptionText } from '#adopt/report/text';
import { topologyNameFor } from '#adopt/write/names';
import { reportText } from '#base/diagnostics/reporters/text';
import { writeFileAtomically } from '#base/util/files';
import { list } from '#base/util/text';
import { usageProblem, type Context, type Outcome } from '../command';
import { EXIT } from '../exit-code';
import type { OptionsOf } from '../option-values';
import type { IMPORT_STATE } from './import-commands';
import { wantsJson } from './session-options';

/** What every source takes. */
export type WritingOptions = Pick<
  OptionsOf<typeof IMPORT_STATE>,
  'as' | 'environment' | 'out' | 'force' | 'format' | 'json'
>;

export interface Source {
  readonly inventory: Inventory;
  /** What it was read from, for people. */
  readonly words: string;
  /** Everything that another Terraform manages; absent if nobody has to let go. */
  readonly managed?: readonly string[];
}

interface Files {
  readonly topology: string;
  readonly record: string;
  readonly account: string;
}

function filesFor(out: string): Files {
  const record = recordFileOf(out);
  return { topology: out, record, account: record.replace(/\.json$/, '.md') };
}

/** What would be lost if the files were written. */
export function inTheWay({ out, force }: WritingOptions, { cwd }: Context): Outcome | undefined {
  const present = Object.values<string>({ ...filesFor(out) }).filter((file) =>
    existsSync(resolve(cwd, file)),
  );
  if (force === true || present.length === 0) return undefined;
  return usageProblem(
    `nothing was read, since ${list(present)} would be overwritten`,
    'name another file with --out, or give --force',
  );
}

const NAME = /^[a-z][a-z0-9-]*$/;

/** Names that cannot be those of a topology and an environment. */
export function wrongNames({ as, environment }: WritingOptions): Outcome | undefined {
  const wrong = [as, environment].find((name) => name !== undefined && !NAME.test(name));
  if (wrong === undefined) return undefined;
  return usageProblem(`\`${wrong}\` cannot be a name`, 'use lower-case letters, digits and `-`');
}

function isEmpty({ topics, queues, subscriptions }: Inventory): boolean {
  return topics.length + queues.length + subscriptions.length === 0;
}

/** Writes the topology and what belongs beside it, and tells what could not be said. */
export function writeAdoption(source: Source, options: WritingOptions, context: Context): Outcome {
  const { inventory, words, managed } = source;
  const { cwd, style, talkStyle } = context;
  if (isEmpty(inventory)) return usageProblem(`there are no topics and no queues in ${words}`);
  const { environment = DEFAULT_ENVIRONMENT } = options;
  const folder = basename(dirname(resolve(cwd, options.out)));
  const physicalNames = [...inventory.topics, ...inventory.queues].map(({ name }) => name);
  const name = options.as ?? topologyNameFor(physicalNames, environment, folder);
  const files = filesFor(options.out);
  const heading = [
    `Written by \`msgtopo import\` from ${words}, as it is there.`,
    `${basename(files.account)} tells what could not be said and how to go on; ${basename(files.record)} is what Terraform`,
    'takes over.',
    '',
  ];
  const draft = draftOf(inventory, { name, environment, region: inventory.region }, heading.slice(0, -1));
  const release = managed && releaseOf(originsOf(draft.pairs), managed);
  const report: AdoptionReport = { draft, release, file: files.topology };
  const record = new Map([[environment, draft.adopted]]);
  const contents: readonly (readonly [string, string])[] = [
    [files.topology, draft.text],
    [files.record, recordText(record)],
    [files.account, adoptionMarkdown(report)],
  ];
  for (const [file, content] of contents) writeFileAtomically(resolve(cwd, file), content);
  const problems =
    draft.problems.length > 0
      ? reportText({ diagnostics: draft.problems, subject: files.topology }, talkStyle)
      : '';
  const exitCode = draft.topology ? EXIT.done : EXIT.findings;
  if (wantsJson(options)) return { exitCode, data: adoptionJson(report), talk: problems };
  const shown = (file: string) => relative(cwd, resolve(cwd, file));
  const lines = [
    `wrote ${shown(files.topology)}: ${countsOf(draft)}`,
    `wrote ${shown(files.record)}: ${draft.adopted.size} to import`,
    `wrote ${shown(files.account)}: what to do next, and what could not be said`,
  ];
  const told = adoptionText(report, shown(files.account), style);
  const next = `\nNext: msgtopo plan${files.topology === 'topology.yaml' ? '' : ` ${shown(files.topology)}`}\n`;
  return { exitCode, data: `${lines.join('\n')}\n${told}${draft.topology ? next : ''}`, talk: problems };
}
