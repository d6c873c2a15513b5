import { resolve } from 'node:path';
import { addEnvironment } from '#adopt/environment/add';
import { recordText } from '#adopt/record/record';
import { adoptionMarkdown } from '#adopt/report/markdown';
import type { AdoptionReport } from '#adopt/report/report';
import { writeFileAtomically } from '#base/util/files';
import { diskWorkspace } from '#language/read/workspace';
import { usageProblem, type Context, type Outcome } from '../command';
import { EXIT } from '../exit-code';
import { recordBeside } from './adoption-record';
import { findingsOutcome } from './findings-outcome';
import {
  filesFor,
  isEmpty,
  overwritten,
  told,
  writeAdoption,
  type Source,
  type WritingOptions,
} from './import-files';

/** Adds an environment to a topology that is there, and to what Terraform takes over. */
async function writeInto(
  into: string,
  source: Source,
  options: WritingOptions,
  context: Context,
): Promise<Outcome> {
  const { inventory, words, beside = [] } = source;
  const { cwd } = context;
  if (isEmpty(inventory)) return usageProblem(`there are no topics and no queues in ${words}`);
  const workspace = diskWorkspace(cwd);
  const bytes = workspace.read(into);
  if (!bytes) return usageProblem(`there is no file ${into} that could be read`);
  const before = recordBeside(into, cwd, workspace);
  if (!before.ok) return before.outcome;
  const environment = options.environment!;
  const text = Buffer.from(bytes).toString('utf8');
  const added = addEnvironment({ file: into, text, workspace, environment }, inventory);
  if (!added.ok) return findingsOutcome(added.problems, into, EXIT.findings, { options, context });
  const { draft } = added;
  const { account } = draft.topology!;
  if (account !== undefined && account !== inventory.account) {
    const message = `environment \`${environment}\` is of account ${account}, and ${words} is of account ${inventory.account}`;
    return usageProblem(message, 'choose another environment, or the credentials of its account');
  }
  const present = overwritten(
    beside.map(({ file }) => file),
    'nothing was written',
    options,
    context,
  );
  if (present) return present;
  const files = filesFor(options);
  const args = `${into} -e ${environment}`;
  const report: AdoptionReport = { draft, release: source.release?.(draft), file: into, args };
  const contents: readonly (readonly [string, string])[] = [
    ...beside.map(({ file, content }) => [file, content] as const),
    [files.record, recordText(new Map([...before.value, [environment, draft.adopted]]))],
    [files.account, adoptionMarkdown(report)],
    ...(draft.text === text ? [] : [[into, draft.text] as const]),
  ];
  for (const [file, content] of contents) writeFileAtomically(resolve(cwd, file), content);
  return told(report, files, beside, { options, context });
}

/** Writes what was read: a topology, or an environment of one. */
export async function writeImport(
  source: Source,
  options: WritingOptions,
  context: Context,
): Promise<Outcome> {
  return options.into === undefined
    ? writeAdoption(source, options, context)
    : writeInto(options.into, source, options, context);
}
