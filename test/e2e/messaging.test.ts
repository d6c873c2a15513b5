import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startEmulator, type Emulator } from '#test/support/emulator';
import { msgtopo } from '#test/support/msgtopo';
import { emptyFolder, removeFolder, stackDir } from '#test/support/project';
import { Messages } from '#test/support/queues';
import { describeWith } from '#test/support/requirements';
import { emulatedEnv, terraform, type Outputs } from '#test/support/terraform';

describeWith(['terraform', 'emulator'], 'the fan-out template, applied', () => {
  const folder = emptyFolder();
  const dir = stackDir(folder, 'shop-dev');
  let emulator: Emulator;
  let messages: Messages;
  let env: NodeJS.ProcessEnv;
  let outputs: Outputs;

  beforeAll(async () => {
    emulator = await startEmulator();
    messages = new Messages(emulator);
    env = emulatedEnv(emulator);
    expect((await msgtopo(['init', '--template', 'fan-out'], { cwd: folder })).status).toBe(0);
    expect((await msgtopo(['synth', '-e', 'dev'], { cwd: folder })).status).toBe(0);
    await terraform(dir, env, 'init', '-input=false');
    await terraform(dir, env, 'apply', '-input=false', '-auto-approve', '-parallelism=32');
    outputs = JSON.parse(await terraform(dir, env, 'output', '-json')) as Outputs;
  });

  afterAll(async () => {
    messages.close();
    await emulator.stop();
    removeFolder(folder);
  });

  test('a second plan has nothing to change', async () => {
    expect(await terraform(dir, env, 'plan', '-input=false', '-detailed-exitcode')).toContain('No changes');
  });

  test('the state is beside the topology, so that it outlives the output folder', () => {
    expect(existsSync(join(folder, 'terraform.shop-dev.tfstate'))).toBe(true);
  });

  test('each message arrives exactly where the filters let it', async () => {
    const topic = outputs.topics.value['order-events']!;
    await messages.publish(topic, { body: '{"n":1}', attributes: { eventType: 'order_created' } });
    await messages.publish(topic, { body: '{"n":2}', attributes: { eventType: 'order_cancelled' } });
    await messages.publish(topic, { body: '{"n":3,"parcel":{"kilograms":20}}' });
    const { billing, shipping, audit } = outputs.queues.value;
    expect(await messages.drain(billing!)).toEqual(['{"n":1}']);
    expect(await messages.drain(shipping!)).toEqual(['{"n":3,"parcel":{"kilograms":20}}']);
    expect((await messages.drain(audit!)).length).toBe(3);
  });

  test('a message that always fails ends among the dead letters', async () => {
    const topic = outputs.topics.value['order-events']!;
    await messages.publish(topic, { body: 'poison', attributes: { eventType: 'order_created' } });
    const billing = outputs.queues.value['billing']!;
    for (let attempt = 1; attempt <= 5; attempt++) {
      expect((await messages.receive(billing, 0)).map(({ Body }) => Body)).toEqual(['poison']);
    }
    expect(await messages.receive(billing, 0)).toEqual([]);
    expect(await messages.drain(outputs.dead_letter_queues.value['billing']!)).toEqual(['poison']);
  });

  test('destroy leaves nothing', async () => {
    await terraform(dir, env, 'destroy', '-input=false', '-auto-approve', '-parallelism=32');
    expect(await terraform(dir, env, 'state', 'list')).toBe('');
  });
});
