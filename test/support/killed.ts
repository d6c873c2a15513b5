import { execFileSync, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { BIN } from './msgtopo';
import type { RunOptions } from './run';

/** Which processes a kill ends. */
export type Reach = 'msgtopo alone' | 'msgtopo and Terraform';

export interface Kill {
  readonly after: number;
  readonly reach: Reach;
}

/** What a kill came to: the run had ended before it, or it did not. */
export interface Killed {
  readonly wasRunning: boolean;
  readonly endedTerraform: boolean;
}

/** Processes that msgtopo has started; each leads a group of its own. */
function startedBy(pid: number): number[] {
  try {
    return execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
      .split('\n')
      .filter(Boolean)
      .map(Number);
  } catch {
    return [];
  }
}

function killGroup(pid: number): boolean {
  try {
    return process.kill(-pid, 'SIGKILL');
  } catch {
    return false;
  }
}

/** Starts msgtopo and ends it by SIGKILL, which no program can catch. */
export async function killed(
  args: readonly string[],
  { cwd, env }: RunOptions,
  { after, reach }: Kill,
): Promise<Killed> {
  const child = spawn(process.execPath, [BIN, ...args], { cwd, env, stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  await Promise.race([sleep(after), ended]);
  const wasRunning = child.exitCode === null;
  // Nothing may be started between the look at the processes and the kill.
  child.kill('SIGSTOP');
  const started = reach === 'msgtopo alone' ? [] : startedBy(child.pid!);
  child.kill('SIGKILL');
  const endedTerraform = started.map(killGroup).includes(true);
  await ended;
  return { wasRunning, endedTerraform };
}
