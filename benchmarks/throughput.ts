import { removeFolder } from '#test/support/project';
import { Client } from './emulators/client';
import { CONNECTIONS, drain, fanOutTo, publishAll, sendAll } from './emulators/load';
import { FLOOR, MSGTOPO, msgtopoDev, otherEmulators } from './emulators/programs';
import { startEmulatorOf, type Server } from './emulators/server';
import type { Benchmark, Effort, Measured, Ratio } from './harness/benchmark';
import { median } from './harness/measure';
import { topologyFolder } from './topologies';

const WORKS = ['published to ten queues', 'sent', 'received and deleted'] as const;

type Work = (typeof WORKS)[number];

/** What each emulator did in each round: messages in a second of its processor time. */
type Rates = ReadonlyMap<string, Readonly<Record<Work, number[]>>>;

interface Measurements {
  readonly found: Rates;
  /** What a server answers that does nothing with the messages sent to it. */
  readonly least: readonly number[];
}

const ROUNDS: Readonly<Record<Effort, number>> = { full: 5, quick: 1, smoke: 0 };

/** Beyond the best other one. */
const GOAL = 5;

/** A round of a smoke test. */
const FEW = { published: 10, sent: 100 };

type Count = (messages: number, work: (client: Client) => Promise<void>) => Promise<number>;

/** Messages in a second of processor time of the server. */
function rateOf(server: Server): Count {
  return async (messages, work) => {
    const client = new Client(server.endpoint, CONNECTIONS);
    const before = server.cpu();
    await work(client);
    const taken = server.cpu() - before;
    client.close();
    return (messages * 1000) / taken;
  };
}

async function round(
  server: Server,
  name: string,
  { published, sent }: typeof FEW,
): Promise<Record<Work, number>> {
  const client = new Client(server.endpoint, CONNECTIONS);
  const topic = await fanOutTo(client, `topic-${name}`);
  const queue = await client.createQueue(`queue-${name}`);
  client.close();
  const rate = rateOf(server);
  return {
    'published to ten queues': await rate(published, (own) => publishAll(own, topic, published)),
    sent: await rate(sent, (own) => sendAll(own, queue, sent)),
    'received and deleted': await rate(sent, (own) => drain(own, queue, sent)),
  };
}

/** All in turn. The first round warms up, and does not count. */
async function rates(servers: readonly Server[], floor: Server, effort: Effort): Promise<Measurements> {
  const least: number[] = [];
  const found = new Map<string, Record<Work, number[]>>();
  for (const { emulator } of servers) {
    found.set(emulator.name, { 'published to ten queues': [], sent: [], 'received and deleted': [] });
  }
  for (let number = 0; number <= ROUNDS[effort]; number++) {
    const { sent } = effort === 'smoke' ? FEW : FLOOR.amounts;
    const answered = await rateOf(floor)(sent, (client) => sendAll(client, 'none', sent));
    if (number > 0) least.push(answered);
    for (const server of servers) {
      const { name, amounts } = server.emulator;
      const measured = await round(server, String(number), effort === 'smoke' ? FEW : amounts);
      if (number === 0) continue;
      for (const work of WORKS) found.get(name)![work].push(measured[work]);
    }
  }
  return { found, least };
}

function ratio(found: Rates, work: Work, other: string): number {
  const others = found.get(other)![work];
  return median(found.get(MSGTOPO)![work].map((ours, index) => ours / others[index]!));
}

function summary({ found, least }: Measurements): Measured {
  const others = [...found.keys()].filter((name) => name !== MSGTOPO);
  const shown = (values: readonly number[]) => Math.round(median(values)).toLocaleString('en');
  const ratios = WORKS.flatMap((work): (readonly [string, Ratio])[] => {
    const each = others.map((name) => [`${work}, to ${name}`, ratio(found, work, name)] as const);
    const best = Math.min(...each.map(([, value]) => value));
    return each.map(([label, value]) => [
      label,
      { value, better: 'higher', ...(value === best ? { goal: GOAL } : {}) },
    ]);
  });
  return {
    columns: ['emulator', ...WORKS],
    rows: [
      ...[...found].map(([name, measured]) => [name, ...WORKS.map((work) => shown(measured[work]))]),
      [FLOOR.name, '', shown(least), ''],
    ],
    ratios: {
      ...Object.fromEntries(ratios),
      [`sent, ${FLOOR.name} to ${MSGTOPO}`]: {
        value: median(least.map((rate, index) => rate / found.get(MSGTOPO)!.sent[index]!)),
        better: 'lower',
      },
    },
  };
}

export const throughput: Benchmark = {
  name: 'throughput',
  title: 'msgtopo dev beside other emulators of SNS and SQS',
  about:
    'Messages in a second of processor time of the server, asked over HTTP by a client without an SDK, with eight ' +
    'connections, in turn: published to a topic whose ten subscriptions have a filter each, which every message passes, ' +
    'counted once; sent to a queue in batches of ten; received and deleted in batches of ten. Each runs as it comes; ' +
    'fauxqs needs Node.js 22. The goal is stated for the best other one. The last row is a server of Node.js that reads ' +
    'the JSON and answers, and does nothing else: nobody who serves with Node.js can be faster.',
  quick: true,
  async run(effort) {
    const cwd = topologyFolder('A', 10);
    const emulators = [msgtopoDev(cwd), ...(effort === 'smoke' ? [] : otherEmulators())];
    const servers: Server[] = [];
    try {
      for (const emulator of [FLOOR, ...emulators]) servers.push(await startEmulatorOf(emulator));
      const [floor, ...others] = servers as [Server, ...Server[]];
      return summary(await rates(others, floor, effort));
    } finally {
      await Promise.all(servers.map((server) => server.stop()));
      removeFolder(cwd);
    }
  },
};
