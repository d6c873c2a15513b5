import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEmulator } from '../test/support/emulator';
import { BIN } from '../test/support/msgtopo';
import { emptyFolder, folderWith, removeFolder } from '../test/support/project';
import { succeed } from '../test/support/run';
import { emulatedEnv } from '../test/support/terraform';
import type { Benchmark, Ratio } from './harness/benchmark';

/** One measurement. */
interface Row {
  readonly what: string;
  readonly shape: string;
  readonly seconds: number;
}

type Json = Readonly<Record<string, unknown>>;

const PROVIDER: Json = {
  terraform: { required_providers: { aws: { source: 'hashicorp/aws', version: '>= 5.100.0, < 7.0.0' } } },
  provider: { aws: { region: 'eu-west-1' } },
};

function ids(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `work-${index + 1}`);
}

function allow(queue: string, topic: string): string {
  const Condition = { ArnEquals: { 'aws:SourceArn': topic } };
  const Principal = { Service: 'sns.amazonaws.com' };
  const Statement = [{ Effect: 'Allow', Principal, Action: 'sqs:SendMessage', Resource: queue, Condition }];
  return JSON.stringify({ Version: '2012-10-17', Statement });
}

/** Queue, dead-letter queue, policy and subscription, each a resource of its own, as most write it by hand. */
function separate(id: string, topic: string): Json {
  const queue = `\${aws_sqs_queue.${id}.arn}`;
  const redrive = { deadLetterTargetArn: `\${aws_sqs_queue.${id}-dlq.arn}`, maxReceiveCount: 5 };
  return {
    aws_sqs_queue: {
      [id]: { name: `\${var.prefix}${id}`, redrive_policy: JSON.stringify(redrive) },
      [`${id}-dlq`]: { name: `\${var.prefix}${id}-dlq` },
    },
    aws_sqs_queue_policy: { [id]: { queue_url: `\${aws_sqs_queue.${id}.id}`, policy: allow(queue, topic) } },
    aws_sns_topic_subscription: { [id]: { topic_arn: topic, protocol: 'sqs', endpoint: queue } },
  };
}

const TOPIC: Json = { aws_sns_topic: { events: { name: '${var.prefix}events' } } };
const PREFIX = (prefix: string): Json => ({ prefix: { default: prefix } });

function merged(resources: readonly Json[]): Json {
  const all: Record<string, Json> = {};
  for (const [type, named] of resources.flatMap((one) => Object.entries(one))) {
    all[type] = { ...all[type], ...(named as Json) };
  }
  return all;
}

/** What others write, as Terraform files by name. */
const SHAPES: Readonly<Record<string, (queues: readonly string[]) => Readonly<Record<string, Json>>>> = {
  separate: (queues) => ({
    'main.tf.json': {
      ...PROVIDER,
      variable: PREFIX('separate-'),
      resource: merged([TOPIC, ...queues.map((id) => separate(id, '${aws_sns_topic.events.arn}'))]),
    },
  }),
  for_each: (queues) => {
    const one = JSON.stringify(separate('one', '${aws_sns_topic.events.arn}'));
    const indexed = one
      .replaceAll('aws_sqs_queue.one.', 'aws_sqs_queue.one[each.key].')
      .replaceAll('aws_sqs_queue.one-dlq.', 'aws_sqs_queue.one-dlq[each.key].')
      .replaceAll('${var.prefix}one', '${var.prefix}${each.key}');
    const resources = Object.entries(JSON.parse(indexed) as Record<string, Record<string, Json>>).map(
      ([type, named]): [string, Json] => [
        type,
        Object.fromEntries(
          Object.entries(named).map(([name, settings]) => [name, { for_each: '${var.queues}', ...settings }]),
        ),
      ],
    );
    return {
      'main.tf.json': {
        ...PROVIDER,
        variable: { ...PREFIX('each-'), queues: { type: 'set(string)', default: queues } },
        resource: merged([TOPIC, Object.fromEntries(resources)]),
      },
    };
  },
  modules: (queues) => ({
    'main.tf.json': {
      ...PROVIDER,
      variable: PREFIX('modules-'),
      resource: TOPIC,
      module: Object.fromEntries(
        queues.map((id) => [
          id,
          { source: './queue', prefix: `\${var.prefix}${id}-`, topic: '${aws_sns_topic.events.arn}' },
        ]),
      ),
    },
    'queue/main.tf.json': {
      variable: { prefix: { type: 'string' }, topic: { type: 'string' } },
      resource: separate('one', '${var.topic}'),
    },
  }),
};

