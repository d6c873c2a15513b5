import { pick, seeded, uuid } from '#messages/simulator/random';

test('a seed gives the numbers of mulberry32, on every machine', () => {
  const random = seeded(1);
  expect([random(), random(), random()]).toEqual([
    0.6270739405881613, 0.002735721180215478, 0.5274470399599522,
  ]);
});

test('identifiers have the form that AWS gives', () => {
  const random = seeded(7);
  const digits = new Set<string>();
  for (let count = 0; count < 100; count += 1) {
    const made = uuid(random);
    expect(made).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
    for (const digit of made) digits.add(digit);
  }
  // All sixteen, and the dash.
  expect(digits.size).toBe(17);
});

test('every item of a list may be picked, and none of an empty one', () => {
  const random = seeded(3);
  const picked = new Set(Array.from({ length: 50 }, () => pick(random, ['a', 'b', 'c'])));
  expect([...picked].sort()).toEqual(['a', 'b', 'c']);
  expect(pick(random, [])).toBeUndefined();
});
