import { relative, resolve } from 'node:path';
import type { Run } from '../command';
import { EXIT } from '../exit-code';
import { hasErrors } from '#base/diagnostics/diagnostic';
import { reportText } from '#base/diagnostics/reporters/text';
import { dayOf } from '#base/util/day';
import { unusedEntries } from './adoption-record';
import { DEFAULT_OUT, proveInput, subject } from './topology-input';
import type { SYNTH } from './index';

export const run: Run<typeof SYNTH> = async (args, options, context) => {
  const proved = await proveInput(args, options, context);
  if (!proved.ok) return proved.outcome;
  const { file, proof, projectDir, adopted, account } = proved.value;
  const { diagnostics, topologies } = proof;
  const report =
    diagnostics.length > 0
      ? reportText({ diagnostics, subject: subject(proved.value, options) }, context.talkStyle)
      : '';
  const talk = options.verbose === true ? account + report : report;
  if (hasErrors(diagnostics)) return { exitCode: EXIT.findings, talk };

  const record = adopted();
  if (!record.ok) return record.outcome;
  const { synthesize } = await import('#stacks/synth');
  const out = options.out ?? context.env['CDKTF_OUTDIR'] ?? DEFAULT_OUT;
  const hcl = options.hcl === true || /^(true|1)$/.test(context.env['SYNTH_HCL_OUTPUT'] ?? '');
  const today = dayOf(context.now());
  const outDir = resolve(context.cwd, out);
  const stacks = synthesize(topologies, { outDir, projectDir, adopted: record.value, hcl, today });
  const files = stacks.map((stack) => `${relative(context.cwd, stack.file)}\n`).join('');
  const { environments } = proof;
  const unused = unusedEntries(record.value, { file, environments, stacks }).map(
    (entry) => `${context.talkStyle.warning(entry)}\n`,
  );
  return {
    exitCode: EXIT.done,
    talk: talk + unused.join(''),
    ...(options.quiet === true ? {} : { data: files }),
  };
};
