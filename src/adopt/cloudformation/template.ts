import { isMap, type PlainMap } from '#base/util/json';
import { mapIn } from './template-text';

export interface TemplateResource {
  readonly id: string;
  readonly type: string;
  readonly properties: PlainMap;
  /** The whole of it, with what stands beside its properties. */
  readonly written: PlainMap;
}

/** A template, or what `aws cloudformation get-template` printed of one; in words, why it is none. */
export function templateIn(text: string): PlainMap | string {
  const found = mapIn(text);
  if (typeof found === 'string') return found;
  const body = found['TemplateBody'];
  if (typeof body === 'string') return templateIn(body);
  const template = isMap(body) ? body : found;
  return isMap(template['Resources']) ? template : 'it has no `Resources`';
}

export function resourcesOf(template: PlainMap): TemplateResource[] {
  const resources = isMap(template['Resources']) ? template['Resources'] : {};
  return Object.entries(resources).flatMap(([id, written]) =>
    isMap(written)
      ? [
          {
            id,
            type: String(written['Type']),
            properties: isMap(written['Properties']) ? written['Properties'] : {},
            written,
          },
        ]
      : [],
  );
}

/** The logical ids that something refers to. */
export function referencesIn(value: unknown): Set<string> {
  const found = new Set<string>();
  const visit = (one: unknown): void => {
    if (Array.isArray(one)) one.forEach(visit);
    if (!isMap(one)) return;
    const { Ref: reference, 'Fn::GetAtt': attribute, 'Fn::Sub': substituted } = one;
    if (typeof reference === 'string') found.add(reference);
    const path: unknown = Array.isArray(attribute) ? attribute[0] : attribute;
    if (typeof path === 'string') found.add(path.split('.')[0]!);
    const text: unknown = Array.isArray(substituted) ? substituted[0] : substituted;
    if (typeof text === 'string') {
      for (const [, name] of text.matchAll(/\$\{([^!}.]+)[^}]*\}/g)) found.add(name!.trim());
    }
    Object.values(one).forEach(visit);
  };
  visit(value);
  return found;
}
