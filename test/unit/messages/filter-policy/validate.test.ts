import { filterPolicy } from '#messages/filter-policy/index';

const PREFIX = 'Invalid parameter: Attributes Reason: FilterPolicy: ';

/** What is wrong with one entry of a list. */
function entryProblem(entry: unknown): string | undefined {
  return filterPolicy.validate({ key: [entry] }, 'MessageBody')[0]?.message.replace(PREFIX, '');
}

const ANYTHING_BUT_VALUE = 'Value of anything-but must be an array or single string/number value.';
const MIXED = 'Inside anything but list, either all values are number or string, mixed type is not supported';

test.each([
  [['nested'], 'Match value must be String, number, true, false, or null'],
  [NaN, 'Match value must be String, number, true, false, or null'],
  [{}, 'Match expression name not found'],
  [{ sufix: 'a' }, 'Unrecognized match type sufix'],
  [{ constructor: 'a' }, 'Unrecognized match type constructor'],
  [{ prefix: 'a', suffix: 'b' }, 'Only one key allowed in match expression'],
  [{ prefix: 1 }, 'prefix match pattern must be a string'],
  [{ prefix: null }, 'prefix match pattern must be a string'],
  [{ suffix: ['a'] }, 'suffix match pattern must be a string'],
  [{ prefix: {} }, 'Prefix expression name not found'],
  [{ prefix: { suffix: 'a' } }, 'Unsupported prefix pattern: suffix'],
  [{ suffix: { 'equals-ignore-case': 1 } }, 'equals-ignore-case match pattern must be a string'],
  [{ 'equals-ignore-case': true }, 'equals-ignore-case match pattern must be a string'],
  [{ exactly: 1 }, 'exact match pattern must be a string'],
  [{ wildcard: 5 }, 'wildcard match pattern must be a string'],
  [{ wildcard: 'a**' }, 'Consecutive wildcard characters at pos 2'],
  [{ wildcard: 'é**' }, 'Consecutive wildcard characters at pos 3'],
  [{ wildcard: 'a\\b' }, 'Invalid escape character at pos 2'],
  [{ wildcard: 'a\\' }, 'Invalid escape character at pos 2'],
  [{ exists: 'true' }, 'exists match pattern must be either true or false.'],
  [{ exists: true, prefix: 'a' }, 'Only one key allowed in match expression'],
  [{ 'anything-but': ['a', 1] }, MIXED],
  [{ 'anything-but': [] }, MIXED],
  [{ 'anything-but': [true] }, 'Inside anything but list, start|null|boolean is not supported.'],
  [{ 'anything-but': null }, ANYTHING_BUT_VALUE],
  [{ 'anything-but': {} }, 'Anything-But expression name not found'],
  [{ 'anything-but': { numeric: ['=', 1] } }, 'Unsupported anything-but pattern: numeric'],
  [{ 'anything-but': { prefix: '' } }, 'Null prefix/suffix not allowed'],
  [{ 'anything-but': { prefix: true } }, ANYTHING_BUT_VALUE],
  [{ 'anything-but': { suffix: 1 } }, 'prefix/suffix match pattern must be a string'],
  [{ 'anything-but': { prefix: 'a', x: 1 } }, 'Too many elements in numeric expression'],
  [{ 'anything-but': ['a'], x: 1 }, 'Too many elements in numeric expression'],
  [{ numeric: 5 }, 'Value of numeric must be an array.'],
  [{ numeric: [] }, 'Invalid member in numeric match: ]'],
  [{ numeric: [1] }, 'Invalid member in numeric match: 1'],
  [{ numeric: ['!=', 1] }, 'Unrecognized numeric range operator: !='],
  [{ numeric: ['='] }, 'Value of equals must be numeric'],
  [{ numeric: ['<', '5'] }, 'Value of < must be numeric'],
  [{ numeric: ['=', 1, 2] }, 'Too many elements in numeric expression'],
  [{ numeric: ['>', 1, '='] }, 'Bad numeric range operator: ='],
  [{ numeric: ['>', 1, 30] }, 'Bad value in numeric range: 30'],
  [{ numeric: ['>', 1, '<'] }, 'Value of < must be numeric'],
  [{ numeric: ['>', 2, '<', 1] }, 'Bottom must be less than top'],
  [{ numeric: ['>=', 1, '<=', 1] }, 'Bottom must be less than top'],
  [{ numeric: ['>', 1, '<', 2, 3] }, 'Too many terms in numeric range expression'],
  [{ cidr: 10 }, 'prefix match pattern must be a string'],
  [{ cidr: '10.0.0.0' }, "Malformed CIDR, one '/' required"],
  [{ cidr: '10.0.0.0/' }, "Malformed CIDR, one '/' required"],
  [{ cidr: '10.0.0.0/a' }, 'Malformed CIDR, mask bits must be an integer'],
  [{ cidr: '10.0.0.0/-1' }, 'Malformed CIDR, mask bits must not be negative'],
  [{ cidr: 'host/8' }, 'Nonstandard IP address: host'],
  [{ cidr: '10.0.0.256/8' }, 'Invalid IP address: 10.0.0.256'],
  [{ cidr: '10.0.0.1/32' }, 'IPv4 mask bits must be < 32'],
  [{ cidr: '::1/128' }, 'IPv6 mask bits must be < 128'],
])('%j: %s', (entry, problem) => {
  expect(entryProblem(entry)).toBe(problem);
});

