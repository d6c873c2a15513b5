import fc from 'fast-check';
import { load } from 'js-yaml';
import { parse } from 'yaml';
import { yamlText } from '#adopt/write/yaml-text';
import type { JsonObject } from '#base/util/json';

/** `-0` is no number of a topology. */
const json = fc.jsonValue({ maxDepth: 3 }).filter((value) => !JSON.stringify(value).includes('-0'));

test('whatever is written is read again, by both parsers', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.oneof(json, fc.string())), (file) => {
      const text = yamlText(file as JsonObject, new Map(), ['Heading']);
      const plain: unknown = JSON.parse(JSON.stringify(file));
      expect(parse(text) ?? {}).toEqual(plain);
      expect(load(text) ?? {}).toEqual(plain);
    }),
  );
});

test.each([
  'yes',
  'no',
  'on',
  '12',
  '1e3',
  '2026-01-01',
  '12:30:00',
  'null',
  '~',
  '',
  'a: b',
  'a #b',
  '- a',
  '*',
])('the text %j stays a text', (value) => {
  expect(parse(yamlText({ key: value }, new Map(), []))).toEqual({ key: value });
  expect(load(yamlText({ key: value }, new Map(), []))).toEqual({ key: value });
});

test('a remark stands behind what it is about, and keeps it on a line of its own', () => {
  const file = { queues: { billing: { receiveWait: '0s', delay: '5s' }, audit: { delay: '5s' } } };
  expect(yamlText(file, new Map([['queues.billing.receiveWait', 'short']]), ['A', ''])).toBe(`# A
#
queues:
  billing:
    receiveWait: 0s # short
    delay: 5s
  audit: { delay: 5s }
`);
});
