import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { withTemporaryFolder } from '#base/util/files';

const POLL_MILLISECONDS = 100;
const CHUNK_BYTES = 64 * 1024;
/** Written ahead of the output, and no byte of any text. */
const UNWRITTEN = 0;

export interface ProcessOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Each line of standard output, soon after it was written. */
  readonly onLine?: ((line: string) => void) | undefined;
  /** How many bytes of standard output are sure to find space, also if the disk is full by then. */
  readonly reserve?: number | undefined;
  readonly onSignal: (listener: (signal: NodeJS.Signals) => void) => () => void;
}

export interface Finished {
  /** `null` if a signal ended it. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Whether a signal was passed on to it. */
  readonly interrupted: boolean;
}

/** The bytes that a program has written into its reserve. */
function written(bytes: Buffer): Buffer {
  const end = bytes.indexOf(UNWRITTEN);
  return end < 0 ? bytes : bytes.subarray(0, end);
}

/** Takes space on the disk from where the program begins to write. */
function reserveSpace(descriptor: number, bytes: number): void {
  const filling = Buffer.alloc(CHUNK_BYTES, UNWRITTEN);
  for (let at = 0; at < bytes; at += CHUNK_BYTES) writeSync(descriptor, filling, 0, CHUNK_BYTES, at);
}

/** Gives the lines that were added to a file since the last call. */
function lineReader(descriptor: number, onLine: (line: string) => void) {
  const decoder = new StringDecoder('utf8');
  const chunk = Buffer.alloc(CHUNK_BYTES);
  let position = 0;
  let rest = '';
  return () => {
    for (;;) {
      const length = readSync(descriptor, chunk, 0, CHUNK_BYTES, position);
      const added = written(chunk.subarray(0, length));
      if (added.length === 0) return;
      position += added.length;
      const lines = (rest + decoder.write(added)).split('\n');
      rest = lines.pop() ?? '';
      lines.forEach(onLine);
    }
  };
}

interface Ended {
  readonly status: number | null;
  readonly interrupted: boolean;
}

function start(
  program: string,
  args: readonly string[],
  { cwd, env, onSignal }: ProcessOptions,
  descriptors: readonly [stdout: number, stderr: number],
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, detached: true, stdio: ['ignore', ...descriptors] });
    let interrupted = false;
    const unsubscribe = onSignal((signal) => {
      interrupted = true;
      child.kill(signal);
    });
    child.once('error', (failure) => {
      unsubscribe();
      reject(failure);
    });
    child.once('exit', (status) => {
      unsubscribe();
      resolve({ status, interrupted });
    });
  });
}

/**
 * Runs a program in a session of its own, with its output in files instead of pipes: if msgtopo itself is killed,
 * Terraform is not, so it ends what it has begun, saves the state and releases the lock. Signals reach it once, and
 * only through here, since a second one would make it give up.
 */
export function runProcess(
  program: string,
  args: readonly string[],
  options: ProcessOptions,
): Promise<Finished> {
  return withTemporaryFolder(async (folder) => {
    const files = [join(folder, 'stdout'), join(folder, 'stderr')] as const;
    const descriptors = [openSync(files[0], 'w+', 0o600), openSync(files[1], 'w', 0o600)] as const;
    const readLines = options.onLine && lineReader(descriptors[0], options.onLine);
    const poll = readLines && setInterval(readLines, POLL_MILLISECONDS);
    try {
      reserveSpace(descriptors[0], options.reserve ?? 0);
      const ended = await start(program, args, options, descriptors);
      readLines?.();
      const [stdout, stderr] = files.map((file) => written(readFileSync(file)).toString('utf8'));
      return { ...ended, stdout: stdout!, stderr: stderr! };
    } finally {
      clearInterval(poll);
      descriptors.forEach(closeSync);
    }
  });
}
