import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { startEmulator, type Emulator } from '#test/support/emulator';
import { msgtopo } from '#test/support/msgtopo';
import { folderWith, removeFolder } from '#test/support/project';
import { describeWith } from '#test/support/requirements';
import type { RunResult } from '#test/support/run';
import { emulatedEnv } from '#test/support/terraform';
import { refusals } from '#deploy/plan/guard';
import { planBetween } from '#test/unit/deploy/plan/plan-between';

const HEAD = 'version: 1\nname: shop\nregion: eu-west-1\n';

const DEPLOYED = `
topics: { orders: { publishers: { accounts: ["222222222222"] } } }
queues:
  billing: { retention: 7d, deadLetters: { queue: failed } }
  failed: { retention: 14d }
subscriptions:
  - { topic: orders, queue: billing, filter: { policy: { type: [paid, refunded] } }, deadLetters: failed }
`;

/** The catalogue is judged on plans that are made up; here the same judgement is made on what Terraform plans. */
const CHANGES: readonly (readonly [title: string, from: string, to: string])[] = [
  ['a shorter retention', 'retention: 7d', 'retention: 1d'],
  ['a narrower filter', '[paid, refunded]', '[paid]'],
  ['a wider filter', '[paid, refunded]', '[paid, refunded, cancelled]'],
  ['a subscription without dead letters', ', deadLetters: failed }', ' }'],
  ['raw messages', 'queue: billing,', 'queue: billing, raw: true,'],
  ['another account', '["222222222222"]', '["333333333333"]'],
  ['another physical name', '{ retention: 7d', '{ physicalName: bills, retention: 7d'],
  ['no encryption', 'billing: {', 'billing: { encryption: none,'],
  ['a longer retention', 'retention: 7d', 'retention: 8d'],
];

interface Planned {
  readonly stacks: readonly { readonly dangers: readonly { readonly allow: string }[] }[];
}

describeWith(['terraform', 'emulator'], 'the guard, on plans of Terraform', () => {
  const folder = folderWith({ 'topology.yaml': HEAD + DEPLOYED });
  const write = (yaml: string) => writeFileSync(join(folder, 'topology.yaml'), HEAD + yaml);
  let emulator: Emulator;
  const run = (...args: string[]): Promise<RunResult> =>
    msgtopo(args, { cwd: folder, env: emulatedEnv(emulator) });

  beforeAll(async () => {
    emulator = await startEmulator();
    expect((await run('deploy', '--auto-approve')).status).toBe(0);
  });

  afterEach(() => write(DEPLOYED));

  afterAll(async () => {
    await emulator.stop();
    removeFolder(folder);
  });

  test.each(CHANGES)('%s is judged as in the catalogue', async (_, from, to) => {
    const changed = DEPLOYED.replace(from, to);
    write(changed);
    const { stdout } = await run('plan', '--json');
    const { dangers } = (JSON.parse(stdout) as Planned).stacks[0]!;
    const expected = refusals(planBetween(DEPLOYED, changed), new Map()).map(({ allow }) => allow);
    expect(dangers.map(({ allow }) => allow).sort()).toEqual(expected.sort());
  });

  test('what the file accepts passes with its reason, and is refused again after the last day', async () => {
    const accepting = (danger: string, until: string) =>
      write(
        `${DEPLOYED.replace('retention: 7d', 'retention: 1d')}accept: [{ danger: "${danger}", reason: agreed, until: "${until}" }]\n`,
      );
    accepting('shorten-retention:queue.billing', '2999-12-31');
    const passes = await run('plan');
    expect(passes.stdout).toMatch(
      /accepted: queue `billing` would keep .* \(accepted until 2999-12-31: agreed\)\n/,
    );
    expect(passes.status).toBe(0);
    accepting('shorten-retention:queue.billing', '2020-12-31');
    const late = await run('plan');
    expect(late.stdout).toContain('= note: it was accepted until 2020-12-31 at topology.yaml:');
    expect(late.stderr).toContain('warning[expired-acceptance]');
    expect(late.status).toBe(1);
    accepting('cut-access:*', '2999-12-31');
    const other = await run('plan');
    expect(other.stderr).toContain('warning[unused-acceptance]: no plan has the danger `cut-access:*`');
    expect(other.status).toBe(1);
  });

  test('a queue with messages in it is not replaced, and the messages are counted', async () => {
    const client = new SQSClient({
      endpoint: emulator.endpoint,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'testing', secretAccessKey: 'testing' },
    });
    const QueueUrl = `${emulator.endpoint}/123456789012/shop-default-billing`;
    for (const MessageBody of ['1', '2', '3'])
      await client.send(new SendMessageCommand({ QueueUrl, MessageBody }));
    client.destroy();
    write(DEPLOYED.replace('{ retention: 7d', '{ physicalName: bills, retention: 7d'));
    const { status, stderr } = await run('deploy', '--auto-approve');
    expect(stderr).toContain(
      'error[replace]: queue `billing` would be replaced, because its physical name cannot be changed in place: ' +
        '3 messages would be lost\n --> topology.yaml:7:3\n',
    );
    expect(stderr).toContain('--allow replace:queue.billing');
    expect(stderr).toContain('refused; nothing was changed');
    expect(status).toBe(1);
    write(DEPLOYED);
    expect((await run('plan', '--exit-code')).status).toBe(0);
  });

  test('a rename that keeps the name in AWS moves the queue and its subscription', async () => {
    write(
      DEPLOYED.replace(
        '  billing: {',
        '  bills: { renamedFrom: billing, physicalName: shop-default-billing,',
      ).replace('queue: billing', 'queue: bills'),
    );
    const { status, stdout } = await run('plan', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      stacks: [{ refused: false, summary: { create: 0, replace: 0, destroy: 0, rename: 2 } }],
    });
    expect(status).toBe(0);
  });

  test('what is allowed by name is done, and what is not asked for is told', async () => {
    write(DEPLOYED.replace('[paid, refunded]', '[paid]').replace('retention: 7d', 'retention: 1d'));
    const one = await run('deploy', '--auto-approve', '--allow', 'shorten-retention:queue.billing');
    expect(one.status).toBe(1);
    expect(one.stderr).toContain('1 dangerous change refused');
    const all = [
      'shorten-retention:queue.billing',
      'narrow-filter:subscription.orders_to_billing',
      'destroy:topic.x',
    ];
    const { status, stderr } = await run(
      'deploy',
      '--auto-approve',
      ...all.flatMap((allow) => ['--allow', allow]),
    );
    expect(stderr).toContain('nothing in this plan needs --allow `destroy:topic.x`');
    expect(status).toBe(0);
  });

  test('an --allow with a slip of the pen is no usage', async () => {
    const { status, stderr } = await run('plan', '--allow', 'replce:queue.billing');
    expect(stderr).toContain('did you mean `replace`?');
    expect(status).toBe(2);
  });
});
