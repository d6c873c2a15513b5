import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  openSync,
  readFileSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { plainlyMatching } from './plain-pattern';

export const INSIDE =
  'a file must be inside the project: the Git repository of the topology, or else the working directory';

/** The files beside a topology. Names are relative to the working directory, as they stand in messages. */
export interface Workspace {
  /**
   * `undefined` if there is no such file or it cannot be read. `topologyFolder` is that of the topology that names the
   * file: then it must be an ordinary file inside the same project, since a topology may be somebody else's.
   */
  read(file: string, topologyFolder?: string): Uint8Array | undefined;
  /** Whether a file that a topology names is outside of its project, or none that ends, such as a device. */
  isForeign?(file: string, topologyFolder: string): boolean;
  /** The files that match a glob pattern, relative to `directory`, in a stable order. */
  match(pattern: string, directory: string): readonly string[];
}

/** Loading it takes as long as a flow test. */
function globbing(): typeof import('./glob') {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- synchronous and lazy
  return require('./glob') as typeof import('./glob');
}

/** More than any archive that Lambda takes this way, or any message. */
const LARGEST_FILE = 64 * 1024 * 1024;

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** The same behind all links, as far as there is something. */
function isInside(path: string, folder: string): boolean {
  return existsSync(path) ? isWithin(realpathSync(path), realpathSync(folder)) : isWithin(path, folder);
}

/** The top of the Git repository that a folder is in. */
export function gitRepositoryOf(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder;
  return dirname(folder) === folder ? undefined : gitRepositoryOf(dirname(folder));
}

/** The Git repository that a topology is in; without one the working directory, or else the folder of the topology. */
function projectOf(topologyFolder: string, cwd: string): string {
  const isBelow = dirname(cwd) !== cwd && isWithin(topologyFolder, cwd);
  return gitRepositoryOf(topologyFolder) ?? (isBelow ? cwd : topologyFolder);
}

/** Opened without waiting, so that a pipe which nobody writes to is seen for what it is. */
function readOrdinary(path: string): Uint8Array | undefined {
  const descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const status = fstatSync(descriptor);
    return status.isFile() && status.size <= LARGEST_FILE ? readFileSync(descriptor) : undefined;
  } finally {
    closeSync(descriptor);
  }
}

/** The part of a pattern before the first name that stands for several. */
function fixedPart(pattern: string): string {
  const steps = pattern.split('/');
  const open = steps.findIndex((step) => /[*?[\]{}()!+@]/.test(step));
  return steps.slice(0, open < 0 ? steps.length : open).join('/');
}

export function diskWorkspace(cwd: string): Workspace {
  return {
    isForeign(file, topologyFolder) {
      const path = resolve(cwd, file);
      const project = projectOf(resolve(cwd, topologyFolder), cwd);
      const isOrdinary = !existsSync(path) || statSync(path).isFile();
      return !isInside(path, project) || !isOrdinary;
    },
    read(file, topologyFolder) {
      try {
        const path = resolve(cwd, file);
        if (topologyFolder === undefined) return readFileSync(path);
        const project = projectOf(resolve(cwd, topologyFolder), cwd);
        return isInside(path, project) ? readOrdinary(path) : undefined;
      } catch {
        return undefined;
      }
    },
    match(pattern, directory) {
      const folder = resolve(cwd, directory);
      const start = resolve(folder, fixedPart(pattern));
      // Outside of the project nothing may be read, and a search there may take for ever.
      if (!isInside(start, projectOf(folder, cwd))) return [];
      const files = plainlyMatching(pattern, folder) ?? globbing().filesMatching(pattern, folder);
      return files.map((file) => join(directory, file));
    },
  };
}

/** The same files, with texts that are not on the disk in place of some; `undefined` for the others. */
export function overlaid(disk: Workspace, textOf: (file: string) => string | undefined): Workspace {
  return {
    ...disk,
    read(file, topologyFolder) {
      const text = textOf(file);
      return text === undefined ? disk.read(file, topologyFolder) : new TextEncoder().encode(text);
    },
  };
}
