import { startEmulator, type Emulator } from '#test/support/emulator';
import { msgtopo } from '#test/support/msgtopo';
import { folderWith, removeFolder, stackDir } from '#test/support/project';
import { describeWith } from '#test/support/requirements';
import { emulatedEnv, terraform } from '#test/support/terraform';

const TOPOLOGY = `version: 1
name: shop
region: eu-west-1
topics:
  orders: { deliveryStatusLogging: true, tracing: true }
  ops:
    encryption: managed-key
    publishers:
      organization: o-a1b2c3d4e5
      services: [{ service: events.amazonaws.com, sourceArn: "arn:aws:events:eu-west-1:222222222222:rule/guardduty" }]
queues: { billing: {}, notices: {}, settlements: {} }
consumers:
  biller: { type: fargate, queue: billing, image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/b:1" }
  notifier: { type: lambda, queue: notices, code: { inline: "def handler(event, context): pass" }, runtime: python3.13, handler: index.handler }
  settle: { type: step-functions, queue: settlements, definition: settle.json }
network: { vpc: { create: { cidr: 10.0.0.0/16, zones: 2 } } }
subscriptions:
  - { topic: orders, queue: billing, filter: { policy: { kind: [order] } } }
  - { topic: ops, email: ops@example.com }
  - { topic: ops, function: "arn:aws:lambda:eu-west-1:123456789012:function:notify-chat" }
monitoring: { notify: ops@example.com, logRetention: 30d, alarms: { fairQueues: [billing] } }
audit: { cloudtrail: true }
budget: { monthly: 200, notify: ops@example.com }
rules: { undeliverable-is-lost: off, message-leaves-aws: off }
`;

const MACHINE = '{"StartAt":"done","States":{"done":{"Type":"Succeed"}}}';

describeWith(['terraform', 'emulator'], 'alarms, dashboard, audit and budget, applied', () => {
  const folder = folderWith({ 'topology.yaml': TOPOLOGY, 'settle.json': MACHINE });
  const dir = stackDir(folder, 'shop-default');
  let emulator: Emulator;
  let env: NodeJS.ProcessEnv;

  beforeAll(async () => {
    emulator = await startEmulator({ providerFolder: dir });
    env = emulatedEnv(emulator);
    expect(await msgtopo(['synth'], { cwd: folder })).toMatchObject({ status: 0 });
    await terraform(dir, env, 'init', '-input=false');
    await terraform(dir, env, 'apply', '-input=false', '-auto-approve', '-parallelism=32');
  });

  afterAll(async () => {
    await emulator.stop();
    removeFolder(folder);
  });

  test('a second plan has nothing to change', async () => {
    expect(await terraform(dir, env, 'plan', '-input=false', '-detailed-exitcode')).toContain('No changes');
  });

  test('status knows the alarms', async () => {
    const { stdout } = await msgtopo(['status', '--json'], { cwd: folder, env });
    const { alarms } = JSON.parse(stdout) as { alarms: { name: string }[] };
    expect(alarms.map(({ name }) => name).sort()).toEqual([
      'shop-default/biller/too-few-tasks',
      'shop-default/billing/noisy-groups',
      'shop-default/billing/oldest-message',
      'shop-default/billing/oldest-quiet-message',
      'shop-default/billing_dlq/not-empty',
      'shop-default/notices/oldest-message',
      'shop-default/notices_dlq/not-empty',
      'shop-default/notifier/errors',
      'shop-default/notifier/throttles',
      'shop-default/ops/failed-deliveries',
      'shop-default/orders/failed-deliveries',
      'shop-default/orders/unreadable-attributes',
      'shop-default/settle/failed-executions',
      'shop-default/settle/pipe-failures',
      'shop-default/settlements/oldest-message',
      'shop-default/settlements_dlq/not-empty',
    ]);
  });

  test('status knows the consumers', async () => {
    const { stdout } = await msgtopo(['status'], { cwd: folder, env });
    expect(stdout).toContain(`
consumer  kind            state
biller    fargate         0 of 1 task, 1 starting; rollout in progress
notifier  lambda          active
settle    step-functions  pipe running; 0 executing
`);
    const json = await msgtopo(['status', '--json'], { cwd: folder, env });
    expect(JSON.parse(json.stdout)).toMatchObject({
      consumers: [
        { name: 'biller', deployed: true, running: 0, pending: 1, desired: 1, rollout: 'IN_PROGRESS' },
        { name: 'notifier', deployed: true, mappings: [{ queue: 'notices', state: 'Enabled' }] },
        { name: 'settle', deployed: true, pipe: 'RUNNING', executions: { running: 0, lastFailure: null } },
      ],
    });
  });

  test('destroy leaves nothing', async () => {
    await terraform(dir, env, 'destroy', '-input=false', '-auto-approve', '-parallelism=32');
    expect(await terraform(dir, env, 'state', 'list')).toBe('');
  });
});
