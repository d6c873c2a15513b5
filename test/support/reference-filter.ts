import type { Message } from '#messages/filter-policy/index';

/*
 * Filter policies read as directly as they are described, without regard to time: every combination of `$or` is
 * written out, every value of a body gets the list elements that it lies in, and every choice of values is tried.
 */
type Map = Readonly<Record<string, unknown>>;
type Alternative = Readonly<Record<string, readonly unknown[]>>;

interface Leaf {
  readonly key: string;
  readonly value: unknown;
  /** The number of each list around the value, with the place of the element in it. */
  readonly elements: Readonly<Record<number, number>>;
}

const isMap = (value: unknown): value is Map =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function alternatives(
  policy: Map,
  prefix = '',
  before: readonly Alternative[] = [{}],
): readonly Alternative[] {
  let found = before;
  for (const [key, value] of Object.entries(policy)) {
    const so = found;
    if (key === '$or') found = (value as Map[]).flatMap((branch) => alternatives(branch, prefix, so));
    else if (isMap(value)) found = alternatives(value, `${prefix}${key}.`, so);
    else found = so.map((each) => ({ ...each, [prefix + key]: value as unknown[] }));
  }
  return found;
}

function leavesOf(body: Map): Leaf[] {
  const leaves: Leaf[] = [];
  let lists = 0;
  const walk = (value: unknown, key: string, elements: Leaf['elements']): void => {
    if (Array.isArray(value)) {
      const list = lists++;
      for (const [index, element] of (value as unknown[]).entries()) {
        const isPlain = typeof element !== 'object' || element === null;
        walk(element, key, isPlain ? elements : { ...elements, [list]: index });
      }
    } else if (isMap(value)) {
      for (const [step, item] of Object.entries(value))
        walk(item, key === '' ? step : `${key}.${step}`, elements);
    } else leaves.push({ key, value, elements });
  };
  walk(body, '', {});
  return leaves;
}

const TESTS: Readonly<Record<string, (value: unknown, operand: never) => boolean>> = {
  prefix: (value, text: string) => typeof value === 'string' && value.startsWith(text),
  suffix: (value, text: string) => typeof value === 'string' && value.endsWith(text),
  'equals-ignore-case': (value, text: string) =>
    typeof value === 'string' && value.toLowerCase() === text.toLowerCase(),
  wildcard: (value, pattern: string) =>
    typeof value === 'string' && new RegExp(`^${pattern.replaceAll('*', '.*')}$`, 's').test(value),
  numeric: (value, [sign, bound, , top]: [string, number, string?, number?]) => {
    if (typeof value !== 'number') return false;
    const signs = { '=': value === bound, '<': value < bound, '<=': value <= bound };
    const more = { '>': value > bound, '>=': value >= bound };
    return { ...signs, ...more }[sign as '='] && (top === undefined || value < top);
  },
  'anything-but': (value, operand: unknown) => {
    if (isMap(operand)) return !meets(value, operand);
    return ![operand].flat().includes(value);
  },
  exists: (_, expected: boolean) => expected,
};

function meets(value: unknown, entry: unknown): boolean {
  if (!isMap(entry)) return value === entry;
  const [[operator, operand]] = Object.entries(entry) as [[string, never]];
  return TESTS[operator]!(value, operand);
}

function consistent(one: Leaf['elements'], other: Leaf['elements']): boolean {
  return Object.entries(one).every(([list, index]) => (other[Number(list)] ?? index) === index);
}

function choose(fields: readonly (readonly Leaf[])[], chosen: Leaf['elements']): boolean {
  const [first, ...rest] = fields;
  if (!first) return true;
  return first.some(
    (leaf) => consistent(leaf.elements, chosen) && choose(rest, { ...chosen, ...leaf.elements }),
  );
}

function holds(fields: Alternative, leaves: readonly Leaf[]): boolean {
  const candidates: Leaf[][] = [];
  for (const [key, entries] of Object.entries(fields)) {
    const there = leaves.filter((leaf) => leaf.key === key);
    const mayBeAbsent = entries.some((entry) => isMap(entry) && entry['exists'] === false);
    if (there.length === 0 && mayBeAbsent) continue;
    candidates.push(there.filter(({ value }) => entries.some((entry) => meets(value, entry))));
  }
  return choose(candidates, {});
}

function attributeLeaves({ attributes = {} }: Message): Leaf[] {
  return Object.entries(attributes).flatMap(([key, { DataType, StringValue = '' }]) => {
    const values = DataType === 'String.Array' ? (JSON.parse(StringValue) as unknown[]) : [StringValue];
    return values.map((value) => ({
      key,
      value: DataType === 'Number' ? Number(value) : value,
      elements: {},
    }));
  });
}

/** Whether a message matches a sound policy. */
export function referenceMatches(policy: Map, scope: 'attributes' | 'body', message: Message): boolean {
  if (Object.keys(policy).length === 0) return true;
  if (scope === 'attributes' && Object.keys(message.attributes ?? {}).length === 0) return false;
  const leaves = scope === 'body' ? leavesOf(JSON.parse(message.body!) as Map) : attributeLeaves(message);
  return alternatives(policy).some((fields) => holds(fields, leaves));
}
