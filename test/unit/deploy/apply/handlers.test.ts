import { zipSync } from 'fflate/browser';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { handlerSearch } from '#deploy/apply/handlers';
import type { Stack } from '#deploy/apply/stack';
import { emptyFolder, removeFolder } from '#test/support/project';
import { topologyOf } from '#test/unit/topology-of';

const folder = emptyFolder();
afterAll(() => removeFolder(folder));

function search(code: string, runtime: string, handler: string): boolean | undefined {
  const topology = topologyOf(`
queues: { jobs: {} }
consumers: { worker: { type: lambda, queue: jobs, code: ${code}, runtime: ${runtime}, handler: ${handler} } }
`);
  return handlerSearch({ topology, localState: join(folder, 'x.tfstate') } as unknown as Stack)(
    'worker',
    handler,
  );
}

const FILES = { 'app.py': 'def handler(event, context): pass', 'src/index.mjs': 'export const handler = 1' };
writeFileSync(
  join(folder, 'code.zip'),
  zipSync(Object.fromEntries(Object.entries(FILES).map(([name, text]) => [name, Buffer.from(text)]))),
);
writeFileSync(join(folder, 'broken.zip'), 'no archive');

const INLINE = '{ inline: "def handler(event, context): pass" }';

test.each([
  ['inline code has it', INLINE, 'python3.13', 'app.handler', true],
  ['inline code lacks it', INLINE, 'python3.13', 'app.handle', false],
  ['an archive has it', '{ zip: code.zip }', 'python3.13', 'app.handler', true],
  ['an archive has it in a folder', '{ zip: code.zip }', 'nodejs22.x', 'src/index.handler', true],
  ['an archive lacks the file', '{ zip: code.zip }', 'python3.13', 'main.handler', false],
  ['an archive lacks the name', '{ zip: code.zip }', 'python3.13', 'app.handle', false],
  ['there is no archive', '{ zip: none.zip }', 'python3.13', 'app.handler', undefined],
  ['the archive is none', '{ zip: broken.zip }', 'python3.13', 'app.handler', false],
  [
    'the code is elsewhere',
    '{ s3: { bucket: code-in, key: a.zip } }',
    'python3.13',
    'app.handler',
    undefined,
  ],
  ['the code is compiled', '{ zip: code.zip }', 'java21', 'app.Handler', undefined],
])('%s', (_, code, runtime, handler, found) => {
  expect(search(code, runtime, handler)).toBe(found);
});
