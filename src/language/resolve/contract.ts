import { checkSchema } from '#base/json-schema/check';
import { child, formatPath, type Path } from '#base/diagnostics/path';
import type { MessageFile } from '../schema/topic';
import type { Contract, MessageSchema } from '#model/contract';
import { canonical, type JsonObject } from '#base/util/json';
import { readJson } from './json-file';
import { fail, type Scope } from './scope';

type SchemaFile = Extract<MessageFile, string> | JsonObject;

/** What is wrong in a file is told by its place in there, and shown where the topology names the file. */
function schemaOf(scope: Scope, written: SchemaFile | undefined, path: Path): MessageSchema | undefined {
  if (written === undefined) return undefined;
  const file = typeof written === 'string' ? written : undefined;
  const schema =
    typeof written === 'string' ? readJson(scope, written, path) : (canonical(written) as JsonObject);
  if (!schema) return undefined;
  const problems = checkSchema(schema);
  for (const { message, path: inner, on, help } of problems) {
    const within =
      file === undefined
        ? ''
        : `in \`${file}\`${inner.length === 0 ? '' : `, at \`${formatPath(inner)}\``}: `;
    const at = file === undefined ? { path: child(path, ...inner), ...(on ? { on } : {}) } : { path };
    fail(scope, { rule: 'invalid-message-schema', message: within + message, help, ...at });
  }
  return problems.length === 0 ? { schema, file, path } : undefined;
}

/** The contract of a topic: a name of a file alone is that of the body. */
export function resolveContract(
  scope: Scope,
  written: MessageFile | undefined,
  topic: Path,
): Contract | undefined {
  if (written === undefined) return undefined;
  const path = child(topic, 'message');
  if (typeof written === 'string')
    return { path, body: schemaOf(scope, written, path), attributes: undefined };
  return {
    path,
    body: schemaOf(scope, written.body, child(path, 'body')),
    attributes: schemaOf(scope, written.attributes, child(path, 'attributes')),
  };
}
