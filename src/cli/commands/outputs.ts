import type { Run } from '../command';
import { EXIT } from '../exit-code';
import { readOutputs } from '#deploy/apply/apply-stacks';
import { stackName } from '#model/topology';
import { prepare } from './deployment';
import { troubleOutcome } from './findings-outcome';
import { outputsText } from './outputs-text';
import { wantsJson } from './session-options';
import type { OUTPUTS } from './terraform-commands';
import { jsonText } from '#base/util/json';

export const run: Run<typeof OUTPUTS> = async (args, options, context) => {
  const prepared = await prepare({ args, options, context, single: 'outputs' });
  if (!prepared.ok) return prepared.outcome;
  const { session, stacks, subject } = prepared.value;
  const { outputs, troubles } = await readOutputs(session, stacks);
  if (troubles.length > 0) return troubleOutcome(troubles, subject, { options, context });
  if (wantsJson(options)) return { exitCode: EXIT.done, data: jsonText(outputs) };
  if (Object.keys(outputs).length === 0)
    return { exitCode: EXIT.done, talk: `${stackName(stacks[0]!.topology)} is not deployed\n` };
  return { exitCode: EXIT.done, data: outputsText(outputs, context.style) };
};
