import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { BIN } from './msgtopo';
import { emulatedEnv } from './terraform';

/** A `msgtopo dev` that runs. */
export interface Dev {
  readonly endpoint: string;
  /** The URLs of queues and the ARNs of topics by their names in AWS. */
  readonly queues: Readonly<Record<string, string>>;
  readonly topics: Readonly<Record<string, string>>;
  /** What a program needs to find it. */
  readonly env: NodeJS.ProcessEnv;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

type Ready = Pick<Dev, 'endpoint' | 'queues' | 'topics'>;

/** Starts the built program with the topology of a folder, on a port of its own. */
export async function startDev(cwd: string, ...options: readonly string[]): Promise<Dev> {
  const args = [BIN, 'dev', '--port', '0', '--json', ...options];
  const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = once(child, 'exit');
  const lines = createInterface(child.stdout);
  const failed = exit.then(([status]) =>
    Promise.reject(new Error(`msgtopo dev ended with ${String(status)}`)),
  );
  failed.catch(() => undefined);
  const [line] = (await Promise.race([once(lines, 'line'), failed])) as [string];
  const { endpoint, queues, topics } = JSON.parse(line) as Ready;
  return {
    endpoint,
    queues,
    topics,
    env: emulatedEnv({ endpoint, provider: {} }),
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      await exit;
    },
  };
}
