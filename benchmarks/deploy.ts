import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEmulator } from '#test/support/emulator';
import { BIN } from '#test/support/msgtopo';
import { folderWith, removeFolder, stackDir } from '#test/support/project';
import { succeed } from '#test/support/run';
import { emulatedEnv } from '#test/support/terraform';
import type { Benchmark } from './harness/benchmark';
import { median, seconds } from './harness/measure';
import { startSlowAws, type SlowAws } from './harness/slow-aws';

const SETS = 200;
const MANY_SETS = 500;
const PLANS = 3;
/** From a machine in a pipeline to AWS and back, with what AWS does in between. */
const LATENCY_MILLISECONDS = 50;

function topology(sets: number, retention = '4d'): string {
  const ids = Array.from({ length: sets }, (_, index) => `work-${index + 1}`);
  return [
    'version: 1\nname: bench\nregion: eu-west-1\ntopics: { events: {} }\nqueues:',
    ...ids.map((id, index) => `  ${id}: { retention: ${index === 0 ? retention : '4d'} }`),
    'subscriptions:',
    ...ids.map((id) => `  - { topic: events, queue: ${id}, filter: { policy: { for: [${id}] } } }`),
  ].join('\n');
}

/** A topology with its commands, of msgtopo and of Terraform on what msgtopo wrote. */
interface Place {
  readonly msgtopo: (...args: string[]) => Promise<unknown>;
  readonly terraform: (...args: string[]) => Promise<unknown>;
  readonly write: (text: string) => void;
}

/** The calls of a run, all together and those that AWS would have refused at its rates. */
function calls(aws: SlowAws): string {
  const { answered, throttled } = aws.counts();
  const sum = (counts: ReadonlyMap<string, number>) =>
    [...counts.values()].reduce((all, one) => all + one, 0);
  return `${sum(answered)}, ${sum(throttled)} more throttled`;
}

async function at<T>(sets: number, work: (place: Place, aws: SlowAws) => Promise<T>): Promise<T> {
  // As users have it: each run starts a provider of its own.
  const emulator = await startEmulator({ ownProviders: true });
  const aws = await startSlowAws(emulator.endpoint, LATENCY_MILLISECONDS);
  const cwd = folderWith({ 'topology.yaml': topology(sets) });
  // How often Terraform collects garbage is left to msgtopo, and for Terraform alone it is the same.
  const env = { ...emulatedEnv({ endpoint: aws.endpoint, provider: {} }), GOGC: '200' };
  try {
    return await work(
      {
        msgtopo: (...args) => succeed(process.execPath, [BIN, ...args], { cwd, env }),
        terraform: (...args) => succeed('terraform', args, { cwd: stackDir(cwd, 'bench-default'), env }),
        write: (text) => writeFileSync(join(cwd, 'topology.yaml'), text),
      },
      aws,
    );
  } finally {
    await aws.stop();
    await emulator.stop();
    removeFolder(cwd);
  }
}

type Row = readonly [what: string, taken: string, counted: string];

async function timed(rows: Row[], what: string, aws: SlowAws, work: () => Promise<unknown>): Promise<number> {
  aws.counts();
  const taken = await seconds(work);
  rows.push([what, taken.toFixed(1), calls(aws)]);
  // It takes many minutes in all, so that what is known is told at once.
  console.log(rows.at(-1)!.join('  '));
  return taken;
}

/** Plans without a change, and a deploy of one, each beside plain Terraform with the same parallelism. */
async function besideTerraform(rows: Row[], { msgtopo, terraform, write }: Place, aws: SlowAws) {
  const flags = ['-input=false', '-no-color', `-parallelism=${SETS}`];
  const ours: number[] = [];
  const plain: number[] = [];
  for (let round = 1; round <= PLANS; round++) {
    ours.push(await timed(rows, `plan without changes, round ${round}`, aws, () => msgtopo('plan')));
    plain.push(await timed(rows, 'the same by terraform plan', aws, () => terraform('plan', ...flags)));
  }
  write(topology(SETS, '5d'));
  const changed = await timed(rows, 'deploy of one change', aws, () => msgtopo('deploy', '--yes'));
  write(topology(SETS, '6d'));
  await msgtopo('synth');
  const changedPlain = await timed(rows, 'one more by terraform apply', aws, () =>
    terraform('apply', '-auto-approve', ...flags),
  );
  return { plan: median(ours.map((time, round) => time / plain[round]!)), change: changed / changedPlain };
}

export const deploying: Benchmark = {
  name: 'deploy',
  title: 'Deploy',
  about:
    `Deploys of ${SETS} and of ${MANY_SETS} sets (subscription, queue, dead-letter queue) with the real provider, which waits ` +
    'about 25 s after each queue that it creates or deletes. Between it and the emulator, each call takes ' +
    `${LATENCY_MILLISECONDS} ms, and what AWS throttles by its pages is throttled (\`benchmarks/harness/slow-aws.ts\`). The provider asks ` +
    'for all subscriptions of the topic to read one of them, which AWS answers 30 times a second. The emulator is a ' +
    'single process of Python, and takes its part of each figure.',
  quick: false,
  async run() {
    const rows: Row[] = [];
    const some = await at(SETS, async (place, aws) => {
      const deploy = await timed(rows, `deploy of ${SETS} sets`, aws, () => place.msgtopo('deploy', '--yes'));
      const ratios = await besideTerraform(rows, place, aws);
      const destroy = await timed(rows, `destroy of ${SETS} sets`, aws, () =>
        place.msgtopo('destroy', '--yes'),
      );
      return { deploy, destroy, ...ratios };
    });
    const many = await at(MANY_SETS, (place, aws) =>
      timed(rows, `deploy of ${MANY_SETS} sets`, aws, () => place.msgtopo('deploy', '--yes')),
    );
    return {
      columns: ['what', 's', 'calls'],
      rows,
      ratios: {
        'plan of msgtopo to plain plan': { value: some.plan, better: 'lower' },
        'deploy of one change to plain apply': { value: some.change, better: 'lower', goal: 1.15 },
        [`deploy of ${SETS} sets, s`]: { value: some.deploy, better: 'lower', goal: 80 },
        [`destroy of ${SETS} sets, s`]: { value: some.destroy, better: 'lower', goal: 80 },
        [`deploy of ${MANY_SETS} sets, s`]: { value: many, better: 'lower', goal: 150 },
      },
    };
  },
};
