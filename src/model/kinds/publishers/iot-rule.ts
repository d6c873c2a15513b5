import type { JsonObject } from '#base/util/json';
import type { IotRule } from '../../publisher';
import { optional } from '../shown';
import { NO_ATTRIBUTES, type Body, UNNAMED, type PublisherFacts } from './facts';

/** A name that stands alone, or what a value is called; of an alias with levels the first. */
const ITEM = /^(?:[A-Za-z_]\w*|(?:[^']|'[^']*')*\sAS\s+(?:([A-Za-z_]\w*)(?:\.[\w.]+)?|'([A-Za-z_]\w*)'))$/i;

/** The same text for every message. */
const TEXT = /^'([^']*)'\sAS\s/i;

/** What stands between `SELECT` and `FROM`, divided where a comma is in no brackets and no quotes. */
function itemsOf(sql: string): string[] | undefined {
  const [, selected] = /^\s*SELECT\s+([^]+?)\s+FROM\s/i.exec(sql) ?? [];
  // Brackets and quotes are left to AWS IoT: what is not certain is not told.
  if (selected === undefined || /["`*{}[\]]|\bVALUE\b|\bCASE\b|\bSELECT\b/i.test(selected)) return undefined;
  const items: string[] = [];
  let depth = 0;
  let isText = false;
  let item = '';
  for (const character of selected) {
    if (character === "'") isText = !isText;
    if (character === '(' && !isText) depth += 1;
    if (character === ')' && !isText) depth -= 1;
    if (character === ',' && depth === 0 && !isText) {
      items.push(item.trim());
      item = '';
    } else {
      item += character;
    }
  }
  return [...items, item.trim()];
}

/**
 * The fields that a rule selects; anything where it takes all of them, or where its SQL does not tell plainly.
 * https://docs.aws.amazon.com/iot/latest/developerguide/iot-sql-select.html
 */
function selectedBy(sql: string): Body {
  const items = itemsOf(sql);
  const matches = items?.map((item) => ITEM.exec(item));
  if (!matches?.every((match) => match !== null)) return { kind: 'anything' };
  const fields = matches.map(([item, alias, quoted]): [string, JsonObject] => {
    const [, text] = TEXT.exec(item) ?? [];
    return [alias ?? quoted ?? item, text === undefined ? {} : { const: text }];
  });
  return { kind: 'shape', schema: { type: 'object', properties: Object.fromEntries(fields) } };
}

/** A rule of AWS IoT in the format `RAW`: what it selects is the message. */
export const iotRule = {
  ...UNNAMED,
  sender: 'AWS IoT',
  service: 'iot.amazonaws.com',
  as: 'own-role',
  intoQueuesAs: 'own-role',
  // AWS IoT takes no hyphen in the name of a rule.
  isUnderscored: true,
  isMade: true,
  hasRole: () => true,
  givesMessageGroup: false,
  givesQueueGroup: () => false,
  failures: () => undefined,
  quota: 'iotRules',
  prerequisites: () => [],
  node: {
    kind: 'iot-rule',
    words: 'IoT rule',
    icon: 'M6 6h8v8h-8zM8 3v3M12 3v3M8 14v3M12 14v3M3 8h3M3 12h3M14 8h3M14 12h3',
  },
  settings: ({ sql }) => optional('SQL', sql, 'sql'),
  sends: ({ sql }) => ({
    attributes: NO_ATTRIBUTES,
    body: selectedBy(sql),
    page: 'https://docs.aws.amazon.com/iot/latest/developerguide/sns-rule-action.html',
  }),
} as const satisfies PublisherFacts<IotRule>;
