import fc from 'fast-check';
import { load } from 'js-yaml';
import { parse as parseWithPositions } from 'yaml';
import { DEEPEST } from '#language/source/inspect';
import { parse } from '#language/source/parse';
import { YAML_CORE } from '#language/source/yaml-core';

function parseText(text: string) {
  return parse('topology.yaml', Buffer.from(text));
}

function findings(text: string): string[] {
  return parseText(text).diagnostics.map(({ rule, message }) => `${rule}: ${message}`);
}

test('a sound file gives its data and no findings', () => {
  expect(parseText('a: 1\nb: [x, true, null]\n')).toMatchObject({
    value: { a: 1, b: ['x', true, null] },
    diagnostics: [],
  });
});

test('bytes that are no text', () => {
  const { diagnostics, value } = parse('x', Uint8Array.of(0x61, 0xff, 0xfe));
  expect(value).toBeUndefined();
  expect(diagnostics[0]).toMatchObject({ rule: 'yaml-syntax', message: 'the file is not UTF-8 text' });
});

test('a byte order mark is not in the way', () => {
  expect(parseText('\ufeffa: 1').value).toEqual({ a: 1 });
});

test('a file that is too large is refused before it is read', () => {
  expect(parse('x', new Uint8Array(17 * 1024 * 1024)).diagnostics[0]).toMatchObject({ rule: 'file-size' });
});

test('deep nesting', () => {
  const deep = (levels: number) => `${'{a: '.repeat(levels)}1${'}'.repeat(levels)}`;
  expect(findings(deep(DEEPEST))).toEqual([]);
  expect(findings(deep(DEEPEST + 2))).toEqual([
    `yaml-depth: the file is nested more than ${DEEPEST} levels deep`,
  ]);
  expect(findings('['.repeat(500_000))).toEqual(['yaml-syntax: the file is nested too deeply to be read']);
});

test('aliases that multiply', () => {
  const levels = Array.from(
    { length: 12 },
    (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(9)}*a${i}]`,
  );
  expect(findings(`a0: &a0 [x]\n${levels.join('\n')}`)[0]).toContain('expand to more than');
});

test('many plain aliases are fine', () => {
  const uses = Array.from({ length: 3000 }, (_, i) => `q${i}: *base`).join('\n');
  expect(findings(`base: &base { a: 1 }\n${uses}`)).toEqual([]);
});

test('a key that JavaScript keeps for itself', () => {
  expect(findings('a:\n  __proto__: { b: 1 }')).toEqual(['unknown-key: unknown key `__proto__`']);
});

describe('the two parsers agree, so that positions belong to the values', () => {
  const both = (text: string) => ({
    fast: load(text, { schema: YAML_CORE }),
    exact: parseWithPositions(text, { merge: true }) as unknown,
  });

  test.each([
    'yes',
    'no',
    'on',
    'y',
    'True',
    'FALSE',
    '~',
    'null',
    'Null',
    'NULL',
    '""',
    '012',
    '0o14',
    '0x1F',
    '0b11',
    '1_000',
    '1e3',
    '-1.5E-2',
    '.5',
    '+.5',
    '5.',
    '.inf',
    '-.INF',
    '.nan',
    '1.2.3',
    '2026-11-24',
    '12:30:45',
    '+12',
    '-0',
    '0x',
    '0o8',
    '1e',
    '!!str 12',
    '"a\\u00e9\\n"',
    "'it''s'",
    '|\n  a\n  b',
    '>-\n  a\n  b\n\n  c',
    '190:20:30',
    '<<',
    '=',
    'é',
    '0777',
    '1__0',
    '.',
    '...x',
    'null # c',
  ])('%s', (scalar) => {
    const { fast, exact } = both(`key: ${scalar}\n`);
    expect(fast).toEqual(exact);
  });

  test.each([
    ['merge', 'a: &a { x: 1, y: 2 }\nb: { <<: *a, y: 3 }\nc: { <<: [*a, { z: 4 }] }'],
    ['anchors again', 'a: &a 1\nb: *a\nc: &a 2\nd: *a'],
    ['keys', '1: a\ntrue: b\n"q": d\n? e\n: f'],
    ['flow', '{ a: [1, 2,], b: {c, d: }, "e":1 }'],
    ['empty values', 'a:\nb: \nc: ~'],
    ['comments', '# x\na: 1 # y\n# z\nb: "#"'],
  ])('%s', (_, text) => {
    const { fast, exact } = both(text);
    expect(fast).toEqual(exact);
  });

  const plain = fc.stringMatching(/^[-+.0-9a-zA-Z_~<=:]{1,8}$/).filter((text) => !/^[-:]|:$|: /.test(text));

  test('on plain scalars of all sorts', () => {
    fc.assert(
      fc.property(plain, (text) => {
        const { fast, exact } = both(`key: ${text}\n`);
        expect(fast).toEqual(exact);
      }),
      { numRuns: 2000 },
    );
  });
});
