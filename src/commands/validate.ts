import { usageProblem, type Context, type OptionValues, type Run } from '../cli/command';
import { EXIT } from '../cli/exit-code';
import { hasErrors } from '../diagnostics/diagnostic';
import { REPORTERS, type ReporterName } from '../diagnostics/reporters';
import { explanationOf } from '../rules/explanations';
import { proveInput, subject, type Proved } from './topology-input';

const FORMATS_WITH_PATHS: readonly ReporterName[] = ['text', 'json'];

async function pathsOf({ proof }: Proved, options: OptionValues) {
  if (options['paths'] !== true) return undefined;
  const { deliveryPaths } = await import('../paths/paths');
  return proof.topologies.flatMap(deliveryPaths);
}

async function report(proved: Proved, options: OptionValues, { style }: Context): Promise<string> {
  const { diagnostics, accepted } = proved.proof;
  const format = options['format'] as ReporterName;
  const reporter = await REPORTERS[format]();
  const paths = await pathsOf(proved, options);
  const findings = reporter(
    {
      diagnostics,
      accepted,
      subject: subject(proved, options),
      explain: explanationOf,
      ...(paths ? { extra: { paths } } : {}),
    },
    style,
  );
  if (!paths || format !== 'text') return findings;
  const { pathsText } = await import('../paths/text');
  return pathsText(paths, style) + findings;
}

export const run: Run = async (args, options, context) => {
  const format = options['format'] as ReporterName;
  if (options['paths'] === true && !FORMATS_WITH_PATHS.includes(format)) {
    return usageProblem(`\`--paths\` cannot be told in ${format}`, 'use `--format text` or `--format json`');
  }
  const proved = await proveInput(args, options, context);
  if ('exitCode' in proved) return proved;
  const { diagnostics } = proved.proof;
  const isSilent = options['quiet'] === true && format === 'text' && diagnostics.length === 0;
  return {
    exitCode: hasErrors(diagnostics) ? EXIT.findings : EXIT.done,
    ...(isSilent ? {} : { data: await report(proved, options, context) }),
    ...(options['verbose'] === true ? { talk: proved.account } : {}),
  };
};
