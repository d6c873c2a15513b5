import type { Run } from '../cli/command';
import { EXIT } from '../cli/exit-code';

export const run: Run = async () => {
  const { topologyJsonSchema } = await import('../schema/exact');
  return { exitCode: EXIT.done, data: `${JSON.stringify(topologyJsonSchema(), null, 2)}\n` };
};
