import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withTemporaryFolder, writeFileAtomically } from '#base/util/files';

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

test('who may read a file stays as it was', () => {
  const file = join(folder, 'file.txt');
  writeFileSync(file, 'one', { mode: 0o600 });
  writeFileAtomically(file, 'two');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file, 'utf8')).toBe('two');
});

test('leaves nothing behind when it fails', () => {
  mkdirSync(join(folder, 'taken'));
  expect(() => writeFileAtomically(join(folder, 'taken'), 'x')).toThrow();
  expect(readdirSync(folder)).toEqual(['taken']);
});

test('what killed runs have left is removed a day later, and nothing else', async () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  const left = (name: string, days: number) => {
    const path = join(tmpdir(), `${name}-left`);
    mkdirSync(path);
    const then = new Date(Date.now() - days * 86_400_000);
    utimesSync(path, then, then);
    return path;
  };
  const old = left(`msgtopo-run-${pid}`, 2);
  const kept = [left(`msgtopo-run-${pid}-x`, 0.5), left(`msgtopo-run-${process.pid}`, 2), left('msgtopo', 2)];
  try {
    await withTemporaryFolder(() => Promise.resolve());
    expect(existsSync(old)).toBe(false);
    expect(kept.filter((path) => !existsSync(path))).toEqual([]);
  } finally {
    for (const path of [old, ...kept]) rmSync(path, { recursive: true, force: true });
  }
});
