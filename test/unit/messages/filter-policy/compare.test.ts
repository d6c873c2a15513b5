import { filterPolicy } from '#messages/filter-policy/index';

const only = (...list: unknown[]) => ({ key: list });

test.each([
  [only('a', 'b'), only('a'), true],
  [only('a'), only('a', 'b'), false],
  [only({ prefix: 'a' }), only({ prefix: 'ab' }, 'ac'), true],
  [only({ suffix: 'a' }), only({ suffix: 'ba' }), true],
  [only({ prefix: 'a' }), only({ suffix: 'a' }), false],
  [only({ exists: true }), only({ wildcard: '*' }), true],
  [only({ exists: true }), only({ exists: false }), false],
  [only({ numeric: ['>', 1] }), only({ numeric: ['>=', 1] }), false],
  [only({ numeric: ['>=', 1] }), only({ numeric: ['>', 1, '<', 5] }, 7), true],
  [only({ 'anything-but': ['a'] }), only('b', { prefix: 'x' }), true],
  [only({ 'anything-but': ['ab'] }), only({ prefix: 'a' }), false],
  [only({ 'anything-but': { prefix: 'a' } }), only({ prefix: 'b' }, 5), true],
  [only({ cidr: '10.0.0.0/8' }), only({ cidr: '10.1.0.0/16' }), true],
  [only({ cidr: '10.1.0.0/16' }), only({ cidr: '10.0.0.0/8' }), false],
  [only('a'), { key: ['a'], other: ['b'] }, true],
  [{ key: ['a'], other: ['b'] }, only('a'), false],
  [{}, only('a'), true],
  [only('a'), {}, false],
  [{ $or: [only('a'), { other: ['b'] }] }, only('a'), true],
  [only('a', 'b'), { $or: [only('a'), only('b')] }, true],
])('%j covers %j: %s', (outer, inner, expected) => {
  expect(filterPolicy.covers(outer, inner)).toBe(expected);
});

test.each([
  [only('a'), only('b'), false],
  [only('a', 'b'), only('b', 'c'), true],
  [only('a'), { other: ['b'] }, true],
  [only({ prefix: 'a' }), only({ prefix: 'b' }), false],
  [only({ prefix: 'a' }), only({ suffix: 'b' }), true],
  [only({ suffix: 'ba' }), only({ suffix: 'ca' }), false],
  [only({ numeric: ['<', 5] }), only({ numeric: ['>=', 5] }), false],
  [only({ numeric: ['<=', 5] }), only({ numeric: ['>=', 5] }), true],
  [only({ numeric: ['<=', 5] }), only({ prefix: '5' }), false],
  [only({ exists: false }), only({ exists: true }), false],
  [only({ exists: false }), only({ 'anything-but': 'a' }), false],
  [only({ 'anything-but': 'a' }), only('a'), false],
  [only('::1'), only({ prefix: '0:' }), true],
  [{ $or: [only('a'), only('b')] }, only('b'), true],
  [{}, only('a'), true],
])('%j overlaps %j: %s', (one, other, expected) => {
  expect(filterPolicy.overlap(one, other)).toBe(expected);
  expect(filterPolicy.overlap(other, one)).toBe(expected);
});

test.each([
  [{ 'event type': ['a'] }, 'attributes', true],
  [{ 'AWS.TraceHeader': ['a'] }, 'attributes', true],
  [{ 'a..b': ['a'] }, 'attributes', true],
  [{ 'event type': [{ exists: false }] }, 'attributes', false],
  [{ 'event type': ['a'] }, 'body', false],
  [{ event: ['a'] }, 'attributes', false],
  [{ $or: [{ event: ['a'] }, { 'b c': ['a'] }] }, 'attributes', false],
  [{ $or: [{ 'e f': ['a'] }, { 'b c': ['a'] }] }, 'attributes', true],
  [{}, 'attributes', false],
] as const)('no message can match %j in %s: %s', (policy, scope, expected) => {
  expect(filterPolicy.isEmpty(policy, scope)).toBe(expected);
});
