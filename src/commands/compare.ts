import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { usageProblem, type Context, type OptionValues, type Outcome, type Run } from '../cli/command';
import { EXIT } from '../cli/exit-code';
import { compareTopologies } from '../compare/compare';
import { comparisonMarkdown, comparisonText } from '../compare/reporters';
import { atRevision, parseRevision } from '../compare/revision';
import type { Topology } from '../topology/topology';
import { proveOne } from './one-topology';

async function topologyAt(
  given: string | undefined,
  options: OptionValues,
  context: Context,
): Promise<{ readonly topology: Topology } | Outcome> {
  const prove = (file: string | undefined, cwd: string) =>
    proveOne(file === undefined ? [] : [file], { ...options, quiet: true }, { ...context, cwd });
  const isFile = given === undefined || given === '-' || existsSync(resolve(context.cwd, given));
  const revision = isFile ? undefined : parseRevision(given);
  if (!revision) return prove(given, context.cwd);
  const found = await atRevision(revision, context.cwd, (folder) => prove(revision.file, folder));
  return found ?? usageProblem(`git knows no revision ${revision.name} here`);
}

export const run: Run = async ([before, after], options, context) => {
  if (before === undefined) {
    return usageProblem('what should be compared?', '`msgtopo compare HEAD:topology.yaml` is a start');
  }
  const old = await topologyAt(before, options, context);
  if ('exitCode' in old) return old;
  const now = await topologyAt(after, options, context);
  if ('exitCode' in now) return now;
  const changes = compareTopologies(old.topology, now.topology);
  const isMarkdown = options['format'] === 'markdown';
  const data = isMarkdown ? comparisonMarkdown(changes) : comparisonText(changes, context.style);
  const failed = options['exitCode'] === true && changes.length > 0;
  return { exitCode: failed ? EXIT.findings : EXIT.done, data };
};
