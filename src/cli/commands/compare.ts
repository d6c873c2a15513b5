import { usageProblem, type Context, type Outcome, type Run } from '../command';
import { EXIT } from '../exit-code';
import { dayOf } from '#base/util/day';
import { compareTopologies } from '#views/compare/compare';
import { isInWords, type WordFormat } from '#views/compare/formats';
import { COMPARISON_WRITERS, type Comparison } from '#views/compare/writers';
import { consequences } from './consequences';
import { document } from './document';
import type { OneTopology } from './one-environment';
import { wantsJson } from './session-options';
import { withTopology } from './side';
import type { OptionsOf } from '../option-values';
import type { COMPARE } from './compare-commands';

type Options = OptionsOf<typeof COMPARE>;

interface Call {
  readonly args: readonly string[];
  readonly options: Options;
  readonly context: Context;
}

async function outcome(
  sides: Pick<Comparison, 'before' | 'after' | 'changes'>,
  call: Call,
): Promise<Outcome> {
  const { options, context } = call;
  const format = wantsJson(options) ? 'json' : options.format;
  const { before, after, changes } = sides;
  const isJudged = isInWords(format) && changes.length > 0;
  const found = isJudged ? await consequences(before.topology, after.topology, dayOf(context.now())) : [];
  const comparison = { ...sides, consequences: found };
  const text = await COMPARISON_WRITERS[format](comparison, context.style);
  const written = document(text, '', call);
  if (written.exitCode !== EXIT.done) return written;
  const failed = options.exitCode === true && comparison.changes.length > 0;
  return { ...written, exitCode: failed ? EXIT.findings : EXIT.done };
}

/** Only what somebody is not ready for. */
async function breaking(before: OneTopology, after: OneTopology, call: Call): Promise<Outcome> {
  const { options } = call;
  const { breakingChanges } = await import('#views/compare/breaking');
  const { BREAKING_WRITERS } = await import('#views/compare/breaking-reporters');
  const found = breakingChanges(before.topology, after.topology);
  const format = wantsJson(options) ? 'json' : options.format;
  const written = document(BREAKING_WRITERS[format as WordFormat](found), '', call);
  if (written.exitCode !== EXIT.done) return written;
  return { ...written, exitCode: found.length > 0 ? EXIT.findings : EXIT.done };
}

export const run: Run<typeof COMPARE> = async (args, options, context) => {
  const [before, after] = args;
  if (before === undefined) {
    return usageProblem('what should be compared?', '`msgtopo compare HEAD` is a start');
  }
  if (options.breaking === true && !isInWords(options.format)) {
    return usageProblem(`\`--breaking\` cannot be told in ${options.format}`, 'use text, markdown or json');
  }
  const invocation = { args, options, context };
  const found = (old: OneTopology) =>
    withTopology(after, invocation, {
      found: (now) => {
        if (options.breaking === true) return breaking(old, now, invocation);
        const changes = compareTopologies(old.topology, now.topology);
        return outcome({ before: old, after: now, changes }, invocation);
      },
    });
  return withTopology(before, invocation, { found });
};
