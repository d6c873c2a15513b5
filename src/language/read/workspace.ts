import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { plainlyMatching } from './plain-pattern';

/** The files beside a topology. Names are relative to the working directory, as they stand in messages. */
export interface Workspace {
  /** `undefined` if there is no such file or it cannot be read. */
  read(file: string): Uint8Array | undefined;
  /** The files that match a glob pattern, relative to `directory`, in a stable order. */
  match(pattern: string, directory: string): readonly string[];
}

/** Loading it takes as long as a flow test. */
function globbing(): typeof import('./glob') {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- synchronous and lazy
  return require('./glob') as typeof import('./glob');
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
      const folder = resolve(cwd, directory);
      const files = plainlyMatching(pattern, folder) ?? globbing().filesMatching(pattern, folder);
      return files.map((file) => join(directory, file));
    },
  };
}
