import { join, resolve } from 'node:path';
import { run, type RunOptions, type RunResult } from './run';

export const ROOT = resolve(__dirname, '../..');

/** The program as it is shipped. */
export const BIN = join(ROOT, 'dist/bin/msgtopo.js');

/** Runs the built program; `npm run build` comes first. */
export function msgtopo(args: readonly string[], options: RunOptions): Promise<RunResult> {
  return run(process.execPath, [BIN, ...args], options);
}
