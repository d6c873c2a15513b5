import { fieldOf } from '#messages/contract/field';
import { describeRanges } from '#messages/contract/range';

const ONE = { properties: { a: { const: 1 } } };
const OTHER = { properties: { b: { const: 2 } } };

function valuesOfA(alternatives: readonly object[]): string {
  const found = fieldOf({ type: 'object', anyOf: alternatives as never }, ['a']);
  return typeof found === 'string' ? found : describeRanges(found);
}

test('where an alternative does not name the field, its value may be anything', () => {
  expect(valuesOfA([ONE, OTHER])).toBe('anything');
});

test('where the alternative forbids it, only the others count', () => {
  expect(valuesOfA([ONE, { ...OTHER, additionalProperties: false }])).toBe('1');
});

test('where none names it, there is none', () => {
  expect(valuesOfA([OTHER, OTHER])).toBe('absent');
});
