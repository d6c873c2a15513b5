import { usageProblem, type Context, type Outcome, type Run } from '../command';
import { EXIT } from '../exit-code';
import { suggest } from '#base/diagnostics/suggest';
import { explanationText } from '#validate/explanations/explanation-text';
import { EXPLANATIONS, explanationOf } from '#validate/explanations';
import type { EXPLAIN } from './index';

function listAll(): Outcome {
  const width = Math.max(...EXPLANATIONS.map(({ id }) => id.length));
  const lines = EXPLANATIONS.map(
    ({ id, severity, summary }) => `${id.padEnd(width)}  ${severity.padEnd(7)}  ${summary}\n`,
  );
  return { exitCode: EXIT.done, data: lines.join('') };
}

function explain(id: string, { style }: Context): Outcome {
  const explanation = explanationOf(id);
  if (explanation) return { exitCode: EXIT.done, data: explanationText(explanation, style) };
  const help = suggest(
    id,
    EXPLANATIONS.map((candidate) => candidate.id),
  );
  return usageProblem(`there is no rule \`${id}\``, help ?? '`msgtopo explain --list` shows all');
}

export const run: Run<typeof EXPLAIN> = (args, options, context) => {
  const [id] = args;
  if (options.list === true) return Promise.resolve(listAll());
  if (id === undefined) {
    return Promise.resolve(usageProblem('which rule?', '`msgtopo explain --list` shows all'));
  }
  return Promise.resolve(explain(id, context));
};