test.each([
  ['text', []],
  [{ wildcard: 'a\\*\\\\*' }, []],
  [{ numeric: ['>', -1.5, '<=', 2] }, []],
  [{ 'anything-but': { suffix: 'a' } }, []],
  [{ cidr: '2001:db8::/32' }, []],
  [{ exactly: 'a' }, ['warning']],
  [{ 'anything-but': { prefix: ['a', 'b'] } }, ['warning']],
  [{ 'anything-but': { 'equals-ignore-case': 'a' } }, ['warning']],
  [{ suffix: { 'equals-ignore-case': 'a' } }, ['warning']],
  [{ cidr: '10.0.0.5/24' }, ['warning']],
  [1e9, []],
  [1_000_000_001, ['warning']],
  [1.123456, ['warning']],
  [{ numeric: ['=', -0.1] }, []],
])('%j is taken, %j', (entry, severities) => {
  const found = filterPolicy.validate({ key: [entry] }, 'MessageBody');
  expect(found.map(({ severity }) => severity)).toEqual(severities);
});

function firstProblem(policy: unknown, scope: 'MessageAttributes' | 'MessageBody' = 'MessageBody') {
  return filterPolicy.validate(policy as object, scope)[0]?.message.replace(PREFIX, '');
}

test.each([
  [null, 'Filter is not an object'],
  [[1], 'Filter is not an object'],
  ['[]', 'Filter is not an object'],
  [{ key: 'value' }, '"key" must be an object or an array'],
  [{ key: { suffix: 'v' } }, '"suffix" must be an object or an array'],
  [{ key: [] }, 'Empty arrays are not allowed'],
  [{ key: {} }, 'Empty objects are not allowed'],
  [{ $or: [{ color: ['red'] }] }, 'Unrecognized match type color'],
  [{ $or: [{ color: ['red'] }, { numeric: ['red'] }] }, 'Unrecognized match type color'],
  [{ $or: { color: ['red'], size: ['m'] } }, '`$or` is a field here, and no operator'],
  ['', undefined],
  ['{}', undefined],
])('%j as a whole: %s', (policy, problem) => {
  expect(firstProblem(policy)).toBe(problem);
});

test('text that is no JSON', () => {
  expect(firstProblem('{"key": [')).toMatch(/^failed to parse JSON\. ./);
});

test('a nested policy needs the body, once its grammar is right', () => {
  const nested =
    'Invalid parameter: Filter policy scope MessageAttributes does not support nested filter policy';
  expect(firstProblem({ order: { id: [1] } }, 'MessageAttributes')).toBe(nested);
  expect(firstProblem({ order: { id: 1 } }, 'MessageAttributes')).toBe('"id" must be an object or an array');
  expect(firstProblem({ order: { id: [1] } }, 'MessageBody')).toBeUndefined();
});

test('a scope that SNS does not have', () => {
  const found = filterPolicy.validate({}, 'Body' as 'body');
  expect(found[0]!.message).toBe(
    'Invalid parameter: FilterPolicyScope: Invalid value [Body]. Please use either MessageBody or MessageAttributes',
  );
});

