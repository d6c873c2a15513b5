import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Writes through a temporary name, so that nobody ever reads half a file. Who may read a file stays as it was. */
export function writeFileAtomically(file: string, content: string | Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`;
  try {
    const mode = statSync(file, { throwIfNoEntry: false })?.mode;
    // Nobody who may not read the file may read it under its temporary name.
    writeFileSync(temporary, content, mode === undefined ? {} : { mode });
    if (mode !== undefined) chmodSync(temporary, mode);
    renameSync(temporary, file);
  } catch (failure) {
    rmSync(temporary, { force: true });
    throw failure;
  }
}

const FOLDER = /^msgtopo-run-(\d+)-/;
const DAY_MILLISECONDS = 86_400_000;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (failure) {
    return (failure as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Removes what runs that were killed have left. A folder of today stays, since its process may be in another container
 * that shares the folder.
 */
function removeLeftovers(parent: string): void {
  for (const name of readdirSync(parent)) {
    const pid = FOLDER.exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    const folder = join(parent, name);
    try {
      if (Date.now() - statSync(folder).mtimeMs > DAY_MILLISECONDS) rmSync(folder, { recursive: true });
    } catch {
      // Somebody else's, or removed by somebody else: it is in nobody's way.
    }
  }
}

let areLeftoversRemoved = false;

/** Gives a folder that nobody else can read, and removes it when `use` is over. */
export async function withTemporaryFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const parent = tmpdir();
  if (!areLeftoversRemoved) removeLeftovers(parent);
  areLeftoversRemoved = true;
  const folder = mkdtempSync(join(parent, `msgtopo-run-${process.pid}-`));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
