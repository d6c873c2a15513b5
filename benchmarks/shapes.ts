import { startEmulator } from '#test/support/emulator';
import { BIN } from '#test/support/msgtopo';
import { folderWith, removeFolder } from '#test/support/project';
import { succeed } from '#test/support/run';
import { emulatedEnv } from '#test/support/terraform';
import type { Benchmark } from './harness/benchmark';
import { median } from './harness/measure';
import { timed, type Taken } from './harness/with-children';
import { TERRAFORM_BY_HAND } from './terraform-by-hand';

const APPLIED = 50;
const PLANNED = 400;
const ROUNDS = 3;

/** One way to write the same queues, in a folder where Terraform is initialized. */
interface Shape {
  plan(): Promise<Taken>;
  apply(): Promise<Taken>;
  remove(): void;
}

function ids(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `work-${index + 1}`);
}

async function byHand(name: string, count: number, env: NodeJS.ProcessEnv): Promise<Shape> {
  const files = Object.entries(TERRAFORM_BY_HAND[name]!(ids(count)));
  const cwd = folderWith(Object.fromEntries(files.map(([file, json]) => [file, JSON.stringify(json)])));
  await succeed('terraform', ['init', '-input=false'], { cwd, env });
  const terraform = (...args: string[]) => timed('terraform', [...args, '-input=false'], { cwd, env });
  return {
    plan: () => terraform('plan'),
    apply: () => terraform('apply', '-auto-approve'),
    remove: () => removeFolder(cwd),
  };
}

function topology(queues: readonly string[]): string {
  return [
    'version: 1\nname: shapes\nregion: eu-west-1\ntopics: { events: {} }\nqueues:',
    ...queues.map((id) => `  ${id}: {}`),
    'subscriptions:',
    ...queues.map((id) => `  - { topic: events, queue: ${id} }`),
  ].join('\n');
}

function ours(count: number, env: NodeJS.ProcessEnv): Promise<Shape> {
  const cwd = folderWith({ 'topology.yaml': topology(ids(count)) });
  const msgtopo = (...args: string[]) => timed(process.execPath, [BIN, ...args], { cwd, env });
  return Promise.resolve({
    plan: () => msgtopo('plan'),
    apply: () => msgtopo('deploy', '--auto-approve'),
    remove: () => removeFolder(cwd),
  });
}

type Shapes = ReadonlyMap<string, Shape>;

async function shapesOf(count: number, env: NodeJS.ProcessEnv): Promise<Shapes> {
  const shapes = new Map([['msgtopo', await ours(count, env)]]);
  for (const name of Object.keys(TERRAFORM_BY_HAND)) shapes.set(name, await byHand(name, count, env));
  return shapes;
}

/** In turn, after a round that is not counted. */
async function plans(all: Shapes): Promise<Map<string, Taken[]>> {
  const taken = new Map<string, Taken[]>();
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [name, shape] of all) {
      const one = await shape.plan();
      if (round > 0) taken.set(name, [...(taken.get(name) ?? []), one]);
    }
  }
  return taken;
}

async function applies(all: Shapes): Promise<Map<string, number>> {
  const taken = new Map<string, number>();
  for (const [name, shape] of all) taken.set(name, (await shape.apply()).wall);
  return taken;
}

async function measure(env: NodeJS.ProcessEnv) {
  const [many, some] = [await shapesOf(PLANNED, env), await shapesOf(APPLIED, env)];
  const [planned, applied] = [await plans(many), await applies(some)];
  for (const shape of [...many.values(), ...some.values()]) shape.remove();
  return { planned, applied };
}

export const shapes: Benchmark = {
  name: 'shapes',
  title: 'Shapes of Terraform',
  about:
    `What msgtopo writes beside what people write by hand (\`benchmarks/terraform-by-hand.ts\`): four resources for each ` +
    'queue, `for_each` over them, and a module for each queue in the manner of public ones. A first plan of ' +
    `${PLANNED}, and a first apply of ${APPLIED} on the emulator with the real provider, which waits about 25 s after ` +
    'each queue and each policy. msgtopo is measured with all that it does besides: rules, synth, guard.',
  quick: false,
  async run() {
    const emulator = await startEmulator();
    try {
      const { planned, applied } = await measure(emulatedEnv(emulator));
      const middle = (name: string, key: keyof Taken) => median(planned.get(name)!.map((one) => one[key]));
      const pairs = planned
        .get('modules')!
        .map(({ cpu }, round) => cpu / planned.get('msgtopo')![round]!.cpu);
      const applyRatio = applied.get('modules')! / applied.get('msgtopo')!;
      return {
        columns: ['shape', `plan of ${PLANNED}, s`, 's of processor', `apply of ${APPLIED}, s`],
        rows: Array.from(applied, ([name, apply]) => [
          name,
          middle(name, 'wall').toFixed(1),
          middle(name, 'cpu').toFixed(1),
          apply.toFixed(1),
        ]),
        ratios: {
          'plan: modules to msgtopo': { value: median(pairs), better: 'higher', goal: 4 },
          'apply: modules to msgtopo': { value: applyRatio, better: 'higher', goal: 4 },
        },
      };
    } finally {
      await emulator.stop();
    }
  },
};
