import type { Run } from '../cli/command';
import { EXIT } from '../cli/exit-code';
import { hasErrors } from '../diagnostics/diagnostic';
import { REPORTERS, type ReporterName } from '../diagnostics/reporters';
import { explanationOf } from '../rules/explanations';
import { proveInput, subject } from './topology-input';

export const run: Run = async (args, options, context) => {
  const proved = await proveInput(args, options, context);
  if ('exitCode' in proved) return proved;
  const { diagnostics, accepted } = proved.proof;
  const format = options['format'] as ReporterName;
  const reporter = await REPORTERS[format]();
  const isSilent = options['quiet'] === true && format === 'text' && diagnostics.length === 0;
  return {
    exitCode: hasErrors(diagnostics) ? EXIT.findings : EXIT.done,
    ...(isSilent
      ? {}
      : {
          data: reporter(
            { diagnostics, accepted, subject: subject(proved, options), explain: explanationOf },
            context.style,
          ),
        }),
    ...(options['verbose'] === true ? { talk: proved.account } : {}),
  };
};
