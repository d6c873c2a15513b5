import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeFileAtomically } from './files';

/** Files that are made again and again in a folder that also has other people's. */
export interface Generated {
  /** By their names from the folder. */
  readonly files: ReadonlyMap<string, string>;
  /** What each of them contains, and nothing else does. */
  readonly mark: string;
  /** Where in the folder earlier ones may be left. */
  readonly below: string;
}

function isOurs(file: string, mark: string): boolean {
  return readFileSync(file, 'utf8').includes(mark);
}

/** The files that stand in the way, and are somebody else's. */
export function foreignFiles(folder: string, { files, mark }: Generated): string[] {
  return [...files.keys()].filter((name) => {
    const file = join(folder, name);
    return existsSync(file) && !isOurs(file, mark);
  });
}

function removeEmpty(folder: string): void {
  if (readdirSync(folder).length > 0) return;
  rmSync(folder, { recursive: true });
  removeEmpty(dirname(folder));
}

/** Writes all, and removes what was written before and is made no more. */
export function writeGenerated(folder: string, { files, mark, below }: Generated): void {
  for (const [name, content] of files) writeFileAtomically(join(folder, name), content);
  const names = readdirSync(join(folder, below), { recursive: true, encoding: 'utf8', withFileTypes: true });
  for (const entry of names.filter((one) => one.isFile())) {
    const file = join(entry.parentPath, entry.name);
    const isMade = [...files.keys()].some((name) => join(folder, name) === file);
    if (isMade || !isOurs(file, mark)) continue;
    rmSync(file);
    removeEmpty(entry.parentPath);
  }
}
