import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { PYTHON } from './requirements';

const SERVER = join(__dirname, 'emulator/server.py');

export interface Emulator {
  /** On the loopback address, on a port of its own. */
  readonly endpoint: string;
  stop(): Promise<void>;
}

/** Starts an empty AWS. Its only account is 123456789012. */
export async function startEmulator(): Promise<Emulator> {
  const child = spawn(PYTHON, [SERVER], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  const failed = exit.then(() => Promise.reject(new Error('the emulator did not start')));
  const started = new Promise<string>((resolve) => {
    createInterface(child.stdout).on('line', (line) => {
      const port = /^listening on (\d+)$/.exec(line)?.[1];
      if (port !== undefined) resolve(`http://127.0.0.1:${port}`);
    });
  });
  failed.catch(() => undefined);
  const endpoint = await Promise.race([started, failed]);
  return {
    endpoint,
    stop() {
      child.kill();
      return exit;
    },
  };
}
