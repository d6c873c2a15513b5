import { createHash } from 'node:crypto';
import type { Workspace } from './workspace';

/** A workspace that remembers what it was asked for. */
export interface Recording {
  readonly workspace: Workspace;
  /** Whether it would answer otherwise now. */
  hasChanged(): boolean;
}

function hash(bytes: Uint8Array | undefined): string {
  return bytes ? createHash('sha256').update(bytes).digest('hex') : 'none';
}

export function record(source: Workspace): Recording {
  const read = new Map<
    string,
    { readonly file: string; readonly from: string | undefined; readonly hash: string }
  >();
  const matched: { pattern: string; directory: string; files: string }[] = [];
  return {
    workspace: {
      ...source,
      read(file, from) {
        const bytes = source.read(file, from);
        read.set(`${from} ${file}`, { file, from, hash: hash(bytes) });
        return bytes;
      },
      match(pattern, directory) {
        const files = source.match(pattern, directory);
        matched.push({ pattern, directory, files: files.join('\n') });
        return files;
      },
    },
    hasChanged() {
      const changed = [...read.values()].some((one) => hash(source.read(one.file, one.from)) !== one.hash);
      return (
        changed ||
        matched.some(({ pattern, directory, files }) => source.match(pattern, directory).join('\n') !== files)
      );
    },
  };
}
