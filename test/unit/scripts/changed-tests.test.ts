import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '#test/support/msgtopo';
import { testsBeside } from '../../../scripts/changed-tests';

const FOLDERS = ['test/unit/messages', 'test/unit/messages/flow', 'test/unit/messages/flow/a.test.ts'];
const FIXTURES = 'test/unit/fixtures.test.ts';
const LINKS = 'test/unit/views/docs/links.test.ts';

function beside(...changed: string[]): string[] {
  return testsBeside(changed, (path) => FOLDERS.includes(path));
}

test.each([
  ['a source', ['src/messages/flow/a.ts'], ['test/unit/messages/flow/']],
  ['a source whose folder has no tests', ['src/messages/simulator/b.ts'], ['test/unit/messages/']],
  ['one folder inside another', ['src/messages/flow/a.ts', 'src/messages/b.ts'], ['test/unit/messages/']],
  ['a test', ['test/unit/messages/flow/a.test.ts'], ['test/unit/messages/flow/a.test.ts']],
  ['a test that is gone', ['test/unit/messages/flow/gone.test.ts'], []],
  ['a helper of tests', ['test/unit/messages/flow/helper.ts'], ['test/unit/messages/flow/']],
  ['a rule', ['src/validate/rules/x.ts'], [FIXTURES]],
  ['a fixture', ['test/fixtures/ok/a/topology.yaml'], [FIXTURES]],
  ['a guide', ['docs/guide/cost.md'], [LINKS, 'test/unit/views/docs/snippets.test.ts']],
  ['another page', ['SECURITY.md'], [LINKS]],
  ['a file of the repository', ['package.json', '.nvmrc', 'src/index.ts', 'test/unit/topology-of.ts'], []],
])('%s', (_, changed, tests) => {
  expect(beside(...changed)).toEqual(tests);
});

test('every path that is named here exists', () => {
  const changed = ['README.md', 'test/fixtures/a', 'test/corpus/a', 'templates/a', 'src/base/a.ts'];
  const tests = testsBeside(changed, (path) => existsSync(join(ROOT, path)));
  expect(tests).toHaveLength(changed.length + 1);
  for (const path of tests)
    expect({ path, exists: existsSync(join(ROOT, path)) }).toEqual({ path, exists: true });
});
