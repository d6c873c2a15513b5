import { startEmulator } from '#test/support/emulator';
import { BIN } from '#test/support/msgtopo';
import { folderWith, removeFolder, stackDir } from '#test/support/project';
import { succeed } from '#test/support/run';
import { emulatedEnv } from '#test/support/terraform';
import type { Benchmark } from './harness/benchmark';
import { median, seconds } from './harness/measure';

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

export const deploying: Benchmark = {
  name: 'deploy',
  title: 'Deploy',
  about:
    `A deploy of ${SETS} sets (subscription, queue, dead-letter queue) against the emulator with the real provider, which ` +
    'waits about 25 s after each queue that it creates; and a plan without changes beside plain `terraform plan` of the ' +
    'same JSON.',
  quick: false,
  async run() {
    const emulator = await startEmulator();
    const cwd = folderWith({ 'topology.yaml': topology() });
    const env = emulatedEnv(emulator);
    const msgtopo = (...args: string[]) => succeed(process.execPath, [BIN, ...args], { cwd, env });
    const dir = stackDir(cwd, 'bench-default');
    // `show` aside, this is all that a plain plan would run; the same parallelism, since it decides much of the time.
    const flags = ['-input=false', '-no-color', `-parallelism=${SETS}`];
    try {
      const deploy = await seconds(() => msgtopo('deploy', '--auto-approve'));
      const ours: number[] = [];
      const plain: number[] = [];
      for (let run = 0; run < PLANS; run++) {
        ours.push(await seconds(() => msgtopo('plan', '--parallelism', String(SETS))));
        plain.push(await seconds(() => succeed('terraform', ['plan', ...flags], { cwd: dir, env })));
      }
      const destroy = await seconds(() => msgtopo('destroy', '--auto-approve'));
      return {
        columns: ['what', 's'],
        rows: [
          [`deploy of ${SETS} sets`, deploy.toFixed(1)],
          [`plan without changes, msgtopo (median of ${PLANS})`, median(ours).toFixed(1)],
          [`plan without changes, terraform (median of ${PLANS})`, median(plain).toFixed(1)],
          ['destroy', destroy.toFixed(1)],
        ],
        ratios: {
          'plan of msgtopo to plain plan': {
            value: median(ours.map((time, run) => time / plain[run]!)),
            better: 'lower',
          },
        },
      };
    } finally {
      await emulator.stop();
      removeFolder(cwd);
    }
  },
};
