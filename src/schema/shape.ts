import type { Diagnostic } from '../diagnostics/diagnostic';
import { diagnoseIssues } from './issue';
import { TopologyFile } from './topology-file';

export interface Shaped {
  readonly file?: TopologyFile;
  readonly diagnostics: readonly Diagnostic[];
}

/** Whether data has the shape of a topology file, and if so the same data with constant defaults and its type. */
export function checkShape(value: unknown): Shaped {
  // Texts of our own stand with each check; where there is none, `issue.ts` words the finding by its code.
  const result = TopologyFile.safeParse(value, { error: () => '' });
  if (result.success) return { file: result.data, diagnostics: [] };
  return { diagnostics: diagnoseIssues(TopologyFile, value, result.error.issues) };
}
