import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { filesMatching } from '#language/read/glob';
import { plainlyMatching } from '#language/read/plain-pattern';
import { folderWith, removeFolder } from '#test/support/project';

const FILES = [
  'orders.flow.yaml',
  'orders.yaml',
  '.hidden.flow.yaml',
  'flows/b.flow.yaml',
  'flows/a.flow.yaml',
  'flows/.hidden/c.flow.yaml',
  'flows/deep/er/d.flow.yaml',
  'flows/deep/notes.txt',
  'flows.flow.yaml/e.flow.yaml',
  'teams/eu-west/queues.yaml',
];

let folder: string;

beforeEach(() => {
  folder = folderWith(Object.fromEntries(FILES.map((name) => [name, ''])));
});

afterEach(() => removeFolder(folder));

test.each([
  ['*.flow.yaml', 1],
  ['flows/*.flow.yaml', 2],
  ['flows/**/*.flow.yaml', 3],
  ['**/*.flow.yaml', 5],
  ['teams/eu-west/*.yaml', 1],
  ['flows/deep/*', 1],
  ['*', 2],
  ['absent/*.yaml', 0],
])('%s finds what a glob finds', (pattern, count) => {
  const plain = plainlyMatching(pattern, folder);
  expect(plain).toHaveLength(count);
  expect(plain).toEqual(filesMatching(pattern, folder));
});

test.each([
  'orders.yaml',
  '../*.yaml',
  './*.yaml',
  '{flows,teams}/*.yaml',
  'flow?/*.yaml',
  'f*/*.yaml',
  '!*.yaml',
])('%s takes more to know', (pattern) => {
  expect(plainlyMatching(pattern, folder)).toBeUndefined();
});

test('so does a folder with links', () => {
  symlinkSync(join(folder, 'teams'), join(folder, 'flows/deep/link'));
  expect(plainlyMatching('flows/*.flow.yaml', folder)).toHaveLength(2);
  expect(plainlyMatching('flows/**/*.yaml', folder)).toBeUndefined();
});
