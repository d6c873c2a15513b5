import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { startDev, type Dev } from '#test/support/dev';
import { BIN, msgtopo } from '#test/support/msgtopo';
import { folderWith, removeFolder } from '#test/support/project';
import { QueueSetup } from '#test/support/queue-setup';

const TOPOLOGY = `version: 1
name: shop
region: eu-west-1
queues:
  billing: {}
  ledger: { fifo: true }
  bulk: {}
`;

interface PeekJson {
  readonly messages: readonly { readonly body: string; readonly attributes: object }[];
}

describe('dlq', () => {
  const folder = folderWith({ 'topology.yaml': TOPOLOGY });
  let dev: Dev;
  let queues: QueueSetup;
  let env: NodeJS.ProcessEnv;

  const run = (...args: string[]) => msgtopo(args, { cwd: folder, env });

  beforeAll(async () => {
    dev = await startDev(folder);
    ({ env } = dev);
    queues = new QueueSetup(dev);
    for (const name of ['billing', 'billing-dlq', 'bulk', 'bulk-dlq', 'ledger.fifo', 'ledger-dlq.fifo']) {
      await queues.use(`shop-default-${name}`);
    }
  });

  afterAll(async () => {
    queues.close();
    await dev.stop();
    removeFolder(folder);
  });

  test('dead letters are listed, read, announced and sent back', async () => {
    const attributes = { kind: 'order' };
    await queues.fill('shop-default-billing-dlq', ['{"n":1}', '{"n":2}', '{"n":3}'], { attributes });

    const listed = await run('dlq', 'ls', '--format', 'json');
    expect(JSON.parse(listed.stdout)).toMatchObject({
      deadLetters: [
        { queue: 'billing_dlq', sources: ['billing'], depth: { waiting: 3, inFlight: 0 } },
        { queue: 'bulk_dlq', depth: { waiting: 0 } },
        { queue: 'ledger_dlq', depth: { waiting: 0 } },
      ],
    });

    const peeked = await run('dlq', 'peek', 'billing', '--count', '2', '--format', 'json');
    const { messages } = JSON.parse(peeked.stdout) as PeekJson;
    expect(messages).toMatchObject([
      { body: '{"n":1}', attributes: { kind: { type: 'String', value: 'order' } } },
      { body: '{"n":2}' },
    ]);

    const announced = await run('dlq', 'redrive', 'billing');
    expect(announced.stdout).toBe('about 3 messages would go from `billing_dlq` to `billing`\n');
    expect(await queues.depth('shop-default-billing-dlq')).toBe(3);

    const sent = await run('dlq', 'redrive', 'billing', '--yes');
    expect(sent).toMatchObject({ status: 0, stdout: 'sent back 3 messages from `billing_dlq`\n' });
    expect(await queues.depth('shop-default-billing-dlq')).toBe(0);
    const arrived = await queues.readAll('shop-default-billing');
    expect(arrived.map(({ Body }) => Body).sort()).toEqual(['{"n":1}', '{"n":2}', '{"n":3}']);
    expect(arrived[0]!.MessageAttributes).toMatchObject({ kind: { StringValue: 'order' } });
  });

  test('FIFO messages keep their order, group and deduplication ID', async () => {
    await queues.fill('shop-default-ledger-dlq.fifo', ['1', '2', '3'], { groupId: 'account-7' });
    expect((await run('dlq', 'redrive', 'ledger', '--yes')).stdout).toContain('sent back 3 messages');
    const arrived = await queues.readAll('shop-default-ledger.fifo');
    expect(arrived.map(({ Body }) => Body)).toEqual(['1', '2', '3']);
    expect(arrived.map(({ Attributes }) => Attributes)).toMatchObject(
      ['1', '2', '3'].map((body) => ({
        MessageGroupId: 'account-7',
        MessageDeduplicationId: `id-${body}`,
      })),
    );
  });

  test('what is sent back can be chosen by a filter policy and by number', async () => {
    const attributes = { kind: 'refund' };
    await queues.fill('shop-default-billing-dlq', ['r1', 'r2', 'r3'], { attributes });
    await queues.fill('shop-default-billing-dlq', ['o1'], { attributes: { kind: 'order' } });
    const some = await run(
      'dlq',
      'redrive',
      'billing',
      '--filter',
      '{"kind":["refund"]}',
      '--count',
      '2',
      '--yes',
    );
    expect(some.stdout).toContain('sent back 2 messages');
    const rest = await run(
      'dlq',
      'redrive',
      'billing',
      '--filter',
      '{"kind":["refund"]}',
      '--rate',
      '5',
      '--yes',
    );
    expect(rest.stdout).toBe(
      'sent back 1 message from `billing_dlq`\n  1 not sent: kept back by the filter\n',
    );
    const arrived = await queues.readAll('shop-default-billing');
    expect(arrived.map(({ Body }) => Body).sort()).toEqual(['r1', 'r2', 'r3']);
    expect(await queues.depth('shop-default-billing-dlq')).toBe(1);
  });

  test('a purge needs --yes where nobody can be asked', async () => {
    await queues.fill('shop-default-bulk-dlq', ['poison']);
    expect(await run('dlq', 'purge', 'bulk')).toMatchObject({ status: 2 });
    expect(await queues.depth('shop-default-bulk-dlq')).toBe(1);
    expect(await run('dlq', 'purge', 'bulk', '--yes')).toMatchObject({ status: 0 });
    expect(await queues.depth('shop-default-bulk-dlq')).toBe(0);
  });

  test('wrong names and no AWS are told in words', async () => {
    expect((await run('dlq', 'peek', 'biling')).stderr).toContain('did you mean `billing`?');
    const nowhere = { ...env, AWS_ENDPOINT_URL: 'http://127.0.0.1:9' };
    const { status, stderr } = await msgtopo(['dlq', 'ls'], { cwd: folder, env: nowhere });
    expect(status).toBe(2);
    expect(stderr).toContain('AWS cannot be reached');
  });

  test('kill -9 in the middle of a redrive of 2,000 messages loses none', async () => {
    const bodies = Array.from({ length: 2000 }, (_, index) => String(index));
    await queues.fill('shop-default-bulk-dlq', bodies);

    const child = spawn(process.execPath, [BIN, 'dlq', 'redrive', 'bulk', '--yes'], { cwd: folder, env });
    const ended = new Promise<NodeJS.Signals | null>((resolve) => child.on('exit', (_, by) => resolve(by)));
    while ((await queues.depth('shop-default-bulk')) < 300) await sleep(50);
    child.kill('SIGKILL');
    expect(await ended).toBe('SIGKILL');
    expect(await queues.depth('shop-default-bulk')).toBeLessThan(2000);

    // Past the visibility timeout of those that it held in its hands, which the next run would wait for.
    await fetch(`${dev.endpoint}/_dev/control`, { method: 'POST', body: '{"advance":"1h"}' });
    const { status } = await run('dlq', 'redrive', 'bulk', '--yes');
    expect(status).toBe(0);
    expect(await queues.depth('shop-default-bulk-dlq')).toBe(0);
    const arrived = (await queues.readAll('shop-default-bulk')).map(({ Body }) => Body!);
    expect([...new Set(arrived)].sort()).toEqual([...bodies].sort());
    // At most the batch that was under way.
    expect(arrived.length).toBeLessThanOrEqual(2010);
  });
});
