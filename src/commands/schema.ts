import type { Run } from '../cli/command';
import { EXIT } from '../cli/exit-code';
import { topologyJsonSchema } from '../schema/json-schema';

export const run: Run = () =>
  Promise.resolve({ exitCode: EXIT.done, data: `${JSON.stringify(topologyJsonSchema(), null, 2)}\n` });