function topology(name: string, queues: readonly string[], layout: string): string {
  return [
    `version: 1\nname: ${name}\nregion: eu-west-1\nlayout: ${layout}`,
    'topics: { events: {} }\nqueues:',
    ...queues.map((id) => `  ${id}: {}`),
    'subscriptions:',
    ...queues.map((id) => `  - { topic: events, queue: ${id} }`),
  ].join('\n');
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** Applies `queues` sets in each shape, and plans them again without a change. */
async function measureShapes(queues: number): Promise<Row[]> {
  const emulator = await startEmulator();
  const env = emulatedEnv(emulator);
  const rows: Row[] = [];
  const measure = async (what: string, shape: string, work: () => Promise<unknown>) => {
    const row = { what, shape, seconds: await seconds(work) };
    rows.push(row);
    console.log(`${row.what.padEnd(40)} ${row.shape.padEnd(12)} ${row.seconds.toFixed(1).padStart(7)} s`);
  };
  const sets = `${queues} sets`;
  try {
    for (const [shape, write] of Object.entries(SHAPES)) {
      const files = Object.entries(write(ids(queues))).map(([name, json]) => [name, JSON.stringify(json)]);
      const cwd = folderWith(Object.fromEntries(files) as Record<string, string>);
      const terraform = (...args: string[]) => succeed('terraform', args, { cwd, env });
      await terraform('init', '-input=false');
      await measure(`apply ${sets}`, shape, () => terraform('apply', '-input=false', '-auto-approve'));
      await measure(`plan ${sets}, nothing changed`, shape, () => terraform('plan', '-input=false'));
      removeFolder(cwd);
    }
    for (const layout of ['single', 'sharded']) {
      const cwd = emptyFolder();
      const file = join(cwd, 'topology.yaml');
      const msgtopo = (...args: string[]) => succeed(process.execPath, [BIN, ...args], { cwd, env });
      writeFileSync(file, topology(layout, ids(queues), layout));
      await measure(`apply ${sets}`, layout, () => msgtopo('deploy', '--auto-approve', '-q'));
      await measure(`plan ${sets}, nothing changed`, layout, () => msgtopo('plan'));
      writeFileSync(
        file,
        topology(layout, ids(queues), layout).replace('work-7: {}', 'work-7: { retention: 5d }'),
      );
      await measure(`plan ${sets}, one changed`, layout, () => msgtopo('plan'));
      await measure(`plan ${sets}, one changed, --affected`, layout, () => msgtopo('plan', '--affected'));
      await measure(`deploy of the one, --affected`, layout, () =>
        msgtopo('deploy', '--auto-approve', '-q', '--affected'),
      );
      removeFolder(cwd);
    }
  } finally {
    await emulator.stop();
  }
  return rows;
}

const SETS = 50;

/** How many times longer something takes in another shape than in ours. */
function timesLonger(rows: readonly Row[], what: string, shape: string): Ratio {
  const secondsOf = (name: string) => rows.find((row) => row.what === what && row.shape === name)!.seconds;
  return { value: secondsOf(shape) / secondsOf('single'), better: 'higher' };
}

export const shapes: Benchmark = {
  name: 'shapes',
  title: 'Shapes of Terraform',
  about:
    `What is emitted for ${SETS} sets of subscription, queue and dead-letter queue, beside what people write by hand: ` +
    'modules of four resources for each queue, `for_each`, and separate policies; and `layout: sharded`. Against the ' +
    'emulator, with the real provider, once each.',
  quick: false,
  async run() {
    const rows = await measureShapes(SETS);
    const tasks = [`apply ${SETS} sets`, `plan ${SETS} sets, nothing changed`];
    const ratios = tasks.flatMap((what) =>
      Object.keys(SHAPES).map(
        (shape) => [`${what}: ${shape} to ours`, timesLonger(rows, what, shape)] as const,
      ),
    );
    return {
      columns: ['what', 'shape', 's'],
      rows: rows.map(({ what, shape, seconds: time }) => [what, shape, time.toFixed(1)]),
      ratios: Object.fromEntries(ratios),
    };
  },
};
