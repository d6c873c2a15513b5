import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Environment } from './environment';

export type Say = (line: string) => void;

const SECOND = 1000;
const LONGEST_WAIT = 30 * SECOND;

/** Who runs so long has started well, so that its next end is the first again. */
const STEADY = 60 * SECOND;

/** A shell and what it starts are one group, so that both end together. */
export function startShell(command: string, cwd: string, env: Environment): ChildProcess {
  return spawn(command, { shell: true, cwd, detached: true, env: { ...process.env, ...env } });
}

export function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended by itself.
  }
}

export function sayLines({ stdout, stderr }: ChildProcess, say: Say): void {
  for (const stream of [stdout, stderr]) if (stream) createInterface(stream).on('line', say);
}

/** A program that is started again when it ends, each time later while it keeps ending at once. */
export class Program {
  private child: ChildProcess | undefined;
  private timer: NodeJS.Timeout | undefined;
  private isStopped = false;
  isPaused = false;
  private failures = 0;

  constructor(
    private readonly command: string,
    private readonly cwd: string,
    private readonly env: Environment,
    private readonly say: Say,
  ) {
    this.start();
  }

  private start(): void {
    const since = Date.now();
    const child = startShell(this.command, this.cwd, this.env);
    this.child = child;
    if (this.isPaused) signalGroup(child, 'SIGSTOP');
    child.stdin?.end();
    sayLines(child, this.say);
    child.on('error', (failure) => this.say(failure.message));
    child.on('close', (status, signal) => {
      if (this.isStopped) return;
      this.failures = Date.now() - since > STEADY ? 1 : this.failures + 1;
      const wait = Math.min(SECOND * 2 ** (this.failures - 1), LONGEST_WAIT);
      this.say(`ended with ${signal ?? status ?? 'an error'}; starts again in ${wait / SECOND}s`);
      this.timer = setTimeout(() => this.start(), wait);
    });
  }

  /** Stops the process where it is, so that its messages stay in flight, as those of a program that hangs. */
  pause(isPaused: boolean): void {
    if (isPaused === this.isPaused) return;
    this.isPaused = isPaused;
    if (this.child) signalGroup(this.child, isPaused ? 'SIGSTOP' : 'SIGCONT');
  }

  /** Asks it to end, and ends it if it does not. */
  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('close', resolve));
    signalGroup(child, 'SIGTERM');
    this.pause(false);
    const kill = setTimeout(() => signalGroup(child, 'SIGKILL'), 5 * SECOND);
    await ended;
    clearTimeout(kill);
  }
}
