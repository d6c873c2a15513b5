import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lambdas } from '#model/topology';
import { inlineArchive } from '#stacks/consumers/inline-code';
import { topologyOf } from '#test/unit/topology-of';

function archiveOf(handler: string) {
  const code = `code: { inline: "def handler(event, context): pass" }, runtime: python3.13, handler: ${handler}`;
  return inlineArchive(lambdas(topologyOf(`consumers: { worker: { type: lambda, ${code} } }`))[0]!);
}

test('the same source gives the same hash, whenever it is: with another one Terraform would update the function', () => {
  jest.useFakeTimers({ now: new Date('2040-06-01') });
  expect(archiveOf('app.handler').hash).toBe('z9WhmO0HTelD26+v1sxtkIq7wMrXEFcbmiriASzV6Ks=');
  jest.useRealTimers();
});

test.each([
  ['app.handler', 'app.py'],
  ['src/ünïcode.handler', 'src/ünïcode.py'],
])('another program reads the code of %s', (handler, name) => {
  const file = join(mkdtempSync(join(tmpdir(), 'msgtopo-')), 'code.zip');
  writeFileSync(file, archiveOf(handler).content);
  const program =
    'import json, sys, zipfile\n' +
    'archive = zipfile.ZipFile(sys.argv[1])\n' +
    'assert archive.testzip() is None\n' +
    'entries = {i.filename: [archive.read(i).decode(), oct(i.external_attr >> 16)] for i in archive.infolist()}\n' +
    'print(json.dumps(entries))';
  expect(JSON.parse(execFileSync('python3', ['-c', program, file], { encoding: 'utf8' }))).toEqual({
    [name]: ['def handler(event, context): pass', '0o100644'],
  });
});
