import { routesOf } from '#messages/simulator/routes';
import { Simulation } from '#messages/simulator/simulation';
import { topologyOf } from '#test/unit/topology-of';
import recorded from './recorded/deduplication.json';

/* What arrived in FIFO queues of AWS, when somebody recorded it: each entry names the recording and its day. */

interface Recorded {
  readonly id: string;
  readonly source: string;
  readonly queue: object;
  /** What is sent, each so many seconds after the one before. */
  readonly sends: readonly {
    readonly body: string;
    readonly groupId: string;
    readonly deduplicationId?: string;
    readonly after?: number;
  }[];
  /** The bodies of what a consumer got that deletes each message at once. */
  readonly arrive: readonly string[];
}

function arrivals({ queue: settings, sends }: Recorded): string[] {
  const topology = topologyOf(`queues: { work: ${JSON.stringify({ fifo: true, ...settings })} }`);
  const queue = topology.queues.get('work')!;
  const got: string[] = [];
  const worker = {
    name: 'worker',
    queue,
    batchSize: 1,
    partialFailures: false,
    startsOnly: false,
    accepts: () => true,
    outcome: ({ body }: { readonly body: string }) => got.push(body) > 0,
    sends: () => [],
  };
  const options = { seed: 1, workers: [worker], functions: new Map(), unreachable: new Set<string>() };
  const simulation = new Simulation(topology, routesOf(topology), options);
  for (const { after = 0, ...message } of sends) {
    simulation.advance(after);
    simulation.send(queue, message);
    simulation.settle();
  }
  return got;
}

test.each((recorded as readonly Recorded[]).map((one) => [one.id, one] as const))('%s', (_, one) => {
  expect(arrivals(one)).toEqual(one.arrive);
});
