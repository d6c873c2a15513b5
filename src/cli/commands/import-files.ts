import { ELEMENT_NAME } from '#model/element';
import { existsSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { draftOf, type Draft } from '#adopt/draft';
import { DEFAULT_ENVIRONMENT } from '#language/read/environment';
import type { Inventory } from '#adopt/inventory/inventory';
import { recordFileOf, recordText } from '#adopt/record/record';
import type { OldSide } from '#adopt/release/old-side';
import { adoptionJson } from '#adopt/report/json';
import { adoptionMarkdown } from '#adopt/report/markdown';
import { countsOf, type AdoptionReport } from '#adopt/report/report';
import { adoptionText } from '#adopt/report/text';
import { topologyNameFor } from '#adopt/write/names';
import { reportText } from '#base/diagnostics/reporters/text';
import { writeFileAtomically } from '#base/util/files';
import { list } from '#base/util/text';
import { usageProblem, type Context, type Outcome } from '../command';
import { DEFAULT_FILES } from '../default-files';
import { EXIT } from '../exit-code';
import { findingsOutcome } from './findings-outcome';
import type { OptionsOf } from '../option-values';
import type { IMPORT_STATE } from './import-commands';
import { wantsJson } from './session-options';

/** What every source takes. */
export type WritingOptions = Pick<
  OptionsOf<typeof IMPORT_STATE>,
  'as' | 'environment' | 'out' | 'force' | 'format' | 'json'
> & {
  /** The topology to add an environment to; not of every source. */
  readonly into?: string | undefined;
};

export interface Source {
  readonly inventory: Inventory;
  /** What it was read from, for people. */
  readonly words: string;
  /** How whatever manages it now lets go; absent if nobody has to. */
  readonly release?: (draft: Draft) => OldSide | undefined;
  /** Files that belong to the old side, with what they are. */
  readonly beside?: readonly { readonly file: string; readonly content: string; readonly words: string }[];
  /** The name of the topology, where the source has one. */
  readonly name?: string;
}

export interface Files {
  readonly topology: string;
  readonly record: string;
  readonly account: string;
}

/** Each further environment has an account of its own. */
export function filesFor({ out = DEFAULT_FILES[0]!, into, environment }: WritingOptions): Files {
  const topology = into ?? out;
  const record = recordFileOf(topology);
  const ending = into === undefined ? '.md' : `.${environment}.md`;
  return { topology, record, account: record.replace(/\.json$/, ending) };
}

export function overwritten(
  files: readonly string[],
  nothing: string,
  { force }: WritingOptions,
  { cwd }: Context,
): Outcome | undefined {
  const present = files.filter((file) => existsSync(resolve(cwd, file)));
  if (force === true || present.length === 0) return undefined;
  return usageProblem(
    `${nothing}, since ${list(present)} would be overwritten`,
    'name another file with --out, or give --force',
  );
}

/** What would be lost if the files were written. */
export function inTheWay(options: WritingOptions, context: Context): Outcome | undefined {
  const { topology, record, account } = filesFor(options);
  const files = options.into === undefined ? [topology, record, account] : [account];
  return overwritten(files, 'nothing was read', options, context);
}

/** What says nothing where the topology is there already. */
function unfitForInto({ into, as, out, environment }: WritingOptions): Outcome | undefined {
  if (into === undefined) return undefined;
  if (as !== undefined) return usageProblem('--as has no meaning with --into', 'the topology has its name');
  if (out !== undefined)
    return usageProblem('--out has no meaning with --into', 'that names the file to change');
  return environment === undefined
    ? usageProblem('which environment is added?', 'name it with -e')
    : undefined;
}

/** Names that cannot be those of a topology and an environment, and options that do not go together. */
export function wrongNames(options: WritingOptions): Outcome | undefined {
  const unfit = unfitForInto(options);
  if (unfit) return unfit;
  const { as, environment } = options;
  const wrong = [as, environment].find((name) => name !== undefined && !ELEMENT_NAME.test(name));
  if (wrong === undefined) return undefined;
  return usageProblem(`\`${wrong}\` cannot be a name`, 'use lower-case letters, digits and `-`');
}

export function isEmpty({ topics, queues, subscriptions }: Inventory): boolean {
  return topics.length + queues.length + subscriptions.length === 0;
}

/** The draft of what was found, with the name that was given or that the names in AWS suggest. */
function drafted({ inventory, words, name: given }: Source, options: WritingOptions, cwd: string): Draft {
  const { environment = DEFAULT_ENVIRONMENT } = options;
  const files = filesFor(options);
  const folder = basename(dirname(resolve(cwd, files.topology)));
  const physicalNames = [...inventory.topics, ...inventory.queues].map(({ name }) => name);
  const name = options.as ?? given ?? topologyNameFor(physicalNames, environment, folder);
  return draftOf(inventory, { name, environment, region: inventory.region }, [
    `Written by \`msgtopo import\` from ${words}, as it is there.`,
    `${basename(files.account)} tells what could not be said and how to go on; ${basename(files.record)} is what Terraform`,
    'takes over.',
  ]);
}

/** What was written and what it lacks, for people or for programs. */
export function told(
  report: AdoptionReport,
  files: Files,
  beside: NonNullable<Source['beside']>,
  { options, context }: { readonly options: WritingOptions; readonly context: Context },
): Outcome {
  const { cwd, style, talkStyle } = context;
  const { draft } = report;
  const talk =
    draft.problems.length > 0
      ? reportText({ diagnostics: draft.problems, subject: files.topology }, talkStyle)
      : '';
  if (wantsJson(options)) return { exitCode: EXIT.done, data: adoptionJson(report), talk };
  const shown = (file: string) => relative(cwd, resolve(cwd, file));
  const lines = [
    `wrote ${shown(files.topology)}: ${countsOf(draft)}`,
    ...beside.map(({ file, words }) => `wrote ${shown(file)}: ${words}`),
    `wrote ${shown(files.record)}: ${draft.adopted.size} to import`,
    `wrote ${shown(files.account)}: what to do next, and what could not be said`,
  ];
  const unsaid = adoptionText(report, shown(files.account), style);
  const next = `\nNext: msgtopo plan${report.args === DEFAULT_FILES[0] ? '' : ` ${report.args}`}\n`;
  return { exitCode: EXIT.done, data: `${lines.join('\n')}\n${unsaid}${next}`, talk };
}

/** Writes the topology and what belongs beside it, and tells what could not be said. */
export async function writeAdoption(
  source: Source,
  options: WritingOptions,
  context: Context,
): Promise<Outcome> {
  const { inventory, words } = source;
  const { cwd } = context;
  if (isEmpty(inventory)) return usageProblem(`there are no topics and no queues in ${words}`);
  const files = filesFor(options);
  const draft = drafted(source, options, cwd);
  if (!draft.topology) {
    return findingsOutcome(draft.problems, files.topology, EXIT.findings, { options, context });
  }
  const policies = Array.from(draft.files, ([file, content]) => ({
    file: join(dirname(files.topology), file),
    content,
    words: 'a data protection policy',
  }));
  const beside = [...policies, ...(source.beside ?? [])];
  const present = overwritten(
    beside.map(({ file }) => file),
    'nothing was written',
    options,
    context,
  );
  if (present) return present;
  const release = source.release?.(draft);
  const report: AdoptionReport = { draft, release, file: files.topology, args: files.topology };
  const record = new Map([[draft.topology.environment, draft.adopted]]);
  // The topology is the last, so that there is none without what belongs to it.
  const contents: readonly (readonly [string, string])[] = [
    ...beside.map(({ file, content }) => [file, content] as const),
    [files.record, recordText(record)],
    [files.account, adoptionMarkdown(report)],
    [files.topology, draft.text],
  ];
  for (const [file, content] of contents) writeFileAtomically(resolve(cwd, file), content);
  return told(report, files, beside, { options, context });
}
