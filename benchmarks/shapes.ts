import { startEmulator } from '../test/support/emulator';
import { BIN } from '../test/support/msgtopo';
import { folderWith, removeFolder } from '../test/support/project';
import { succeed } from '../test/support/run';
import { emulatedEnv } from '../test/support/terraform';
import type { Benchmark } from './harness/benchmark';
import { seconds } from './harness/measure';
import { TERRAFORM_BY_HAND } from './terraform-by-hand';

const APPLIED = 50;
const PLANNED = 400;

function ids(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `work-${index + 1}`);
}

function topology(queues: readonly string[]): string {
  return [
    'version: 1\nname: shapes\nregion: eu-west-1\ntopics: { events: {} }\nqueues:',
    ...queues.map((id) => `  ${id}: {}`),
    'subscriptions:',
    ...queues.map((id) => `  - { topic: events, queue: ${id} }`),
  ].join('\n');
}

interface Times {
  readonly plan: number;
  readonly apply: number;
}

async function timesByHand(shape: string, env: NodeJS.ProcessEnv): Promise<Times> {
  const inFolder = async (count: number, args: readonly string[]) => {
    const files = Object.entries(TERRAFORM_BY_HAND[shape]!(ids(count)));
    const cwd = folderWith(Object.fromEntries(files.map(([name, json]) => [name, JSON.stringify(json)])));
    await succeed('terraform', ['init', '-input=false'], { cwd, env });
    const time = await seconds(() => succeed('terraform', [...args, '-input=false'], { cwd, env }));
    removeFolder(cwd);
    return time;
  };
  return {
    plan: await inFolder(PLANNED, ['plan']),
    apply: await inFolder(APPLIED, ['apply', '-auto-approve']),
  };
}

async function ourTimes(env: NodeJS.ProcessEnv): Promise<Times> {
  const inFolder = async (count: number, args: readonly string[]) => {
    const cwd = folderWith({ 'topology.yaml': topology(ids(count)) });
    const time = await seconds(() => succeed(process.execPath, [BIN, ...args], { cwd, env }));
    removeFolder(cwd);
    return time;
  };
  return {
    plan: await inFolder(PLANNED, ['plan']),
    apply: await inFolder(APPLIED, ['deploy', '--auto-approve']),
  };
}

export const shapes: Benchmark = {
  name: 'shapes',
  title: 'Shapes of Terraform',
  about:
    `What msgtopo writes beside what people write by hand (\`benchmarks/terraform-by-hand.ts\`): four resources for each ` +
    `queue, \`for_each\` over them, and a module for each queue. A first apply of ${APPLIED} sets on the emulator with ` +
    `the real provider, which waits about 25 s after each queue and each policy; a first plan of ${PLANNED}. msgtopo is ` +
    'measured with all that it does besides: rules, synth, `terraform init`, guard.',
  quick: false,
  async run() {
    const emulator = await startEmulator();
    const env = emulatedEnv(emulator);
    try {
      const ours = await ourTimes(env);
      const others: Record<string, Times> = {};
      for (const shape of Object.keys(TERRAFORM_BY_HAND)) others[shape] = await timesByHand(shape, env);
      const row = ([name, { plan, apply }]: [string, Times]) => [name, plan.toFixed(1), apply.toFixed(1)];
      const modules = others['modules']!;
      return {
        columns: ['shape', `plan of ${PLANNED}, s`, `apply of ${APPLIED}, s`],
        rows: [['msgtopo', ours] as [string, Times], ...Object.entries(others)].map(row),
        ratios: {
          'plan: modules to msgtopo': { value: modules.plan / ours.plan, better: 'higher', goal: 4 },
          'apply: modules to msgtopo': { value: modules.apply / ours.apply, better: 'higher', goal: 4 },
        },
      };
    } finally {
      await emulator.stop();
    }
  },
};
