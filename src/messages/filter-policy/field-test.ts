import { parseAddress } from './address';
import type { Field, PlacedCondition, Value } from './policy';
import { testOf, type Test } from './test-of';

/** A field, ready to be held against many messages. */
export interface FieldTest {
  readonly field: Field;
  readonly name: string;
  /** Whether the field holds where the key is absent. */
  readonly absent: boolean;
  /** Whether one value that is there is enough. */
  readonly accepts: Test;
  readonly conditions: readonly (PlacedCondition & { readonly test: Test })[];
}

function anyOf(tests: readonly Test[]): Test {
  const [only] = tests;
  if (tests.length === 1) return only!;
  return (value) => tests.some((test) => test(value));
}

function isPlain({ condition }: PlacedCondition): boolean {
  if (condition.kind !== 'equals') return false;
  return typeof condition.value !== 'string' || !parseAddress(condition.value);
}

/** Plain values are looked up, however many they are; addresses are compared as such. */
function acceptsOf(conditions: FieldTest['conditions']): Test {
  const plain = new Set<Value>();
  const others: Test[] = [];
  for (const placed of conditions) {
    const { condition, test } = placed;
    if (condition.kind === 'equals' && isPlain(placed)) plain.add(condition.value);
    else if (condition.kind !== 'exists') others.push(test);
    else if (condition.expected) return test;
  }
  if (others.length === 0) return (value) => plain.has(value);
  const other = anyOf(others);
  return plain.size === 0 ? other : (value) => plain.has(value) || other(value);
}

export function fieldTest(field: Field): FieldTest {
  const conditions = field.conditions.map((placed) => ({ ...placed, test: testOf(placed.condition) }));
  return {
    field,
    name: field.name,
    absent: conditions.some(({ condition }) => condition.kind === 'exists' && !condition.expected),
    accepts: acceptsOf(conditions),
    conditions,
  };
}

/** The tests of each alternative; a field that several share is made once. */
export function fieldTests(alternatives: readonly (readonly Field[])[]): FieldTest[][] {
  const made = new Map<Field, FieldTest>();
  const testFor = (field: Field): FieldTest => {
    const test = made.get(field) ?? fieldTest(field);
    made.set(field, test);
    return test;
  };
  return alternatives.map((fields) => fields.map(testFor));
}
