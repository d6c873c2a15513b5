import { filterPolicy } from '#messages/filter-policy/index';

type Scope = 'attributes' | 'body';

/** The help of each finding, with how bad it is. */
function helpOf(policy: object, scope: Scope): string[] {
  return filterPolicy
    .validate(policy, scope)
    .map(({ severity, help }) => `${severity}: ${typeof help === 'function' ? help() : help}`);
}

const BOTH: readonly Scope[] = ['attributes', 'body'];

describe.each(BOTH)('an operator in a map, filtering by %s', (scope) => {
  test.each([
    [{ kind: { 'anything-but': 'invoice' } }, 'error: write `kind: [{ "anything-but": "invoice" }]`'],
    [{ kind: { suffix: 5 } }, 'error: write `kind: [{ "suffix": 5 }]`'],
    [{ kind: { anythingBut: true } }, 'error: write `kind: [{ "anything-but": true }]`'],
    [{ kind: 'invoice' }, 'error: write a list: `kind: [...]`'],
  ])('%j', (policy, help) => {
    expect(helpOf(policy, scope)).toEqual([help]);
  });

  test('what the help says is a sound policy', () => {
    expect(helpOf({ kind: [{ 'anything-but': 'invoice' }] }, scope)).toEqual([]);
  });
});

test.each([
  [{ kind: { 'anything-but': ['invoice'] } }, 'write `kind: [{ "anything-but": ["invoice"] }]`'],
  [{ price: { numeric: ['>', 5] } }, 'write `price: [{ "numeric": [">",5] }]`'],
  [{ price: { amount: [5] } }, expect.stringMatching(/`scope: body`$/) as string],
])('attributes have no parts: %j', (policy, help) => {
  expect(filterPolicy.validate(policy, 'attributes').map((finding) => finding.help)).toEqual([help]);
});

test.each([
  ['anything-but', ['red']],
  ['prefix', ['re']],
  ['suffix', ['re']],
  ['wildcard', ['r*']],
  ['equals-ignore-case', ['RED']],
  ['numeric', ['>', 5]],
  ['exists', [true]],
  ['cidr', ['10.0.0.0/8']],
  ['equalsIgnoreCase', ['RED']],
])('a field of a body named `%s` is warned of', (operator, list) => {
  const [finding, ...more] = filterPolicy.validate({ color: { [operator]: list } }, 'body');
  expect(more).toEqual([]);
  expect(finding).toMatchObject({
    severity: 'warning',
    message: `\`color.${operator}\` is a field here, and no operator`,
    path: ['color', operator],
    help: expect.stringMatching(/^if the operator is meant, write `color: \[\{ "/) as string,
  });
});

test.each([
  [{ or: [{ exists: true }], color: ['red'] }],
  [{ $and: { a: [1], b: [2] } }],
  [{ $or: { a: [1], b: [2] } }],
  [{ not: { a: [1] } }],
  [{ price: { or: [1, 2] } }],
])('a word of logic as a field is warned of: %j', (policy) => {
  expect(helpOf(policy, 'body')).toEqual([
    'warning: for alternatives write `$or: [{ ... }, { ... }]`; all other keys must hold together anyway',
  ]);
});

test('fields of other names, and operators where they belong, are not warned of', () => {
  const policy = {
    price: { prefixes: ['a'], order: [1] },
    color: [{ prefix: 'r' }],
    $or: [{ a: [1] }, { b: [2] }],
  };
  expect(helpOf(policy, 'body')).toEqual([]);
});

describe.each(BOTH)('`$or` that is none, filtering by %s', (scope) => {
  test.each([
    [
      { $or: [{ color: ['red'] }] },
      'error: `$or` takes two branches or more, each a map; one alone needs no `$or`',
    ],
    [
      { $or: [{ prefix: ['red'] }, { size: [5] }] },
      'error: no branch of `$or` can have the key `prefix`, which is the name of an operator',
    ],
    [{ $or: [{ color: ['red'] }, 'size'] }, 'error: each branch of `$or` is a map from keys to lists'],
  ])('%j', (policy, help) => {
    expect(helpOf(policy, scope)[0]).toBe(help);
  });

  test('without its `$`', () => {
    expect(helpOf({ or: [{ color: ['red'] }, { size: [5] }] }, scope)).toContain(
      'error: for alternatives write `$or: [{ ... }, { ... }]`; all other keys must hold together anyway',
    );
  });
});

describe('points of wildcards', () => {
  const butPrefixes = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ 'anything-but': { prefix: `p${index}` } }));
  const complexity = (list: readonly unknown[]) =>
    /complexity of (\d+)/.exec(filterPolicy.validate({ key: list }, 'body')[0]?.message ?? '')?.[1];

  test.each([
    [
      'a pattern behind `anything-but` counts beside a wildcard',
      [{ wildcard: '*a*b*' }, ...butPrefixes(10)],
      '209',
    ],
    ['a suffix too', [{ wildcard: '*a*b*' }, ...butPrefixes(9), { 'anything-but': { suffix: 's' } }], '209'],
    ['just within', [{ wildcard: 'a*' }, ...butPrefixes(9)], undefined],
    ['just beyond', [{ wildcard: 'a*' }, ...butPrefixes(10)], '121'],
    ['nothing without a wildcard', butPrefixes(20), undefined],
    [
      'no whole values',
      [{ wildcard: 'a*' }, ...Array.from({ length: 20 }, (_, n) => ({ 'anything-but': `v${n}` }))],
      undefined,
    ],
  ])('%s', (_, list, points) => {
    expect(complexity(list)).toBe(points);
  });
});

describe('a filter by attributes on a message that has the key in its body', () => {
  const because = (message: {
    body: string;
    attributes?: Record<string, { DataType: string; StringValue: string }>;
  }) => filterPolicy.explain({ type: ['created'] }, 'attributes', message).because;

  test('is told', () => {
    const hint = 'the body has `type`, which a filter with `scope: body` sees';
    expect(because({ body: '{"type":"created"}' })).toBe(
      `the message has no attributes, so that no filter matches; ${hint}`,
    );
    const attributes = { other: { DataType: 'String', StringValue: 'x' } };
    expect(because({ body: '{"type":"created"}', attributes })).toBe(
      `\`type\` is absent, not "created"; ${hint}`,
    );
  });

  test('not where the attribute is there, or the body has no such key', () => {
    const attributes = { type: { DataType: 'String', StringValue: 'x' } };
    expect(because({ body: '{"type":"created"}', attributes })).toBe('`type` is `"x"`, not "created"');
    expect(because({ body: '{"id":1}' })).toBe('the message has no attributes, so that no filter matches');
  });
});
