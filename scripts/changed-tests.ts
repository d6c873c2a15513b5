/* Which unit tests belong to changed files: tests mirror the tree. */
import { dirname } from 'node:path';

type Exists = (path: string) => boolean;

/** What one test reads, wherever it lies. */
const ELSEWHERE: readonly (readonly [RegExp, string])[] = [
  [/^(README\.md|docs\/)/, 'test/unit/views/docs/snippets.test.ts'],
  [/\.md$/, 'test/unit/views/docs/links.test.ts'],
  [/^test\/fixtures\/|^src\/(validate\/rules|language)\//, 'test/unit/fixtures.test.ts'],
  [/^test\/corpus\//, 'test/unit/corpus.test.ts'],
  [/^(templates|test\/golden)\//, 'test/unit/stacks/golden.test.ts'],
];

/** The folder of tests that has the name of this folder, or of the nearest one above it. */
function mirrored(folder: string, exists: Exists): string | undefined {
  const tests = `test/unit/${folder}`;
  if (exists(tests)) return tests;
  return folder.includes('/') ? mirrored(dirname(folder), exists) : undefined;
}

function testsOf(file: string, exists: Exists): string[] {
  if (/^test\/unit\/.+\.test\.ts$/.test(file)) return exists(file) ? [file] : [];
  const tests = ELSEWHERE.flatMap(([pattern, test]) => (pattern.test(file) ? [test] : []));
  const inside = /^(?:src|test\/unit)\/(.+\/.+)$/.exec(file) ?? /^((?:stacks|scripts)\/.+)$/.exec(file);
  const folder = inside ? mirrored(dirname(inside[1]!), exists) : undefined;
  return folder === undefined ? tests : [...tests, `${folder}/`];
}

/** Files and folders of tests, without those that lie inside another of them. */
export function testsBeside(changed: readonly string[], exists: Exists): string[] {
  const found = [...new Set(changed.flatMap((file) => testsOf(file, exists)))].sort();
  return found.filter((test) => !found.some((other) => other !== test && test.startsWith(other)));
}
