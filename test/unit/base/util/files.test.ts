import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFileAtomically } from '#base/util/files';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'msgtopo-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('makes the folders, replaces what was there, leaves nothing else', () => {
  const file = join(folder, 'a/b/file.txt');
  writeFileAtomically(file, 'one');
  writeFileAtomically(file, 'two');
  expect(readFileSync(file, 'utf8')).toBe('two');
  expect(readdirSync(join(folder, 'a/b'))).toEqual(['file.txt']);
});

test('leaves nothing behind when it fails', () => {
  mkdirSync(join(folder, 'taken'));
  expect(() => writeFileAtomically(join(folder, 'taken'), 'x')).toThrow();
  expect(readdirSync(folder)).toEqual(['taken']);
});
