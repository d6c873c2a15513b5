import { filesMatching } from '#language/read/glob';
import { emptyFolder, folderWith, removeFolder } from '#test/support/project';

test('the files that match, in a stable order, without folders', () => {
  const folder = folderWith({
    'b.yaml': '',
    'teams/b.yaml': '',
    'teams/a.yaml': '',
    'teams/deep/c.yaml': '',
  });
  expect(filesMatching('teams/*.yaml', folder)).toEqual(['teams/a.yaml', 'teams/b.yaml']);
  expect(filesMatching('**/*.yaml', folder)).toHaveLength(4);
  expect(filesMatching('teams', folder)).toEqual([]);
  removeFolder(folder);
});

test('nothing matches in an empty folder', () => {
  const folder = emptyFolder();
  expect(filesMatching('*.yaml', folder)).toEqual([]);
  removeFolder(folder);
});
