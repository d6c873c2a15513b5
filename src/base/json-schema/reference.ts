import { valueAt } from '../diagnostics/path';
import type { Json, JsonObject } from '../util/json';
import { partsOf } from './walk';

function unescape(step: string): string {
  return decodeURIComponent(step).replace(/~1/g, '/').replace(/~0/g, '~');
}

/** What a `$ref` names: a place in the same schema, by JSON Pointer or by `$anchor`. */
export function resolveReference(root: JsonObject, reference: string): Json | undefined {
  if (reference === '#') return root;
  if (reference.startsWith('#/')) {
    return valueAt(root, reference.slice(2).split('/').map(unescape)) as Json | undefined;
  }
  return partsOf(root).find(({ schema }) => schema['$anchor'] === reference.slice(1))?.schema;
}
