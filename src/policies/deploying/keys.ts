import type { Encryption } from '#model/element';
import type { Topology } from '#model/topology';
import type { Condition } from '../statement';
import { managedKeyAlias } from '../writer';
import { needsOn, type Need } from './need';
import { regional, type Place } from './place';

interface Encrypted {
  readonly encryption: Encryption;
}

/** AWS gives keys their ids, so that no name tells which one a new key will be. */
export function anyKey(place: Place): string {
  return regional(place, 'kms', 'key/*');
}

/**
 * Keys whose only alias is that of the managed key, and keys that have no alias, as every new one: `ForAllValues` holds
 * where there is nothing to compare. The key of anybody else is out of reach as soon as it has an alias.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
export function ofManagedKey({ topology }: Place): Condition {
  return { 'ForAllValues:StringEquals': { 'kms:ResourceAliases': managedKeyAlias({ topology }) } };
}

/** Own keys of elements, by what the file calls them. */
function ownKeys(elements: readonly Encrypted[]): { readonly arns: string[]; readonly aliases: string[] } {
  const keys = elements.flatMap(({ encryption }) => (encryption.kind === 'own-key' ? [encryption.key] : []));
  const aliases = keys.flatMap((key) => /(?:^|:)(alias\/.+)$/.exec(key)?.[1] ?? []);
  return { arns: keys.filter((key) => /:key\//.test(key)), aliases: [...new Set(aliases)] };
}

/** The use of the keys of elements through the service that they belong to, as whoever deploys. */
export function keyUse(
  sid: string,
  via: string,
  elementsOf: (topology: Topology) => readonly Encrypted[],
): (actions: Partial<Pick<Need, 'read' | 'write'>>) => readonly Need[] {
  const through = ({ topology }: Place): Condition => ({
    StringEquals: { 'kms:ViaService': `${via}.${topology.region}.amazonaws.com` },
  });
  const own = ({ topology }: Place) => ownKeys(elementsOf(topology));
  const isManaged = ({ topology }: Place) =>
    elementsOf(topology).some(({ encryption }) => encryption.kind === 'managed-key');
  const needs = [
    needsOn({ sid: `${sid}Keys`, on: (place) => own(place).arns, condition: through }),
    needsOn({
      sid: `${sid}KeysByAlias`,
      on: (place) => (own(place).aliases.length === 0 ? [] : [anyKey(place)]),
      condition: (place) => ({
        ...through(place),
        'ForAnyValue:StringEquals': { 'kms:ResourceAliases': own(place).aliases },
      }),
    }),
    needsOn({
      sid: `${sid}ManagedKey`,
      on: (place) => (isManaged(place) ? [anyKey(place)] : []),
      condition: (place) => ({ ...through(place), ...ofManagedKey(place) }),
    }),
  ];
  return (actions) => needs.map((need) => need(actions));
}
