import type { Run } from '../command';
import { EXIT } from '../exit-code';
import type { SCHEMA } from './index';
import { jsonText } from '#base/util/json';

export const run: Run<typeof SCHEMA> = async () => {
  const { topologyJsonSchema } = await import('#language/schema/exact');
  return { exitCode: EXIT.done, data: jsonText(topologyJsonSchema()) };
};
