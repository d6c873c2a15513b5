import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** An empty folder that a user works in. */
export function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), 'msgtopo-'));
}

export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

/** A folder with these files in it. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = emptyFolder();
  writeFiles(folder, files);
  return folder;
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Where `synth` writes the Terraform of a stack. */
export function stackDir(folder: string, stack: string): string {
  return join(folder, 'cdktf.out/stacks', stack);
}
