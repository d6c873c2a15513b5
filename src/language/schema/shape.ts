import type { Shaped } from './exact';
import { FlowsFile } from './flow';
import { TopologyFile } from './topology-file';

function exactShape() {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- only a file that is wrong pays for it
  return (require('./exact') as typeof import('./exact')).exactShape;
}

/** Whether data has the shape of a topology file, and if so the same data with constant defaults and its type. */
export function checkShape(value: unknown): Shaped<TopologyFile> {
  const { success, data } = TopologyFile.safeParse(value);
  return success ? { file: data, diagnostics: [] } : exactShape().topology(value);
}

/** The same of a file that has flows alone. */
export function checkFlowsShape(value: unknown): Shaped<FlowsFile> {
  const { success, data } = FlowsFile.safeParse(value);
  return success ? { file: data, diagnostics: [] } : exactShape().flows(value);
}
