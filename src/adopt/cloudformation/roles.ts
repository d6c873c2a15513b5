import type { PlainMap } from '#base/util/json';
import { mapsOf, textsOf } from '../inventory/attributes';
import type { FoundRole, FoundRoles } from '../programs/found';
import type { ProgramsGiven } from './programs';
import { resourcesOf } from './template';

/* What the roles of a template may do. A part that does not follow from the template is left out of its text. */

function documentIn({ PolicyDocument: document }: PlainMap): string[] {
  return document === undefined ? [] : [JSON.stringify(document)];
}

/** The roles by their ARNs. */
export function rolesInTemplate({ template, resolver, physical }: ProgramsGiven): FoundRoles {
  const all = resourcesOf(template).map(({ id, type, properties }) => ({
    id,
    type,
    values: resolver.value(properties) as PlainMap,
  }));
  const beside = all.filter(({ type }) => /^AWS::IAM::(RolePolicy|Policy|ManagedPolicy)$/.test(type));
  const managed = new Map(
    beside.flatMap(({ id, values }) => documentIn(values).map((text) => [physical.get(id), text] as const)),
  );
  const roles = all.filter(({ type }) => type === 'AWS::IAM::Role');
  return new Map(
    roles.flatMap(({ id, values }): [string, FoundRole][] => {
      const arn = resolver.attribute(id, 'Arn');
      const name = physical.get(id);
      if (typeof arn !== 'string' || name === undefined) return [];
      const attached = textsOf(values['ManagedPolicyArns']);
      const own = beside.filter((one) => [one.values['Roles'], one.values['RoleName']].flat().includes(name));
      const policies = [
        ...mapsOf(values['Policies']).flatMap(documentIn),
        ...own.flatMap((one) => documentIn(one.values)),
        ...attached.flatMap((one) => managed.get(one) ?? []),
      ];
      return [[arn, { policies, unknown: attached.filter((one) => !managed.has(one)) }]];
    }),
  );
}
