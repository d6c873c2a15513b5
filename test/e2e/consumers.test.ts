import { startEmulator, type Emulator } from '../support/emulator';
import { msgtopo } from '../support/msgtopo';
import { folderWith, removeFolder, stackDir } from '../support/project';
import { describeWith } from '../support/requirements';
import { emulatedEnv, terraform } from '../support/terraform';

/** Every kind of consumer, publisher and store, in a network of its own. */
const TOPOLOGY = `
version: 1
name: shop
region: us-east-1
tags: { Team: checkout }
topics:
  orders: { encryption: managed-key }
  alerts: {}
queues:
  billing: { encryption: managed-key, visibilityTimeout: 3m }
  shipping: {}
  settlements: {}
  failed: {}
stores:
  receipts: { type: s3 }
  seen: { type: dynamodb, key: { id: S }, ttl: expiresAt, encryption: managed-key }
network: { vpc: { create: {} } }
subscriptions:
  - { topic: orders, queue: billing, filter: { policy: { kind: [paid] } } }
  - { topic: orders, queue: shipping, raw: true }
  - { topic: alerts, lambda: notifier }
consumers:
  notifier:
    type: lambda
    code: { inline: "def handler(event, context): return {'batchItemFailures': []}" }
    runtime: python3.13
    handler: app.handler
    queue: billing
    batchSize: 100
    batchWindow: 5s
    maxConcurrency: 5
    network: true
    publishes: [alerts]
    stores: { seen: read-write }
    environment: { LOG_LEVEL: info }
    onFailure: failed
  archiver:
    type: lambda
    code: { zip: build/archiver.zip }
    runtime: nodejs22.x
    handler: index.handler
  shipper:
    type: fargate
    queue: shipping
    image: 123456789012.dkr.ecr.us-east-1.amazonaws.com/shipper:1.4.2
    secrets: { DB_URL: { ssm: /shop/db } }
    writable: [/tmp]
    sidecars: { agent: { image: "123456789012.dkr.ecr.us-east-1.amazonaws.com/agent:1", essential: false } }
    scaling:
      min: 0
      max: 20
      latency: { target: 5m, processingTime: 250ms }
      schedule: [{ expression: "cron(0 8 ? * MON-FRI *)", min: 1 }]
    spot: { base: 1 }
    publishes: [orders]
    stores: { receipts: write }
  reconcile:
    type: step-functions
    queue: settlements
    definition: reconcile.asl.json
    invokes: [archiver]
    filter: [{ body: { kind: [settlement] } }]
publishers:
  web: { role: "arn:aws:iam::123456789012:role/web", publishes: [orders] }
  uploads: { type: s3, bucket: receipts, events: [ObjectCreated], publishes: [alerts] }
  shipped: { type: event-rule, pattern: { source: [logistics] }, publishes: [orders] }
  nightly: { type: schedule, expression: cron(0 2 * * ? *), message: { kind: nightly }, publishes: [alerts] }
  devices: { type: iot-rule, sql: "SELECT * FROM 'devices/+/orders'", publishes: [orders] }
`;

const MACHINE = JSON.stringify({
  StartAt: 'Archive',
  States: { Archive: { Type: 'Task', Resource: '${ARCHIVER_FUNCTION_ARN}', End: true } },
});

describeWith(['terraform', 'emulator'], 'every kind of consumer, publisher and store, applied', () => {
  const folder = folderWith({
    'topology.yaml': TOPOLOGY,
    'reconcile.asl.json': MACHINE,
    'build/archiver.zip': 'an archive that the emulator does not open',
  });
  const dir = stackDir(folder, 'shop-default');
  let emulator: Emulator;
  let env: NodeJS.ProcessEnv;

  beforeAll(async () => {
    emulator = await startEmulator();
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

  test('a second synth changes no byte, so that the function is not deployed again', async () => {
    const hash = () => terraform(dir, env, 'state', 'show', 'aws_lambda_function.notifier');
    const before = await hash();
    expect(await msgtopo(['synth'], { cwd: folder })).toMatchObject({ status: 0 });
    expect(await terraform(dir, env, 'plan', '-input=false', '-detailed-exitcode')).toContain('No changes');
    expect(await hash()).toBe(before);
  });

  test('destroy leaves nothing', async () => {
    await terraform(dir, env, 'destroy', '-input=false', '-auto-approve', '-parallelism=32');
    expect(await terraform(dir, env, 'state', 'list')).toBe('');
  });
});
