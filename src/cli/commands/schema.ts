import type { Run } from '../command';
import { EXIT } from '../exit-code';

export const run: Run = async () => {
  const { topologyJsonSchema } = await import('#language/schema/exact');
  return { exitCode: EXIT.done, data: `${JSON.stringify(topologyJsonSchema(), null, 2)}\n` };
};
