import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Outgoing } from '#messages/simulator/message';
import { routesOf } from '#messages/simulator/routes';
import { Simulation } from '#messages/simulator/simulation';
import type { Topology } from '#model/topology';
import { startEmulator, type Emulator } from '#test/support/emulator';
import { msgtopo, ROOT } from '#test/support/msgtopo';
import { emptyFolder, removeFolder, stackDir } from '#test/support/project';
import { Messages } from '#test/support/queues';
import { describeWith } from '#test/support/requirements';
import { emulatedEnv, terraform, type Outputs } from '#test/support/terraform';
import { ownedQueue, ownedTopic, topologyOf } from '#test/unit/topology-of';

const MESSAGES = 60;
const MAX_RECEIVES = 5;

/** Where every message is in the end, if nobody consumes `billing` and nobody receives from the other queues. */
type Resting = Readonly<Record<'billing' | 'billing_dlq' | 'shipping' | 'audit', readonly string[]>>;

const generated = fc.record({
  eventType: fc.option(fc.constantFrom('order_created', 'payment_processed', 'order_cancelled'), {
    nil: undefined,
  }),
  kilograms: fc.option(fc.integer({ min: 15, max: 25 }), { nil: undefined }),
});

/** Messages around what the filters of the template ask for; the number makes each body unlike the others. */
const messages: readonly Outgoing[] = fc
  .sample(generated, { numRuns: MESSAGES, seed: 20_261_124 })
  .map(({ eventType, kilograms }, n) => ({
    body: JSON.stringify({ n, ...(kilograms === undefined ? {} : { parcel: { kilograms } }) }),
    attributes: eventType === undefined ? {} : { eventType: { DataType: 'String', StringValue: eventType } },
  }));

function simulated(topology: Topology): Resting {
  const billing = ownedQueue(topology, 'billing');
  const failing = {
    name: 'failing',
    queue: billing,
    batchSize: 1,
    partialFailures: false,
    startsOnly: false,
    accepts: () => true,
    outcome: () => false,
    sends: () => [],
  };
  const options = { seed: 1, workers: [failing], functions: new Map(), unreachable: new Set<string>() };
  const simulation = new Simulation(topology, routesOf(topology), options);
  for (const message of messages) simulation.publish(ownedTopic(topology, 'order-events'), message);
  simulation.settle();
  const bodies = (name: string) =>
    simulation
      .contents(ownedQueue(topology, name))
      .map(({ body }) => body)
      .sort();
  return {
    billing: bodies('billing'),
    billing_dlq: bodies('billing_dlq'),
    shipping: bodies('shipping'),
    audit: bodies('audit'),
  };
}

async function emulated(client: Messages, { topics, queues, dead_letter_queues }: Outputs): Promise<Resting> {
  for (const { body, attributes = {} } of messages) {
    const texts = Object.entries(attributes).map(([name, { StringValue }]) => [name, StringValue] as const);
    await client.publish(topics.value['order-events']!, {
      body,
      attributes: Object.fromEntries(texts) as Record<string, string>,
    });
  }
  const billing = queues.value['billing']!;
  // Received without being deleted, and visible again at once: each time counts as an attempt that failed.
  const attempts = MESSAGES * (MAX_RECEIVES + 1);
  for (let call = 0; call < attempts && (await client.receive(billing, 0)).length > 0; call++);
  const drained = async (url: string | undefined) => (await client.drain(url!)).sort();
  return {
    billing: await drained(billing),
    billing_dlq: await drained(dead_letter_queues.value['billing']),
    shipping: await drained(queues.value['shipping']),
    audit: await drained(queues.value['audit']),
  };
}

describeWith(['terraform', 'emulator'], 'the simulator against the emulator', () => {
  const cwd = emptyFolder();
  const dir = stackDir(cwd, 'shop-dev');
  let emulator: Emulator;
  let client: Messages;
  let outputs: Outputs;

  beforeAll(async () => {
    emulator = await startEmulator();
    client = new Messages(emulator);
    const env = emulatedEnv(emulator);
    await msgtopo(['init', '--template', 'fan-out'], { cwd });
    await msgtopo(['synth', '-e', 'dev'], { cwd });
    await terraform(dir, env, 'init', '-input=false');
    await terraform(dir, env, 'apply', '-input=false', '-auto-approve', '-parallelism=32');
    outputs = JSON.parse(await terraform(dir, env, 'output', '-json')) as Outputs;
  });

  afterAll(async () => {
    client.close();
    await emulator.stop();
    removeFolder(cwd);
  });

  test(`${MESSAGES} messages end in the same queues, dead letters among them`, async () => {
    const yaml = readFileSync(join(ROOT, 'templates/fan-out/topology.yaml'), 'utf8');
    const expected = simulated(topologyOf(yaml, {}, 'dev'));
    expect(expected.billing_dlq.length).toBeGreaterThan(0);
    expect(expected.shipping.length).toBeGreaterThan(0);
    expect(await emulated(client, outputs)).toEqual(expected);
  });
});
