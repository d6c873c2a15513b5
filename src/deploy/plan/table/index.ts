import { ACCESS } from './access';
import { FUNCTIONS } from './functions';
import { MESSAGING } from './messaging';
import { NETWORK } from './network';
import { OVERSIGHT } from './oversight';
import { PUBLISHERS } from './publishers';
import { each, harmless, type Family, type Row, type TypeRow } from './row';
import { SERVICES } from './services';
import { STORES } from './stores';

/** Every type of resource that msgtopo writes. */
export const TABLE: Family = {
  ...MESSAGING,
  ...PUBLISHERS,
  ...FUNCTIONS,
  ...SERVICES,
  ...STORES,
  ...NETWORK,
  ...ACCESS,
  ...OVERSIGHT,
};

const WORDS = harmless('it is a word for people, and AWS does nothing with it');

/** What means the same on every type. */
const EVERYWHERE: Readonly<Record<string, Row>> = {
  tags: WORDS,
  tags_all: WORDS,
  description: WORDS,
  ...each(['id', 'arn', 'url', 'key_id'], harmless('AWS gives it')),
  region: harmless('another region is another deployment, which is judged as a whole'),
  timeouts: harmless('Terraform waits so long'),
};

export function rowOf(type: string): TypeRow | undefined {
  return Object.hasOwn(TABLE, type) ? TABLE[type] : undefined;
}

/** What a change of an attribute may come to; nothing for one that nobody has thought about. */
export function attributeRow(type: string, attribute: string): Row | undefined {
  const row = rowOf(type);
  if (row === undefined) return undefined;
  if (Object.hasOwn(row.attributes, attribute)) return row.attributes[attribute];
  return row.others ?? (Object.hasOwn(EVERYWHERE, attribute) ? EVERYWHERE[attribute] : undefined);
}
