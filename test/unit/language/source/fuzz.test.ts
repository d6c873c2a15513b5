import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { reportText } from '#base/diagnostics/reporters/text';
import { PLAIN } from '#base/util/style';
import { prove } from '#validate/prove';
import { memoryWorkspace, TODAY } from '#test/unit/topology-of';

/* No text, however broken, may end in an exception. That none takes long is measured in `benchmarks/`. */
const MIB = 1024 * 1024;
/** The largest file that is read at all. */
const LARGEST = MIB;

function survive(bytes: Uint8Array): string {
  const { diagnostics } = prove('topology.yaml', bytes, { workspace: memoryWorkspace({}), today: TODAY });
  return reportText({ diagnostics, subject: 'x' }, PLAIN);
}

const HEAD = 'version: 1\nname: a\nregion: eu-west-1\n';
const template = readFileSync(resolve(__dirname, '../../../../templates/fan-out/topology.yaml'), 'utf8');

test('random bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => void survive(bytes)),
    { numRuns: 300 },
  );
});

test('random text of the characters that mean something in YAML', () => {
  const characters = fc.constantFrom(...Array.from('{}[],:-?&*!|>\'"%@`#\n\n  \tab01~<=.$'));
  fc.assert(
    fc.property(fc.string({ unit: characters, maxLength: 300 }), (text) => void survive(Buffer.from(text))),
    {
      numRuns: 2000,
    },
  );
});

test('sound files with parts cut, doubled or changed', () => {
  const edit = fc.record({ at: fc.nat(), length: fc.nat(40), text: fc.string({ maxLength: 12 }) });
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
      let text = template;
      for (const { at, length, text: inserted } of edits) {
        const from = at % text.length;
        text = text.slice(0, from) + inserted + text.slice(from + length);
        if (text === '') return;
      }
      survive(Buffer.from(text));
    }),
    { numRuns: 500 },
  );
});

test('any JSON where a topology is expected', () => {
  const sections = fc.constantFrom(
    'topics',
    'queues',
    'filters',
    'subscriptions',
    'environments',
    'defaults',
    'tags',
  );
  fc.assert(
    fc.property(sections, fc.jsonValue({ maxDepth: 5 }), (section, value) => {
      survive(Buffer.from(JSON.stringify({ version: 1, name: 'a', region: 'eu-west-1', [section]: value })));
    }),
    { numRuns: 1000 },
  );
});

test('ten megabytes', () => {
  expect(survive(Buffer.alloc(10 * MIB, 'a'))).toContain('the file is larger than 1 MiB');
});

describe('the largest file, full of', () => {
  const size = LARGEST;
  const of = (text: string) => Buffer.from(text.repeat(Math.ceil(size / text.length))).subarray(0, size);
  test.each<[string, () => Uint8Array]>([
    ['random bytes', () => randomBytes(size)],
    ['random letters', () => Buffer.from(randomBytes(size / 2).toString('hex'))],
    ['one letter', () => of('a')],
    ['open brackets', () => of('[')],
    ['closed brackets', () => of(']')],
    ['commas in a list', () => Buffer.concat([Buffer.from('['), of(',').subarray(1)])],
    ['open braces with keys', () => of('{a: ')],
    ['compact lists', () => of('- ')],
    ['deep compact lists', () => of(`${'- '.repeat(1000)}\n`)],
    ['question marks', () => of('? ')],
    ['colons', () => of(':\n')],
    ['quotes', () => of('"')],
    ['anchors', () => of('&a ')],
    ['tags', () => of('! ')],
    ['directives', () => of('%\n')],
    ['documents', () => of('---\n')],
    ['empty lines', () => of('\n')],
    ['comments', () => of('#\n')],
    ['the same key', () => of('a: 1\n')],
    ['list items', () => of('- a\n')],
    [
      'unknown keys',
      () => Buffer.from(Array.from({ length: size / 20 }, (_, i) => `key-${i}: 1\n`).join('')),
    ],
    [
      'queues with an unknown key',
      () => Buffer.from(`${HEAD}queues:\n${many((i) => `  q-${i}: { a: 1 }\n`)}`),
    ],
    [
      'subscriptions to nothing',
      () => Buffer.from(`${HEAD}subscriptions:\n${many((i) => `  - { topic: t${i}, queue: q }\n`)}`),
    ],
    [
      'references to one of many',
      () => Buffer.from(`${HEAD}queues:\n${many((i) => ` queue-${i}: {deadLetters: {queue: que-${i}}}\n`)}`),
    ],
    ['open references', () => Buffer.concat([Buffer.from('name: '), of('${').subarray(6)])],
    ['aliases', () => Buffer.concat([Buffer.from('a: &a [1]\nb:\n'), of('  - *a\n').subarray(20)])],
  ])('%s', (_, make) => {
    survive(make());
  });

  function many(line: (index: number) => string): string {
    return Array.from({ length: size / 48 }, (_, index) => line(index)).join('');
  }
});

test('the files of the YAML fixtures, cut at every place', () => {
  const folder = resolve(__dirname, '../../../fixtures/ok');
  for (const name of readdirSync(folder)) {
    const text = readFileSync(join(folder, name, 'topology.yaml'));
    for (let end = 0; end < text.length; end += 7) survive(text.subarray(0, end));
  }
});
