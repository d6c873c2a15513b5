/*
 * How long a deploy of 50 sets (subscription, queue, dead-letter queue) takes, and what a plan without changes costs
 * beyond plain `terraform plan` of the same JSON. Against the emulator: `npm run build && npx tsx benchmarks/deploy.ts`.
 */
import { startEmulator } from '../test/support/emulator';
import { BIN } from '../test/support/msgtopo';
import { folderWith, removeFolder, stackDir } from '../test/support/project';
import { succeed } from '../test/support/run';
import { emulatedEnv } from '../test/support/terraform';

const SETS = 50;
const PLANS = 5;

function topology(): string {
  const ids = Array.from({ length: SETS }, (_, index) => `work-${index + 1}`);
  return [
    'version: 1\nname: bench\nregion: eu-west-1\ntopics: { events: {} }\nqueues:',
    ...ids.map((id) => `  ${id}: {}`),
    'subscriptions:',
    ...ids.map((id) => `  - { topic: events, queue: ${id}, filter: { policy: { for: [${id}] } } }`),
  ].join('\n');
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

function shown(label: string, value: number): void {
  console.log(`${label.padEnd(48)} ${value.toFixed(2).padStart(7)} s`);
}

async function main(): Promise<void> {
  const emulator = await startEmulator();
  const cwd = folderWith({ 'topology.yaml': topology() });
  const env = emulatedEnv(emulator);
  const msgtopo = (...args: string[]) => succeed(process.execPath, [BIN, ...args], { cwd, env });
  const dir = stackDir(cwd, 'bench-default');
  // `show` aside, this is all that a plain plan would run; the same parallelism, since it decides much of the time.
  const flags = ['-input=false', '-no-color', `-parallelism=${SETS}`];
  try {
    shown(`deploy of ${SETS} sets`, await seconds(() => msgtopo('deploy', '--auto-approve')));
    const ours: number[] = [];
    const plain: number[] = [];
    for (let run = 0; run < PLANS; run++) {
      ours.push(await seconds(() => msgtopo('plan', '--parallelism', String(SETS))));
      plain.push(await seconds(() => succeed('terraform', ['plan', ...flags], { cwd: dir, env })));
    }
    shown(`plan without changes, msgtopo (median of ${PLANS})`, median(ours));
    shown(`plan without changes, terraform (median of ${PLANS})`, median(plain));
    shown('difference', median(ours) - median(plain));
    shown('destroy', await seconds(() => msgtopo('destroy', '--auto-approve')));
  } finally {
    await emulator.stop();
    removeFolder(cwd);
  }
}

void main();
