import { differences, leavesOf } from '#views/compare/leaves';

const none = () => undefined;
const between = (before: object, after: object) => differences(leavesOf(before, none), leavesOf(after, none));

test.each<[string, object, object, string[]]>([
  ['a value', { scaling: { min: 1, max: 2 } }, { scaling: { min: 1, max: 3 } }, ['.scaling.max']],
  ['text is no number', { a: '1' }, { a: 1 }, ['.a']],
  ['what is not set is nothing', { a: undefined }, {}, []],
  ['a list of texts is one value', { a: ['x'] }, { a: ['x', 'y'] }, ['.a']],
  ['the first value in a map', { a: {} }, { a: { b: 1 } }, ['.a.b']],
  ['a map that is empty and one that is absent', { a: {} }, {}, ['.a']],
  ['an empty list and an empty map', { a: [] }, { a: {} }, ['.a']],
  ['a dot in a key is no step', { a: { 'b.c': 1 } }, { a: { b: { c: 1 } } }, ['.a["b.c"]', '.a.b.c']],
  ['maps in a list without names', { a: [{ b: 1 }] }, { a: [{ b: 2 }] }, ['.a[0].b']],
  [
    'a map with a name that comes before others',
    { a: [{ name: 'x', b: 1 }] },
    {
      a: [
        { name: 'w', b: 2 },
        { name: 'x', b: 1 },
      ],
    },
    ['.a.w.b'],
  ],
  [
    'the order of maps with names',
    {
      a: [
        { name: 'x', b: 1 },
        { name: 'y', b: 1 },
      ],
    },
    {
      a: [
        { name: 'y', b: 1 },
        { name: 'x', b: 2 },
      ],
    },
    ['.a', '.a.x.b'],
  ],
])('%s', (_, before, after, paths) => {
  expect(between(before, after)).toEqual(paths);
});

test('a reference is an id, an ARN is text', () => {
  const queue = { name: 'billing' };
  const arn = { partition: 'aws', service: 'sqs', region: 'eu-west-1', account: undefined, resource: 'x' };
  const leaves = leavesOf({ queue, all: [queue], arn }, (value) =>
    value === queue ? 'queues.billing' : undefined,
  );
  expect(Object.fromEntries(leaves)).toEqual({
    '.queue': '"queues.billing"',
    '.all': '["queues.billing"]',
    '.arn': '"arn:aws:sqs:eu-west-1:<account>:x"',
  });
});
