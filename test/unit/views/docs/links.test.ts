import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { deadLinks } from '#test/support/links';
import { ROOT } from '#test/support/msgtopo';

function pagesBelow(folder: string): string[] {
  const names = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.md')).map((name) => join(folder, name));
}

const OF_THE_REPOSITORY = readdirSync(ROOT).filter((name) => name.endsWith('.md'));

test.each([...OF_THE_REPOSITORY, ...pagesBelow('docs'), ...pagesBelow('templates')])(
  'the links of %s lead somewhere',
  (page) => {
    expect(deadLinks(page, ROOT, ROOT)).toEqual([]);
  },
);
