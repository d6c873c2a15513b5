import { usageProblem, type Context, type Outcome, type Run } from '../command';
import { EXIT } from '../exit-code';
import { hasErrors } from '#base/diagnostics/diagnostic';
import { REPORTERS, type ReporterName } from '#base/diagnostics/reporters/index';
import type { Workspace } from '#language/read/workspace';
import { proveInput, subject, type Proved } from './topology-input';
import type { OptionsOf } from '../option-values';
import type { VALIDATE } from './index';

type Given = OptionsOf<typeof VALIDATE>;
type Options = Given & { readonly format: ReporterName };

/** The texts of all findings are loaded by the format that carries them. */
function explain(id: string) {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- synchronous and lazy
  const { explanationOf } = require('#validate/explanations') as typeof import('#validate/explanations');
  return explanationOf(id);
}

const FORMATS_WITH_PATHS: readonly ReporterName[] = ['text', 'json'];

/** GitHub shows annotations beside the lines, so that nobody has to ask for them there. */
function formatFor({ paths, watch, fix }: Given, { env }: Context): ReporterName {
  const isForPeople = paths === true || watch === true || fix === true;
  return env['GITHUB_ACTIONS'] === 'true' && !isForPeople ? 'github' : 'text';
}

async function pathsOf({ proof }: Proved, options: Options) {
  if (options.paths !== true) return undefined;
  const { deliveryPaths } = await import('#validate/paths/paths');
  return proof.topologies.flatMap(deliveryPaths);
}

async function report(proved: Proved, options: Options, { style }: Context): Promise<string> {
  const { diagnostics, accepted } = proved.proof;
  const format = options.format;
  const reporter = await REPORTERS[format]();
  const paths = await pathsOf(proved, options);
  const findings = reporter(
    {
      diagnostics,
      accepted,
      subject: subject(proved, options),
      explain,
      ...(paths ? { extra: { paths } } : {}),
    },
    style,
  );
  if (!paths || format !== 'text') return findings;
  const { pathsText } = await import('#validate/paths/text');
  return pathsText(paths, style) + findings;
}

function wrongUsage(args: readonly string[], options: Options): Outcome | undefined {
  const format = options.format;
  if (options.paths === true && !FORMATS_WITH_PATHS.includes(format)) {
    return usageProblem(`\`--paths\` cannot be told in ${format}`, 'use `--format text` or `--format json`');
  }
  if (options.fix === true) {
    if (options.watch === true)
      return usageProblem(
        '`--fix` cannot go with `--watch`',
        'it would write while you do; fix first, then watch',
      );
    if (format !== 'text')
      return usageProblem('`--fix` is for people, who read the changes', 'use it without `--format`');
    if (args[0] === '-') return usageProblem('standard input cannot be fixed', 'name a file');
  }
  if (options.watch !== true) return undefined;
  if (format !== 'text') return usageProblem('`--watch` is for people', 'use it without `--format`');
  return args[0] === '-' ? usageProblem('standard input cannot be watched', 'name a file') : undefined;
}

async function checkOnce(
  args: readonly string[],
  options: Options,
  context: Context,
  workspace?: Workspace,
): Promise<Outcome> {
  const proved = await proveInput(args, options, context, workspace);
  if (!proved.ok) return proved.outcome;
  const { diagnostics } = proved.value.proof;
  const isSilent = options.quiet === true && options.format === 'text' && diagnostics.length === 0;
  return {
    exitCode: hasErrors(diagnostics) ? EXIT.findings : EXIT.done,
    ...(isSilent ? {} : { data: await report(proved.value, options, context) }),
    ...(options.verbose === true ? { talk: proved.value.account } : {}),
  };
}

export const run: Run<typeof VALIDATE> = async (args, given, context) => {
  const options: Options = { ...given, format: given.format ?? formatFor(given, context) };
  const problem = wrongUsage(args, options);
  if (problem) return problem;
  if (options.fix === true) {
    const { fixFiles } = await import('./fix');
    const fixed = await fixFiles(args, options, context);
    if (!fixed.ok) return fixed.outcome;
    const outcome = await checkOnce(args, options, context);
    const isTold = options.quiet !== true || outcome.data !== undefined;
    return isTold ? { ...outcome, data: fixed.value + (outcome.data ?? '') } : outcome;
  }
  if (options.watch !== true) return checkOnce(args, options, context);
  const { watch } = await import('./watch');
  return watch(context, async (workspace) => {
    const { talk = '', data = '' } = await checkOnce(args, options, context, workspace);
    return talk + data;
  });
};
