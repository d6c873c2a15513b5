import fc from 'fast-check';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { Path } from '#base/diagnostics/path';
import { documentSpans } from '#language/source/document-spans';
import { sectionSpans } from '#language/source/sections';
import type { SpanFinder } from '#language/source/span';
import { topologyFile } from '#test/support/arbitrary-topology';
import { ROOT } from '#test/support/msgtopo';

function pathsIn(value: unknown): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries = Array.isArray(value) ? value.entries() : Object.entries(value);
  return [...entries].flatMap(([key, item]: [string | number, unknown]) => [
    [key],
    [key, 'absent'],
    ...pathsIn(item).map((path) => [key, ...path]),
  ]);
}

/** The law: what is found in a part is what is found in the whole. */
function expectSame(text: string, value: unknown): void {
  const whole = documentSpans(text);
  const parts = sectionSpans(text, () => whole);
  const paths: Path[] = [['nowhere'], ...pathsIn(value)];
  const spansBy = (find: SpanFinder) =>
    paths.map((path) => ({ path, key: find(path, 'key'), value: find(path, 'value') }));
  expect(spansBy(parts)).toEqual(spansBy(whole));
}

const NEVER = (): SpanFinder => {
  throw new Error('the whole file was parsed');
};

describe('places in a part are those in the whole', () => {
  const files = ['templates', 'test/fixtures/ok']
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder)).map((name) => join(ROOT, folder, name, 'topology.yaml')),
    )
    .filter(existsSync);

  test.each(files)('of %s', (file) => {
    const text = readFileSync(file, 'utf8');
    expectSame(text, parse(text, { merge: true, uniqueKeys: false, logLevel: 'silent' }));
  });

  test('of any topology, in any style', () => {
    const style = fc.record({
      indent: fc.constantFrom(1, 2, 4),
      indentSeq: fc.boolean(),
      lineWidth: fc.constantFrom(0, 20, 80),
      defaultStringType: fc.constantFrom('PLAIN' as const, 'QUOTE_SINGLE' as const, 'BLOCK_LITERAL' as const),
      collectionStyle: fc.constantFrom('any' as const, 'flow' as const),
      defaultKeyType: fc.constantFrom('PLAIN' as const, 'QUOTE_DOUBLE' as const),
    });
    fc.assert(
      fc.property(topologyFile, style, (file, options) => expectSame(stringify(file, options), file)),
      { numRuns: 100 },
    );
  });

  test.each([
    ['equal keys', 'a: 1\nb: { c: 1 }\na: 2\nb: { c: 2 }\n'],
    ['lists beside their key', 'a:\n- b: 1\n- { c: 2 }\nd: 3\n'],
    ['comments anywhere', '# a\na: # b\n# c\n  b: 1 # d\n    # e\n  c: 2\n# f\nd: 3\n'],
    ['texts over several lines', 'a: |\n  b: 1\n c: 2\nd: "x\n y: 1"\ne: one\n two\nf: 3\n'],
    ['a quote that goes on too far left', "a: 'x\nb: y'\nb: 1\n"],
    ['a brace that closes too far left', 'a: {\n  x: 1\n}\nb: 2\n'],
    ['an alias', 'a: &a { b: 1 }\nc: *a\nd: { <<: *a }\n'],
    ['a merge key', 'a: { <<: { b: 1 } }\n'],
    ['tags', 'a: !!map { b: 1 }\nc: 1\n'],
    ['a document mark', '---\na: 1\nb: 2\n'],
    ['carriage returns', 'a:\r\n  b: 1\r\n  c:\r\n    d: 2\r\ne: 3\r\n'],
    ['numbers and words as keys', '1: a\n0x1: b\nTrue: c\nnull: d\nx: { 1: e }\n'],
    ['a list', '- a: 1\n- b: 2\n'],
    ['JSON', '{ "a": { "b": [1, { "c": 2 }] } }'],
    ['a tab as indentation', 'a:\n\tb: 1\nb: 2\n'],
    ['no end of line', 'a:\n  b: 1'],
  ])('with %s', (_, text) => {
    expectSame(text, parse(text, { merge: true, uniqueKeys: false, logLevel: 'silent' }));
  });
});

test('one element of many is found without the others', () => {
  const text = 'queues:\n  broken: { [\n  q70: { delay: 5s }\n  q71: { delay: 6s }\n';
  const find = sectionSpans(text, NEVER);
  const { start, end } = find(['queues', 'q70', 'delay'], 'value');
  expect(text.slice(start - 14, end)).toBe('q70: { delay: 5s');
  expect(() => find(['queues', 'nowhere'], 'value')).toThrow('the whole file was parsed');
});
