import type { z } from 'zod';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { FlowsFile } from './flow';
import { diagnoseIssues } from './issue';
import { TopologyFile } from './topology-file';

export interface Shaped<T> {
  readonly file?: T;
  readonly diagnostics: readonly Diagnostic[];
}

function check<S extends z.ZodType>(schema: S, value: unknown): Shaped<z.infer<S>> {
  // Texts of our own stand with each check; where there is none, `issue.ts` words the finding by its code.
  const result = schema.safeParse(value, { error: () => '' });
  if (result.success) return { file: result.data, diagnostics: [] };
  return { diagnostics: diagnoseIssues(schema, value, result.error.issues) };
}

/** Whether data has the shape of a topology file, and if so the same data with constant defaults and its type. */
export function checkShape(value: unknown): Shaped<TopologyFile> {
  return check(TopologyFile, value);
}

/** The same of a file that has flows alone. */
export function checkFlowsShape(value: unknown): Shaped<FlowsFile> {
  return check(FlowsFile, value);
}