test('everything that is wrong is found at once, each with its place', () => {
  const found = filterPolicy.validate(
    { a: [], b: { c: [{ prefix: 1 }, { exists: 1 }] }, d: 5 },
    'MessageBody',
  );
  expect(found.map(({ path }) => path)).toEqual([
    ['a'],
    ['b', 'c', 0, 'prefix'],
    ['b', 'c', 1, 'exists'],
    ['d'],
  ]);
});

const values = (count: number) => Array.from({ length: count }, (_, index) => `value-${index}`);

test.each([
  ['150 values', { key: values(150) }, undefined],
  ['151 values', { key: values(151) }, 'Filter policy is too complex'],
  ['each level counts', { a: { b: { c: values(4) } }, d: { e: values(3) } }, undefined],
  [
    '3 levels of 7 times 2 levels of 4',
    { a: { b: { c: values(7) } }, d: { e: values(4) } },
    'Filter policy is too complex',
  ],
  ['branches of a choice are added', { a: values(10), $or: [{ b: values(7) }, { c: values(8) }] }, undefined],
  [
    'and multiplied',
    { a: values(10), $or: [{ b: values(8) }, { c: values(8) }] },
    'Filter policy is too complex',
  ],
  ['five keys', { a: ['x'], b: ['x'], c: ['x'], d: ['x'], e: ['x'] }, undefined],
  [
    'six keys',
    { a: ['x'], b: ['x'], c: ['x'], d: ['x'], e: ['x'], f: ['x'] },
    'Filter policy can not have more than 5 keys',
  ],
  [
    'six keys inside of one',
    { a: { b: ['x'], c: ['x'], d: ['x'], e: ['x'], f: ['x'], g: ['x'] } },
    'Filter policy can not have more than 5 keys',
  ],
])('%s', (_, policy, problem) => {
  expect(firstProblem(policy)).toBe(problem);
});

test.each([
  ['three wildcards in a pattern', { key: [{ wildcard: '*a*b*' }] }, 0],
  ['four', { key: [{ wildcard: '*a*b*c*' }] }, 1],
  // Each pattern with two has 6 points: 4 of them make (4 * 6) * 4 = 96, and 5 of them 150.
  ['four patterns of two', { key: values(4).map((value) => ({ wildcard: `*${value}*` })) }, 0],
  ['five patterns of two', { key: values(5).map((value) => ({ wildcard: `*${value}*` })) }, 1],
  ['ten patterns of one', { key: values(10).map((value) => ({ wildcard: `${value}*` })) }, 0],
  ['eleven patterns of one', { key: values(11).map((value) => ({ wildcard: `${value}*` })) }, 1],
  [
    'ten behind anything-but',
    { key: values(10).map((value) => ({ 'anything-but': { wildcard: `*${value}*` } })) },
    0,
  ],
])('wildcards: %s', (_, policy, count) => {
  expect(filterPolicy.validate(policy, 'MessageBody')).toHaveLength(count);
});

test('a policy of more than 256 KiB', () => {
  const found = filterPolicy.validate({ key: ['x'.repeat(256 * 1024)] }, 'MessageAttributes');
  expect(found.map(({ message }) => message)).toEqual([
    'the policy has 262156 bytes, but SNS takes at most 262144',
  ]);
});

test('a policy that is nested without end is refused, not followed', () => {
  let policy: object = { key: ['x'] };
  for (let depth = 0; depth < 5000; depth++) policy = { $or: [policy, { other: ['x'] }] };
  expect(firstProblem(policy)).toBe('Filter policy is too complex');
  expect(() => filterPolicy.compile(policy, 'body')).toThrow('Filter policy is too complex');
});

test('what multiplies beyond reason is refused before it takes memory', () => {
  const choice = (name: string) => [{ [`${name}1`]: ['x'] }, { [`${name}2`]: ['x'] }];
  const nested = (depth: number): object =>
    depth === 0 ? { key: ['x'] } : { $or: choice(`k${depth}`), [`n${depth}`]: nested(depth - 1) };
  expect(firstProblem(nested(40))).toBe('Filter policy can not have more than 5 keys');
  expect(() => filterPolicy.compile(nested(40), 'body')).toThrow(RangeError);
});
