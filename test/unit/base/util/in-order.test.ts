import { inOrder, type Ordered } from '#base/util/in-order';

function items(dependencies: Readonly<Record<string, readonly string[]>>): Ordered[] {
  return Object.entries(dependencies).map(([name, names]) => ({ name, dependencies: names }));
}

/** Works on items until told otherwise, and keeps account of when each began and ended. */
function workshop(failing: readonly string[] = []) {
  const events: string[] = [];
  const work = async ({ name }: Ordered) => {
    events.push(`${name} begins`);
    await Promise.resolve();
    events.push(`${name} ends`);
    return !failing.includes(name);
  };
  return { events, work, failed: (result: boolean) => !result };
}

test('an item begins once all that it waits for have ended', async () => {
  const { events, work, failed } = workshop();
  const results = await inOrder(items({ c: ['a', 'b'], a: [], b: ['a'] }), 5, work, failed);
  expect(events).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  expect([...results.keys()]).toEqual(['c', 'a', 'b']);
});

test('what does not wait goes at the same time, as far as the limit allows', async () => {
  const free = { a: [], b: [], c: [] };
  const wide = workshop();
  await inOrder(items(free), 3, wide.work, wide.failed);
  expect(wide.events.slice(0, 3)).toEqual(['a begins', 'b begins', 'c begins']);
  const narrow = workshop();
  await inOrder(items(free), 1, narrow.work, narrow.failed);
  expect(narrow.events).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
});

test('nothing begins that waits for a failure, directly or not; the rest goes on', async () => {
  const { work, failed } = workshop(['a']);
  const results = await inOrder(items({ a: [], b: ['a'], c: ['b'], d: [] }), 2, work, failed);
  expect([...results]).toEqual([
    ['a', false],
    ['d', true],
  ]);
});

test('what is not among the items is not waited for', async () => {
  const { work, failed } = workshop();
  const results = await inOrder(items({ a: ['elsewhere'] }), 1, work, failed);
  expect([...results]).toEqual([['a', true]]);
});
