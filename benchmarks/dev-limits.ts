import { setTimeout as sleep } from 'node:timers/promises';
import { removeFolder } from '#test/support/project';
import { Client } from './emulators/client';
import { BODY, CONNECTIONS, sendAll } from './emulators/load';
import { msgtopoDev, otherEmulators, type Emulator } from './emulators/programs';
import { startEmulatorOf, type Server } from './emulators/server';
import type { Benchmark, Effort } from './harness/benchmark';
import { median } from './harness/measure';
import { topologyFolder } from './topologies';

const STARTS: Readonly<Record<Effort, number>> = { full: 9, quick: 3, smoke: 1 };
const POLLS: Readonly<Record<Effort, number>> = { full: 1000, quick: 200, smoke: 3 };
const WAITING: Readonly<Record<Effort, number>> = { full: 1_000_000, quick: 50_000, smoke: 100 };

/** Of `msgtopo dev`. */
const GOALS = { ready: 1000, memory: 80, waiting: 1024, poll: 5 };

interface Started {
  readonly ready: number;
  readonly memory: number;
}

async function start(emulator: Emulator): Promise<Started> {
  const server = await startEmulatorOf(emulator);
  const started = { ready: server.readyAfter, memory: server.memory().now };
  await server.stop();
  return started;
}

async function starts(emulator: Emulator, count: number): Promise<Started> {
  const all: Started[] = [];
  for (let run = 0; run < count; run++) all.push(await start(emulator));
  return { ready: median(all.map(({ ready }) => ready)), memory: median(all.map(({ memory }) => memory)) };
}

interface Poll {
  /** Milliseconds from the moment at which a message is sent to that at which a long poll has it, in most cases. */
  readonly most: number;
  /** The same, in the slowest of a hundred. */
  readonly slowest: number;
  /** From the moment at which the sender has its answer, in the slowest of a hundred. */
  readonly onTop: number;
}

function slowestOf(times: readonly number[]): number {
  return [...times].sort((one, other) => one - other)[Math.ceil(times.length * 0.99) - 1]!;
}

async function polls({ endpoint }: Server, count: number): Promise<Poll> {
  const client = new Client(endpoint, CONNECTIONS);
  const QueueUrl = await client.createQueue('polled');
  const whole: number[] = [];
  const onTop: number[] = [];
  for (let poll = 0; poll < count; poll++) {
    const received = client
      .sqs('ReceiveMessage', { QueueUrl, WaitTimeSeconds: 20 })
      .then(({ Messages }) => ({ Messages, at: performance.now() }));
    await sleep(5);
    const sent = performance.now();
    await client.sqs('SendMessage', { QueueUrl, MessageBody: String(poll) });
    const answered = performance.now();
    const { Messages, at } = await received;
    whole.push(at - sent);
    onTop.push(Math.max(0, at - answered));
    const [message] = Messages as readonly { readonly ReceiptHandle: string }[];
    await client.sqs('DeleteMessage', { QueueUrl, ReceiptHandle: message!.ReceiptHandle });
  }
  client.close();
  return { most: median(whole), slowest: slowestOf(whole), onTop: slowestOf(onTop) };
}

/** The largest memory while so many messages come to wait. */
async function waiting(server: Server, count: number): Promise<number> {
  const client = new Client(server.endpoint, CONNECTIONS);
  await sendAll(client, await client.createQueue('waiting'), count);
  client.close();
  return server.memory().peak;
}

interface Limits extends Started {
  readonly name: string;
  readonly poll: Poll;
}

async function limitsOf(emulator: Emulator, effort: Effort): Promise<Limits> {
  const started = await starts(emulator, STARTS[effort]);
  const server = await startEmulatorOf(emulator);
  const poll = await polls(server, POLLS[effort]);
  await server.stop();
  return { name: emulator.name, ...started, poll };
}

async function millions(emulator: Emulator, effort: Effort): Promise<number> {
  const server = await startEmulatorOf(emulator);
  const peak = await waiting(server, WAITING[effort]);
  await server.stop();
  return peak;
}

const lower = (value: number, goal: number) => ({ value, better: 'lower' as const, goal });

export const devLimits: Benchmark = {
  name: 'dev-limits',
  title: 'What msgtopo dev takes',
  about:
    'From the start to the first answer, for a topology of 10 queues, and the memory then (medians of nine starts); from ' +
    'the moment at which a message is sent to that at which somebody has it who waits for it, over HTTP (median and 99th ' +
    'percentile of 1,000), and the 99th percentile of the part after the sender has its answer; and the most memory while ' +
    `a million messages of ${BODY.length} bytes come to wait in one queue.`,
  quick: true,
  async run(effort) {
    const cwd = topologyFolder('A', 10);
    const ours = msgtopoDev(cwd);
    const all: Limits[] = [];
    for (const emulator of [ours, ...(effort === 'full' ? otherEmulators() : [])]) {
      all.push(await limitsOf(emulator, effort));
    }
    const peak = await millions(ours, effort);
    removeFolder(cwd);
    const [{ ready, memory, poll }] = all as [Limits];
    return {
      columns: [
        'emulator',
        'ms until ready',
        'MiB then',
        'ms from sending to long poll',
        '99th percentile',
        'on top of sending',
      ],
      rows: all.map((one) => [
        one.name,
        one.ready.toFixed(0),
        one.memory.toFixed(0),
        one.poll.most.toFixed(1),
        one.poll.slowest.toFixed(1),
        one.poll.onTop.toFixed(1),
      ]),
      ratios: {
        'ms until ready': lower(ready, GOALS.ready),
        'MiB when ready': lower(memory, GOALS.memory),
        'ms of a long poll on top of the request that sends, 99th percentile': lower(poll.onTop, GOALS.poll),
        [`MiB with ${WAITING[effort].toLocaleString('en')} messages waiting`]: lower(peak, GOALS.waiting),
      },
    };
  },
};
