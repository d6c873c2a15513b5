import { dirname, join, resolve } from 'node:path';
import type { LocatedDiagnostic } from '#base/diagnostics/diagnostic';
import { parse } from '#language/source/parse';
import { diskWorkspace, overlaid, type Workspace } from '#language/read/workspace';
import { prove, type Proof } from '#validate/prove';
import type { TextFile } from './names';

/** A topology as it is in the editor. */
export interface Project {
  /** The folder that names of files are relative to, absolute. */
  readonly folder: string;
  /** The main file, relative to it. */
  readonly main: string;
  readonly workspace: Workspace;
  readonly proof: Proof;
  readonly files: readonly TextFile[];
}

/** The texts of open files, by absolute path. */
export type Open = ReadonlyMap<string, string>;

function projectAt(path: string, open: Open, today: string): Project | undefined {
  const folder = dirname(path);
  const main = path.slice(folder.length).replace(/^[\\/]/, '');
  // What is open goes before what is on the disk.
  const workspace = overlaid(diskWorkspace(folder), (file) => open.get(resolve(folder, file)));
  const bytes = workspace.read(main);
  if (!bytes) return undefined;
  const proof = prove(main, bytes, { workspace, today });
  const files = proof.files.map((file) => ({
    file: resolve(folder, file),
    text: new TextDecoder().decode(workspace.read(file, '.') ?? new Uint8Array()),
  }));
  return { folder, main, workspace, proof, files };
}

const MAIN_FILES = ['topology.yaml', 'msgtopo.yaml'];

/** How far above a file that is included its topology is looked for. */
const LEVELS = 4;

function hasVersion(text: string): boolean {
  return /^["']?version["']?\s*:/m.test(text);
}

/** The topology that a file is, or that includes it. */
export function projectOf(path: string, open: Open, today: string): Project | undefined {
  const text = open.get(path);
  if (text === undefined) return undefined;
  if (hasVersion(text)) return projectAt(path, open, today);
  let folder = dirname(path);
  for (let level = 0; level < LEVELS; level++) {
    for (const name of MAIN_FILES) {
      const project = projectAt(join(folder, name), open, today);
      if (project?.files.some(({ file }) => file === path)) return project;
    }
    if (dirname(folder) === folder) break;
    folder = dirname(folder);
  }
  // A file that somebody begins: the name says what it is meant to be.
  return MAIN_FILES.some((name) => path.endsWith(name)) ? projectAt(path, open, today) : undefined;
}

/** The findings of each file, also of those that have none, so that what is mended goes away. */
export function findingsByFile({
  folder,
  main,
  files,
  proof,
}: Project): ReadonlyMap<string, readonly LocatedDiagnostic[]> {
  const found = new Map<string, LocatedDiagnostic[]>(files.map(({ file }) => [file, []]));
  for (const diagnostic of proof.diagnostics) {
    const file = resolve(folder, diagnostic.place?.file ?? main);
    found.set(file, [...(found.get(file) ?? []), diagnostic]);
  }
  return found;
}

/** Whether YAML can read a text at all: a rename of what cannot be read would miss something. */
export function isReadable({ file, text }: TextFile): boolean {
  return parse(file, new TextEncoder().encode(text)).value !== undefined;
}
