import { globSync } from 'tinyglobby';

/** The files that match a glob pattern, relative to the folder, in a stable order. */
export function filesMatching(pattern: string, folder: string): string[] {
  return globSync(pattern, {
    cwd: folder,
    onlyFiles: true,
    expandDirectories: false,
    followSymbolicLinks: false,
  }).sort();
}
