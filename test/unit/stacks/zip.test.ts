import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zip } from '#stacks/zip';

const ENTRIES = [
  { name: 'app.py', content: Buffer.from('print("hello")\n') },
  { name: 'lib/ünïcode.py', content: Buffer.from('') },
];

test('the same entries give the same bytes, whenever it is', () => {
  const before = zip(ENTRIES);
  jest.useFakeTimers({ now: new Date('2040-01-01') });
  expect(zip(ENTRIES).equals(before)).toBe(true);
  jest.useRealTimers();
});

test('another program reads what is in it', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'msgtopo-')), 'code.zip');
  writeFileSync(file, zip(ENTRIES));
  const program =
    'import json, sys, zipfile\n' +
    'archive = zipfile.ZipFile(sys.argv[1])\n' +
    'assert archive.testzip() is None\n' +
    'entries = {i.filename: [archive.read(i).decode(), oct(i.external_attr >> 16)] for i in archive.infolist()}\n' +
    'print(json.dumps(entries))';
  expect(JSON.parse(execFileSync('python3', ['-c', program, file], { encoding: 'utf8' }))).toEqual({
    'app.py': ['print("hello")\n', '0o100644'],
    'lib/ünïcode.py': ['', '0o100644'],
  });
});
