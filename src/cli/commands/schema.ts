import type { Run } from '../command';
import { EXIT } from '../exit-code';
import type { SCHEMA } from './index';

export const run: Run<typeof SCHEMA> = async () => {
  const { topologyJsonSchema } = await import('#language/schema/exact');
  return { exitCode: EXIT.done, data: `${JSON.stringify(topologyJsonSchema(), null, 2)}\n` };
};
