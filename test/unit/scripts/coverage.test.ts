import { fallen, raised } from '../../../scripts/coverage';

const FLOOR = { lines: 95, functions: 90, branches: 80 };

test('less than before is a failure, as much or more is not', () => {
  expect(fallen(FLOOR, { lines: 94.9, functions: 90, branches: 85 })).toEqual([
    '94.9 % of lines are covered, and 95 % were',
  ]);
  expect(fallen(FLOOR, FLOOR)).toEqual([]);
});

test('the floor only rises', () => {
  expect(raised(FLOOR, { lines: 94, functions: 91, branches: 80 })).toEqual({
    lines: 95,
    functions: 91,
    branches: 80,
  });
});
