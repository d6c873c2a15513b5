import { offsetOf } from '#base/diagnostics/position';

const TEXT = 'name: shop\nqueues:\n  billing: {}';

test.each([
  [{ line: 1, column: 1 }, ''],
  [{ line: 1, column: 7 }, 'name: '],
  [{ line: 3, column: 3 }, 'name: shop\nqueues:\n  '],
  // Behind the end of a line, and of the text.
  [{ line: 1, column: 99 }, 'name: shop'],
  [{ line: 9, column: 1 }, TEXT],
])('%j is behind %j', (position, before) => {
  expect(TEXT.slice(0, offsetOf(TEXT, position))).toBe(before);
});
