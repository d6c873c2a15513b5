import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { foreignFiles, writeGenerated } from '#base/util/generated-folder';
import { folderWith, removeFolder } from '#test/support/project';

const MARK = 'made by a test';

describe('a folder of generated files', () => {
  let folder: string;
  beforeEach(() => (folder = folderWith({ 'made/notes.md': 'of a person' })));
  afterEach(() => removeFolder(folder));

  const generated = (...names: readonly string[]) => ({
    files: new Map(names.map((name) => [name, `${MARK}: ${name}`])),
    mark: MARK,
    below: 'made',
  });

  test('is written again, without what is made no more', () => {
    writeGenerated(folder, generated('made/a/one.md', 'made/b/two.md'));
    writeGenerated(folder, generated('made/a/one.md'));
    expect(readFileSync(join(folder, 'made/a/one.md'), 'utf8')).toBe(`${MARK}: made/a/one.md`);
    expect(existsSync(join(folder, 'made/b'))).toBe(false);
    expect(readFileSync(join(folder, 'made/notes.md'), 'utf8')).toBe('of a person');
  });

  test('what somebody else wrote is told, what was written before is not', () => {
    writeGenerated(folder, generated('made/a.md'));
    mkdirSync(join(folder, 'other'));
    writeFileSync(join(folder, 'other/b.md'), 'of a person');
    expect(foreignFiles(folder, generated('made/a.md', 'other/b.md', 'other/c.md'))).toEqual(['other/b.md']);
  });
});
