import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the installed package, whether this runs from source or from `dist`. */
export function packageRoot(): string {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder))
      throw new Error(`no package.json above ${__dirname}: msgtopo is not installed completely`);
  }
}
