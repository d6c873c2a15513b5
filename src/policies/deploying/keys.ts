import type { Encryption } from '#model/element';
import { regional, type Place } from './place';

/** The keys behind encrypted elements; those that are known by an alias, or not made yet, are among all of the account. */
export function keyArns(place: Place, elements: readonly { readonly encryption: Encryption }[]): string[] {
  return elements.flatMap(({ encryption }) => {
    if (encryption.kind === 'own-key' && /:key\//.test(encryption.key)) return [encryption.key];
    return encryption.kind === 'own-key' || encryption.kind === 'managed-key' ? [anyKey(place)] : [];
  });
}

/** AWS gives keys their names, and a new one has no alias yet. What a role may do with one is in its own policy too. */
export function anyKey(place: Place): string {
  return regional(place, 'kms', 'key/*');
}
