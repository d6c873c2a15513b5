import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { usageProblem, type Context, type Outcome, type Run } from '../command';
import { EXIT } from '../exit-code';
import { hasErrors } from '#base/diagnostics/diagnostic';
import { reportText as reportFindings } from '#base/diagnostics/reporters/text';
import { sortDiagnostics } from '#base/diagnostics/sort';
import type { LocatedItem } from '#messages/flow/coverage';
import { recorded } from '#messages/flow/record';
import type { FlowsReport } from '#messages/flow/report';
import { reportJson } from '#messages/flow/reporters/json';
import { reportJunit } from '#messages/flow/reporters/junit';
import { reportText } from '#messages/flow/reporters/text';
import type { Recording } from '#messages/flow/rewrite';
import { testTopology, type EnvironmentResult } from '#messages/flow/test';
import { diskWorkspace } from '#language/read/workspace';
import { writeFileAtomically } from '#base/util/files';
import { plural } from '#base/util/text';
import { proveInput, subject } from './topology-input';
import type { OptionsOf } from '../option-values';
import type { TEST } from './index';

type Options = OptionsOf<typeof TEST>;

const FORMATS = {
  text: reportText,
  json: reportJson,
  junit: reportJunit,
} satisfies Record<string, (report: FlowsReport, style: Context['style']) => string>;

/** What the flows that failed would have to expect, by file. */
function recordingsOf(results: readonly EnvironmentResult[]): Map<string, Recording[]> {
  const byFile = new Map<string, Recording[]>();
  for (const { diagnostics, observed, placed } of results.flatMap((each) => each.results)) {
    if (diagnostics.length === 0 || !observed) continue;
    const { file, path, written } = placed;
    const inFile = path[0] === file ? path.slice(1) : path;
    byFile.set(file, [...(byFile.get(file) ?? []), { path: inFile, expect: recorded(written, observed) }]);
  }
  return byFile;
}

async function update(results: readonly EnvironmentResult[], { cwd }: Context): Promise<Outcome> {
  const { withRecordings } = await import('#messages/flow/rewrite');
  const byFile = recordingsOf(results);
  const lines = [...byFile].map(([file, recordings]) => {
    const path = resolve(cwd, file);
    writeFileAtomically(path, withRecordings(readFileSync(path, 'utf8'), recordings));
    return `wrote ${file}: ${plural(recordings.length, 'flow')}\n`;
  });
  const talk = lines.length > 0 ? lines.join('') : 'every flow passes: nothing to write\n';
  return { exitCode: EXIT.done, talk };
}

/** What is covered in one environment is covered. */
function combinedCoverage(results: readonly EnvironmentResult[]): LocatedItem[] {
  const coverage = results.flatMap((each) => each.coverage());
  const combined = new Map(coverage.map((item) => [JSON.stringify([item.what, item.place]), item]));
  for (const item of coverage) if (item.covered) combined.set(JSON.stringify([item.what, item.place]), item);
  return [...combined.values()];
}

function combined(results: readonly EnvironmentResult[], options: Options): FlowsReport {
  return {
    flows: results.flatMap(({ flows }) => flows),
    severalEnvironments: results.length > 1,
    coverage: options.coverage === true ? combinedCoverage(results) : undefined,
  };
}

/** `--junit` takes the place of the text, `--junit FILE` stands beside it. */
function tell(report: FlowsReport, options: Options, context: Context): Outcome {
  const { junit, format, quiet } = options;
  const isFailed = report.flows.some(({ diagnostics }) => diagnostics.length > 0);
  const exitCode = isFailed ? EXIT.findings : EXIT.done;
  if (typeof junit === 'string') writeFileAtomically(resolve(context.cwd, junit), reportJunit(report));
  const render = FORMATS[junit === true ? 'junit' : format];
  const isSilent = quiet === true && !isFailed && render === FORMATS.text;
  return isSilent ? { exitCode } : { exitCode, data: render(report, context.style) };
}

async function testOnce(
  args: readonly string[],
  options: Options,
  context: Context,
  workspace = diskWorkspace(context.cwd),
): Promise<Outcome> {
  const proved = await proveInput(args, options, context, workspace);
  if (!proved.ok) return proved.outcome;
  const { file, proof } = proved.value;
  const isSound = !hasErrors(proof.diagnostics);
  const results = isSound ? proof.readings.map((reading) => testTopology(reading, file, workspace)) : [];
  const problems = sortDiagnostics(results.flatMap(({ diagnostics }) => diagnostics));
  const diagnostics = isSound ? problems : proof.diagnostics;
  if (hasErrors(diagnostics)) {
    const talk = reportFindings({ diagnostics, subject: subject(proved.value, options) }, context.talkStyle);
    return { exitCode: EXIT.findings, talk };
  }
  if (options.passWithoutFlows !== true && results.every(({ flows }) => flows.length === 0)) {
    const help =
      'write them below `flows:`, or in files such as `flows/orders.flow.yaml` beside the topology';
    return usageProblem(`${file} has no flows`, help);
  }
  return options.update === true
    ? update(results, context)
    : tell(combined(results, options), options, context);
}

export const run: Run<typeof TEST> = async (args, options, context) => {
  if (options.watch !== true) return testOnce(args, options, context);
  if (options.format !== 'text' || args[0] === '-') {
    return usageProblem('`--watch` is for people', 'use it with a file, and without `--format`');
  }
  const { watch } = await import('./watch');
  return watch(context, async (workspace) => {
    const { talk = '', data = '' } = await testOnce(args, options, context, workspace);
    return talk + data;
  });
};
