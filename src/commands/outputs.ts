import type { Run } from '../cli/command';
import { EXIT } from '../cli/exit-code';
import { readOutputs } from '../deploy/apply-stack';
import { initialize } from '../deploy/plan-stack';
import { isTrouble } from '../deploy/stack';
import { prepare } from './deployment';
import { troubleOutcome } from './findings-outcome';
import { wantsJson } from './session-options';
import { outputsText } from './outputs-text';

export const run: Run = async (args, options, context) => {
  const deployment = await prepare({ args, options, context, single: 'outputs' });
  if ('exitCode' in deployment) return deployment;
  const { session, stacks, subject } = deployment;
  const stack = stacks[0]!;
  const outputs = (await initialize(session, stack)) ?? (await readOutputs(session, stack));
  if (isTrouble(outputs)) return troubleOutcome([outputs], subject, { options, context });
  if (wantsJson(options)) return { exitCode: EXIT.done, data: `${JSON.stringify(outputs, null, 2)}\n` };
  if (Object.keys(outputs).length === 0)
    return { exitCode: EXIT.done, talk: `${stack.name} is not deployed\n` };
  return { exitCode: EXIT.done, data: outputsText(outputs, context.style) };
};
