import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The files beside a topology. Names are relative to the working directory, as they stand in messages. */
export interface Workspace {
  /** `undefined` if there is no such file or it cannot be read. */
  read(file: string): Uint8Array | undefined;
  /** The files that match a glob pattern, relative to `directory`, in a stable order. */
  match(pattern: string, directory: string): readonly string[];
}

export function diskWorkspace(cwd: string): Workspace {
  return {
    read(file) {
      try {
        return readFileSync(resolve(cwd, file));
      } catch {
        return undefined;
      }
    },
    match(pattern, directory) {
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- only a file with `include` pays for it
      const glob = require('./glob') as typeof import('./glob');
      return glob.filesMatching(pattern, resolve(cwd, directory)).map((file) => join(directory, file));
    },
  };
}
