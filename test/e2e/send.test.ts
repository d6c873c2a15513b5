import { startDev, type Dev } from '#test/support/dev';
import { msgtopo } from '#test/support/msgtopo';
import { folderWith, removeFolder } from '#test/support/project';
import { Messages } from '#test/support/queues';

const TOPOLOGY = `version: 1
name: shop
region: eu-west-1
environments: { default: {}, elsewhere: {} }
topics: { orders: {} }
queues: { billing: {} }
subscriptions: [{ topic: orders, queue: billing, raw: true, filter: { policy: { event: [paid] } } }]
`;

describe('send', () => {
  const cwd = folderWith({ 'topology.yaml': TOPOLOGY });
  let dev: Dev;

  beforeAll(async () => {
    dev = await startDev(cwd);
  });

  afterAll(async () => {
    await dev.stop();
    removeFolder(cwd);
  });

  const send = (...options: string[]) =>
    msgtopo(['send', 'orders', '-a', 'event=paid', '-b', '{"id":1}', ...options], { cwd, env: dev.env });

  test('a topic that is not there', async () => {
    const { status, stderr } = await send('--live', '-e', 'elsewhere');
    expect(status).toBe(2);
    expect(stderr).toContain('there is no topic shop-elsewhere-orders in eu-west-1');
  });

  test('nothing is published until --live asks for it', async () => {
    const queue = dev.queues['shop-default-billing']!;
    const messages = new Messages(dev);
    expect((await send('-e', 'default')).stdout).toContain('1 subscription of topic orders would receive it');
    expect(await messages.drain(queue)).toEqual([]);
    const { status, stderr } = await send('--live', '-e', 'default');
    expect(status).toBe(0);
    expect(stderr).toContain(`published to ${dev.topics['shop-default-orders']}`);
    expect(await messages.drain(queue)).toEqual(['{"id":1}']);
    messages.close();
  });
});
