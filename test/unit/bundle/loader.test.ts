import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keptIn, NOTHING_KEPT, type Kept } from '../../../scripts/bundle/start/kept';
import { Loader } from '../../../scripts/bundle/start/loader';
import { folderWith, removeFolder } from '#test/support/project';

const FILES = {
  'main.js': `
    exports.answer = require('./lib/number.js').number + 1;
    exports.again = require('./number.js') === require('./number.js');
    exports.join = require('node:path').join;
    exports.place = [__filename, __dirname];
  `,
  'number.js': 'module.exports = { number: Math.max(40, 41) };',
  'circle.js': "exports.before = 1; exports.seen = { ...require('./back.js') };",
  'back.js': "exports.before = require('./circle.js').before; exports.after = require('./circle.js').seen;",
};

let folder: string;

beforeEach(() => {
  folder = folderWith(FILES);
});

afterEach(() => removeFolder(folder));

function load(name: string, kept: Kept, from = folder) {
  const loader = new Loader(from, kept, require);
  return { exports: loader.load(name) as Record<string, unknown>, loader };
}

/** What is kept, for all to see. */
function keptInMemory() {
  const codes = new Map<string, Buffer>();
  const written: string[][] = [];
  const kept: Kept = {
    read: (name) => codes.get(name),
    write(entries) {
      written.push(entries.map(([name]) => name));
      for (const [name, code] of entries) codes.set(name, code);
    },
  };
  return { kept, codes, written };
}

test('a file gets what it requires: files of the folder, each once, and modules of Node.js', () => {
  const { exports } = load('main.js', NOTHING_KEPT);
  expect(exports).toEqual({ answer: 42, again: true, join, place: [join(folder, 'main.js'), folder] });
});

test('files that need each other see what is there so far', () => {
  const { exports } = load('circle.js', NOTHING_KEPT);
  expect(exports).toEqual({ before: 1, seen: { before: 1, after: undefined } });
});

test('what is kept is not compiled again', () => {
  const { kept, written } = keptInMemory();
  load('main.js', kept).loader.keep();
  const elsewhere = folderWith(FILES);
  const second = load('main.js', kept, elsewhere);
  removeFolder(elsewhere);
  second.loader.keep();
  expect(second.exports['answer']).toBe(42);
  expect(written).toEqual([['main.js', 'number.js'], []]);
});

test.each([
  ['of a text of another length', (code: Buffer) => code, `${FILES['number.js']} `],
  ['that is damaged', (code: Buffer) => code.fill(0), FILES['number.js']],
  ['that is cut off', (code: Buffer) => code.subarray(0, code.length / 2), FILES['number.js']],
])('code %s is compiled anew', (_, spoil, text) => {
  const { kept, codes, written } = keptInMemory();
  load('number.js', kept).loader.keep();
  codes.set('number.js', spoil(codes.get('number.js')!));
  // A process remembers what it compiled, and from where.
  const elsewhere = folderWith({ 'number.js': text });
  const { exports, loader } = load('number.js', kept, elsewhere);
  loader.keep();
  removeFolder(elsewhere);
  expect(exports).toEqual({ number: 41 });
  expect(written).toEqual([['number.js'], ['number.js']]);
});

test('a folder keeps code from one start to the next', () => {
  const place = join(folder, 'kept/one');
  expect(keptIn(place).read('a.js')).toBeUndefined();
  keptIn(place).write([['a.js', Buffer.from('code')]]);
  expect(keptIn(place).read('a.js')).toEqual(Buffer.from('code'));
  expect(keptIn(place).read('b.js')).toBeUndefined();
  expect(readdirSync(place)).toEqual(['a.js']);
});

test('where nothing may be written, nothing is kept', () => {
  const place = join(folder, 'main.js', 'kept');
  keptIn(place).write([['a.js', Buffer.from('code')]]);
  expect(keptIn(place).read('a.js')).toBeUndefined();
});

test('what is gone since is compiled', () => {
  const place = join(folder, 'kept');
  mkdirSync(place);
  writeFileSync(join(place, 'number.js'), '');
  const kept = keptIn(place);
  removeFolder(place);
  expect(load('number.js', kept).exports).toEqual({ number: 41 });
});
