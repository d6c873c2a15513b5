import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomically } from '#base/util/files';
import { seal, unseal } from './seal';

/** Code as V8 compiled it, for each file of the program. */
export interface Kept {
  read(name: string): Buffer | undefined;
  write(entries: readonly (readonly [name: string, code: Buffer])[]): void;
}

export const NOTHING_KEPT: Kept = { read: () => undefined, write: () => undefined };

/** Whatever keeps this user from it: without what is kept, the program is only slower. */
function ifPossible<T>(use: () => T): T | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}

/**
 * In a folder beside the program: who may write there may change the program itself, so it is trusted as much. V8
 * refuses what another version of it made, or one with other flags.
 */
export function keptIn(folder: string): Kept {
  const names = new Set(ifPossible(() => readdirSync(folder)));
  return {
    read(name) {
      const sealed = names.has(name) ? ifPossible(() => readFileSync(join(folder, name))) : undefined;
      return sealed && unseal(sealed);
    },
    write(entries) {
      ifPossible(() => {
        for (const [name, code] of entries) writeFileAtomically(join(folder, name), seal(code));
      });
    },
  };
}
