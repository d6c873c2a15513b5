import type { z } from 'zod';
import type { Diagnostic } from '#base/diagnostics/diagnostic';
import { FlowsFile } from './flow';
import { diagnoseIssues } from './issue';
import { TopologyFile } from './topology-file';

/*
 * What needs the whole of zod: to say why a value is wrong, and to describe the schema. The bundle has zod here and
 * `quick.ts` everywhere else, so this module is loaded when it is needed, and never imported.
 */

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

export const exactShape = {
  topology: (value: unknown) => check(TopologyFile, value),
  flows: (value: unknown) => check(FlowsFile, value),
};

export { topologyJsonSchema } from './json-schema';
