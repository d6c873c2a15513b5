import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { startProvider, type SharedProvider } from './provider';
import { PYTHON } from './requirements';
import { emulatedEnv } from './terraform';

const SERVER = join(__dirname, 'emulator/server.py');

/** One call of an operation, as it came. */
export interface RecordedCall {
  /** As it stands in the signature: `monitoring` for CloudWatch. */
  readonly service: string;
  readonly region: string;
  readonly operation: string;
  readonly path: string;
  /** Texts by the names of their fields; of several with one name, the outermost first. */
  readonly parameters: Readonly<Record<string, string>>;
  /** All texts. */
  readonly values: readonly string[];
}

export interface Emulator {
  /** On the loopback address, on a port of its own. */
  readonly endpoint: string;
  /** What was called since somebody last asked. */
  calls(): Promise<readonly RecordedCall[]>;
  /** Variables by which Terraform finds the provider, if all runs share one. */
  readonly provider: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

export interface EmulatorOptions {
  /**
   * Whether each run of Terraform starts the provider, as it does for users, instead of sharing one process, which
   * halves what a run costs. For tests that run no Terraform or end it early, for tests of what `init` leaves, and for
   * topologies in several regions: what is shared has one region.
   */
  readonly ownProviders?: boolean;
  /** The only folder in which Terraform runs, if it uploads files: a shared provider looks for them where it started. */
  readonly providerFolder?: string;
}

/** Starts an empty AWS. Its only account is 123456789012. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { ownProviders = false, providerFolder } = options;
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
  const env = emulatedEnv({ endpoint, provider: {} });
  const provider: SharedProvider | undefined = ownProviders
    ? undefined
    : await startProvider(env, providerFolder);
  return {
    endpoint,
    provider: provider?.variables ?? {},
    async calls() {
      const answer = await fetch(`${endpoint}/recorded-calls`);
      return (await answer.json()) as readonly RecordedCall[];
    },
    async stop() {
      child.kill();
      await Promise.all([exit, provider?.stop()]);
    },
  };
}
