import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { startEmulator, type Emulator } from '#test/support/emulator';
import { BIN, msgtopo } from '#test/support/msgtopo';
import { folderWith, removeFolder } from '#test/support/project';
import { QueueSetup } from '#test/support/queue-setup';
import { describeWith } from '#test/support/requirements';
import { emulatedEnv } from '#test/support/terraform';

const TOPOLOGY = `version: 1
name: shop
region: eu-west-1
queues:
  billing: {}
  ledger: { fifo: true }
  bulk: {}
`;

/** On the emulator, which has alarms beside queues. */
describeWith(['emulator'], 'status', () => {
  const folder = folderWith({ 'topology.yaml': TOPOLOGY });
  let emulator: Emulator;
  let env: NodeJS.ProcessEnv;

  const run = (...args: string[]) => msgtopo(args, { cwd: folder, env });

  beforeAll(async () => {
    emulator = await startEmulator({ ownProviders: true });
    env = emulatedEnv(emulator);
    const queues = new QueueSetup(emulator);
    for (const name of ['billing', 'billing-dlq', 'bulk', 'bulk-dlq', 'ledger.fifo', 'ledger-dlq.fifo']) {
      await queues.create(`shop-default-${name}`);
    }
    await queues.fill('shop-default-billing', ['1', '2']);
    queues.close();
  });

  afterAll(async () => {
    await emulator.stop();
    removeFolder(folder);
  });

  test('status has all queues, in text and as JSON', async () => {
    const { stdout, status } = await run('status');
    expect(status).toBe(0);
    expect(stdout.split('\n').slice(1)).toEqual([
      'queue    waiting  in flight  delayed  oldest  dead',
      expect.stringMatching(/^billing +2 +0 +0 +- +0$/),
      expect.stringMatching(/^bulk +0 +0 +0 +- +0$/),
      expect.stringMatching(/^ledger +0 +0 +0 +- +0$/),
      '',
    ]);
    const json = await run('status', '--format', 'json');
    expect(JSON.parse(json.stdout)).toMatchObject({
      formatVersion: 1,
      stack: 'shop-default',
      queues: expect.arrayContaining([expect.objectContaining({ name: 'bulk_dlq', waiting: 0 })]) as unknown,
    });
  });

  test('status --watch looks again until Ctrl-C, which ends it well; in JSON a look is a line', async () => {
    const child = spawn(process.execPath, [BIN, 'status', '--watch', '1', '--json'], { cwd: folder, env });
    const ended = once(child, 'close');
    let heard = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      heard += text;
      if (heard.split('\n').length > 2) child.kill('SIGINT');
    });
    expect(await ended).toEqual([0, null]);
    const looks = heard.trimEnd().split('\n');
    const times = looks.map((line) => (JSON.parse(line) as { at: string }).at);
    expect(new Set(times).size).toBeGreaterThan(1);
  });
});
