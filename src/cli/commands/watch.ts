import { setTimeout as pause } from 'node:timers/promises';
import type { Context, Outcome } from '../command';
import { EXIT } from '../exit-code';
import { record } from '#language/read/recording';
import { diskWorkspace, type Workspace } from '#language/read/workspace';

/** Short for a person; and asking for a handful of files costs nothing, on any file system. */
const INTERVAL_MS = 200;

/** Says what `check` says, again after each change of a file that it read, until Ctrl-C. */
export async function watch(
  context: Context,
  check: (workspace: Workspace) => Promise<string>,
): Promise<Outcome> {
  const stop = new AbortController();
  const release = context.onSignal(() => stop.abort());
  const isStopped = () => stop.signal.aborted;
  const disk = diskWorkspace(context.cwd);
  try {
    while (!isStopped()) {
      const recording = record(disk);
      const text = await check(recording.workspace);
      context.live.say(`${text}\nwaiting for a change; Ctrl-C ends it`);
      while (!isStopped() && !recording.hasChanged()) {
        await pause(INTERVAL_MS, undefined, { signal: stop.signal }).catch(() => undefined);
      }
    }
  } finally {
    release();
  }
  return { exitCode: EXIT.done };
}
