import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from './client';
import type { Emulator } from './programs';

/** An emulator that runs. */
export interface Server {
  readonly emulator: Emulator;
  readonly endpoint: string;
  /** Milliseconds from its start to its first answer. */
  readonly readyAfter: number;
  /** Milliseconds on all processors since its start. */
  cpu(): number;
  /** In MiB, now and at most. */
  memory(): { readonly now: number; readonly peak: number };
  stop(): Promise<void>;
}

/** Linux counts time in hundredths of a second: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
const TICK_MS = 10;
const [USER, SYSTEM] = [11, 12];

function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[USER]) + Number(fields[SYSTEM])) * TICK_MS;
}

function mebibytes(status: string, field: string): number {
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024;
}

function memoryOf(pid: number): { now: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return { now: mebibytes(status, 'VmRSS'), peak: mebibytes(status, 'VmHWM') };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const LONGEST_START_MS = 60_000;

/** Starts an emulator, and waits for its first answer. */
export async function startEmulatorOf(emulator: Emulator): Promise<Server> {
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const started = performance.now();
  const child = spawn(emulator.program, emulator.args(port), {
    cwd: emulator.cwd,
    env: { ...process.env, ...emulator.env(port) },
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  const client = new Client(endpoint, 1);
  const answers = () =>
    client.sqs('ListQueues', {}).then(
      () => true,
      () => false,
    );
  while (!(await answers())) {
    if (child.exitCode !== null || performance.now() - started > LONGEST_START_MS)
      throw new Error(`${emulator.name} did not start`);
    await sleep(5);
  }
  const readyAfter = performance.now() - started;
  client.close();
  const pid = child.pid!;
  return {
    emulator,
    endpoint,
    readyAfter,
    cpu: () => cpuOf(pid),
    memory: () => memoryOf(pid),
    async stop() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
