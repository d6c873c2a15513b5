import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the installed package, whether this runs from source or from `dist`. */
export function packageRoot(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}
