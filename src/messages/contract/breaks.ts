import type { Json, JsonObject } from '#base/util/json';
import { list, quoted } from '#base/util/text';
import { isClosed, shiftOf, type Shift } from './demands';
import { fieldsOf, type NamedField } from './listing';

/** Who relies on what changed: those who write messages, or those who read them. */
export type Side = 'publishers' | 'consumers';

/** One change of a contract that somebody may not be ready for. */
export interface Break {
  readonly side: Side;
  /** With full stops between the levels; empty for the message as a whole. */
  readonly field: string;
  /** What changed, as the end of a sentence about the field. */
  readonly words: string;
  /** If only these values of the field are new to consumers. */
  readonly onlyValues?: readonly Json[];
}

/** The schema that a field stands in. */
function parentOf(name: string, fields: ReadonlyMap<string, NamedField>, root: JsonObject): Json {
  const parent = name.slice(0, Math.max(0, name.lastIndexOf('.')));
  return parent === '' ? root : (fields.get(parent)?.schema ?? true);
}

function valueWords(values: readonly Json[]): string {
  return list(quoted(values.map((value) => JSON.stringify(value))));
}

function breaksOfShift(field: string, { narrower, wider, added = [], removed = [] }: Shift): Break[] {
  const found: Break[] = [];
  if (narrower) {
    const words =
      removed.length > 0 ? `may not be ${valueWords(removed)} any more` : 'accepts less than before';
    found.push({ side: 'publishers', field, words });
  }
  if (wider) {
    const onlyValues = added.length > 0 ? { onlyValues: added } : {};
    const words = added.length > 0 ? `may be ${valueWords(added)} now` : 'may hold what it could not before';
    found.push({ side: 'consumers', field, words, ...onlyValues });
  }
  return found;
}

/** Whether one of the fields around it came or went too, which says it all. */
function goesWithParent(name: string, others: ReadonlyMap<string, NamedField>): boolean {
  const parent = name.slice(0, Math.max(0, name.lastIndexOf('.')));
  return parent !== '' && !others.has(parent);
}

/** Everything in a new schema that breaks who relies on the old one. */
export function breaksBetween(before: JsonObject, after: JsonObject): Break[] {
  const [old, now] = [before, after].map(
    (root) => new Map(fieldsOf(root).map((field) => [field.name, field] as const)),
  ) as [Map<string, NamedField>, Map<string, NamedField>];
  const found = breaksOfShift('', shiftOf([before, before], [after, after]));
  const [wasClosed, isNowClosed] = [isClosed(before, before), isClosed(after, after)];
  if (isNowClosed && !wasClosed)
    found.push({ side: 'publishers', field: '', words: 'may have no other fields any more' });
  if (wasClosed && !isNowClosed)
    found.push({ side: 'consumers', field: '', words: 'may have other fields now' });
  for (const [name, field] of now) {
    const was = old.get(name);
    if (was) found.push(...breaksOfField(name, was, field, before, after));
    else if (!goesWithParent(name, old))
      found.push(...breaksOfNew(field, parentOf(name, old, before), before));
  }
  for (const [name, field] of old) {
    if (now.has(name) || goesWithParent(name, now)) continue;
    if (field.isRequired)
      found.push({ side: 'consumers', field: name, words: 'is gone, and was in every message' });
    if (isClosed(parentOf(name, now, after), after))
      found.push({ side: 'publishers', field: name, words: 'may not be there any more' });
  }
  return found;
}

function breaksOfNew({ name, isRequired }: NamedField, parent: Json, before: JsonObject): Break[] {
  return [
    ...(isRequired
      ? [{ side: 'publishers', field: name, words: 'is new, and must be in every message' } as const]
      : []),
    ...(isClosed(parent, before)
      ? [{ side: 'consumers', field: name, words: 'is new where no other field was allowed' } as const]
      : []),
  ];
}

function breaksOfField(
  field: string,
  was: NamedField,
  is: NamedField,
  before: JsonObject,
  after: JsonObject,
): Break[] {
  const shift = breaksOfShift(field, shiftOf([was.schema, before], [is.schema, after]));
  if (was.isRequired === is.isRequired) return shift;
  return [
    is.isRequired
      ? { side: 'publishers', field, words: 'must be in every message now' }
      : { side: 'consumers', field, words: 'may be missing now' },
    ...shift,
  ];
}
