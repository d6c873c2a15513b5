import { join } from 'node:path';
import type { Path } from '#base/diagnostics/path';
import type { RuleId } from '#base/diagnostics/rule-id';
import { canonical, isObject, type Json, type JsonObject } from '#base/util/json';
import { fail, type Scope } from './scope';

/** What a file beside the topology holds, which must be a JSON object. */
export function readJson(scope: Scope, file: string, path: Path): JsonObject | undefined {
  const name = join(scope.directory, file);
  const problem = (rule: RuleId, message: string) => fail(scope, { rule, message, path });
  const bytes = scope.workspace.read(name, scope.directory);
  if (!bytes) return problem('file-not-found', `there is no file \`${name}\``);
  try {
    const value = JSON.parse(new TextDecoder().decode(bytes)) as Json;
    if (isObject(value)) return canonical(value) as JsonObject;
  } catch {
    // Reported below, as any other content that is not a JSON object.
  }
  return problem('wrong-value', `\`${name}\` does not hold a JSON object`);
}
