import { join } from 'node:path';
import { startEmulator, type Emulator } from '#test/support/emulator';
import { msgtopo } from '#test/support/msgtopo';
import { folderWith, removeFolder, stackDir } from '#test/support/project';
import { Messages } from '#test/support/queues';
import { describeWith, PYTHON } from '#test/support/requirements';
import { succeed } from '#test/support/run';
import { emulatedEnv, terraform, type Outputs } from '#test/support/terraform';

const EVENT_SOURCE = join(__dirname, '../support/function/event_source.py');

const TOPOLOGY = `
version: 1
name: shop
region: eu-west-1
topics: { orders: {}, done: {} }
queues: { billing: { deadLetters: { maxReceiveCount: 3 } }, results: {} }
subscriptions:
  - { topic: orders, queue: billing, raw: true, filter: { policy: { kind: [paid] } } }
  - { topic: done, queue: results, raw: true }
consumers:
  biller:
    type: lambda
    queue: billing
    runtime: python3.13
    handler: app.handler
    publishes: [done]
    environment: { LOG_LEVEL: info }
    code:
      inline: |
        def handler(event, context):
            failed = [r["messageId"] for r in event["Records"] if r["body"] == "poison"]
            return {"batchItemFailures": [{"itemIdentifier": id} for id in failed]}
`;

interface Worked {
  readonly calls: readonly (readonly string[])[];
  readonly environment: Readonly<Record<string, string>>;
}

/*
 * The emulator keeps functions and their mappings, and runs none. So the test does what Lambda would: it takes the
 * mapping and the code that were deployed, and calls the handler with events as AWS makes them.
 */
describeWith(['terraform', 'emulator'], 'a function that is deployed consumes its queue', () => {
  const folder = folderWith({ 'topology.yaml': TOPOLOGY });
  const dir = stackDir(folder, 'shop-default');
  let emulator: Emulator;
  let env: NodeJS.ProcessEnv;
  let messages: Messages;
  let outputs: Outputs;
  let worked: Worked;

  beforeAll(async () => {
    emulator = await startEmulator({ providerFolder: dir });
    env = emulatedEnv(emulator);
    expect(await msgtopo(['synth'], { cwd: folder })).toMatchObject({ status: 0 });
    await terraform(dir, env, 'init', '-input=false');
    await terraform(dir, env, 'apply', '-input=false', '-auto-approve', '-parallelism=32');
    outputs = JSON.parse(await terraform(dir, env, 'output', '-json')) as Outputs;
    messages = new Messages(emulator);
    const published = [
      { body: 'first', kind: 'paid' },
      { body: 'poison', kind: 'paid' },
      { body: 'other', kind: 'shipped' },
      { body: 'last', kind: 'paid' },
    ];
    for (const { body, kind } of published) {
      await messages.publish(outputs.topics.value['orders']!, { body, attributes: { kind } });
    }
    const archive = join(dir, 'code/biller.zip');
    const args = [EVENT_SOURCE, emulator.endpoint, 'eu-west-1', 'shop-default-biller', archive];
    worked = JSON.parse(await succeed(PYTHON, args, { cwd: folder, env })) as Worked;
  });

  afterAll(async () => {
    messages.close();
    await emulator.stop();
    removeFolder(folder);
  });

  test('it gets what the filter lets through, and again only what it said had failed', () => {
    const [first, ...again] = worked.calls;
    expect([...first!].sort()).toEqual(['first', 'last', 'poison']);
    expect(again).toEqual([['poison'], ['poison']]);
  });

  test('what fails as often as it may is among the dead letters, and nothing else is left', async () => {
    expect(await messages.drain(outputs.dead_letter_queues.value['billing']!)).toEqual(['poison']);
    expect(await messages.drain(outputs.queues.value['billing']!)).toEqual([]);
  });

  test('it finds its surroundings in variables', () => {
    expect(worked.environment).toEqual({
      DONE_TOPIC_ARN: outputs.topics.value['done'],
      LOG_LEVEL: 'info',
      QUEUE_URL: outputs.queues.value['billing'],
    });
  });
});
