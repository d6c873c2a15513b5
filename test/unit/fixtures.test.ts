import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { hasErrors } from '#base/diagnostics/diagnostic';
import { reportText } from '#base/diagnostics/reporters/text';
import { prove } from '#validate/prove';
import { diskWorkspace } from '#language/read/workspace';
import { list, quoted } from '#base/util/text';
import { PLAIN } from '#base/util/style';
import { TODAY } from './topology-of';

/*
 * Each fixture is a folder that a user could have written; `expected.txt` is what `validate` says of it.
 * UPDATE_FIXTURES=1 writes what is said now, to be read before it is committed.
 */
const FIXTURES = resolve(__dirname, '../fixtures');

function report(folder: string): { text: string; isValid: boolean } {
  const bytes = readFileSync(join(folder, 'topology.yaml'));
  const options = { workspace: diskWorkspace(folder), today: TODAY };
  const { diagnostics, accepted, environments } = prove('topology.yaml', bytes, options);
  const subject = environments.length > 1 ? `topology.yaml (${list(quoted(environments))})` : 'topology.yaml';
  return { text: reportText({ diagnostics, accepted, subject }, PLAIN), isValid: !hasErrors(diagnostics) };
}

describe.each(['ok', 'err'])('%s', (sort) => {
  const folders = readdirSync(join(FIXTURES, sort));

  test.each(folders)('%s', (name) => {
    const folder = join(FIXTURES, sort, name);
    const expected = join(folder, 'expected.txt');
    const { text, isValid } = report(folder);
    if (process.env['UPDATE_FIXTURES']) writeFileSync(expected, text);
    expect(isValid).toBe(sort === 'ok');
    expect(existsSync(expected)).toBe(true);
    expect(text).toBe(readFileSync(expected, 'utf8'));
  });
});
