import { parseDocument } from 'yaml';
import { isMap, jsonText, parsedJson } from '#base/util/json';

/** A template as text, with what `aws cloudformation get-template` puts around it taken off. */
export function bodyOf(text: string): string {
  const printed = parsedJson(text);
  const body = isMap(printed) ? printed['TemplateBody'] : undefined;
  if (typeof body === 'string') return body;
  return isMap(body) ? jsonText(body) : text;
}

export function isJson(body: string): boolean {
  return isMap(parsedJson(body));
}

/** The same template, in which these resources outlive it; comments and short forms stay. */
export function retainedTemplate(text: string, ids: readonly string[]): string {
  const body = bodyOf(text);
  const json = parsedJson(body);
  if (isMap(json)) {
    const resources = isMap(json['Resources']) ? json['Resources'] : {};
    const kept = Object.entries(resources).map(([id, resource]) =>
      ids.includes(id) && isMap(resource)
        ? [id, { ...resource, DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' }]
        : [id, resource],
    );
    return jsonText({ ...json, Resources: Object.fromEntries(kept) as object });
  }
  const document = parseDocument(body, { logLevel: 'silent' });
  for (const id of ids) {
    document.setIn(['Resources', id, 'DeletionPolicy'], 'Retain');
    document.setIn(['Resources', id, 'UpdateReplacePolicy'], 'Retain');
  }
  return document.toString({ lineWidth: 0 });
}
