import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ListSubscriptionsCommand, SNSClient } from '@aws-sdk/client-sns';
import { ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { randomOf } from '#drill/engine/random';
import { startEmulator, type Emulator } from '#test/support/emulator';
import { killed, type Kill, type Killed } from '#test/support/killed';
import { msgtopo } from '#test/support/msgtopo';
import { emptyFolder, folderWith, removeFolder } from '#test/support/project';
import { QueueSetup } from '#test/support/queue-setup';
import { describeWith } from '#test/support/requirements';
import { emulatedEnv } from '#test/support/terraform';

/*
 * Runs that are killed at random moments: the next one finishes what they began. CI tries a few; `MSGTOPO_KILLS=50` tries
 * 50 of each sort, and `MSGTOPO_KILLS_SEED` other moments. What was seen is printed.
 */
const KILLS = Number(process.env['MSGTOPO_KILLS'] ?? 3);
const SEED = Number(process.env['MSGTOPO_KILLS_SEED'] ?? 18);
const ROUND_MILLISECONDS = 240_000;

const DEPLOY = ['deploy', '--auto-approve', '--lock-timeout', '3m'];
const MESSAGES = 200;

interface State {
  readonly resources: readonly {
    readonly mode: string;
    readonly type: string;
    readonly name: string;
    readonly instances: readonly unknown[];
  }[];
}

const topology = (name: string, stack = '') => `version: 1
name: ${name}
region: eu-west-1
topics: { orders: {} }
queues: { billing: {${stack && ` stack: ${stack} `}} }
subscriptions: [{ topic: orders, queue: billing }]
`;

const QUEUES = ['billing', 'billing-dlq'];

describeWith(['terraform', 'emulator'], 'runs that are killed at random moments', () => {
  const random = randomOf(SEED);
  let emulator: Emulator;
  let env: NodeJS.ProcessEnv;
  let sqs: SQSClient;
  let sns: SNSClient;
  let queues: QueueSetup;

  beforeAll(async () => {
    emulator = await startEmulator();
    env = emulatedEnv(emulator);
    const settings = {
      endpoint: emulator.endpoint,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'testing', secretAccessKey: 'testing' },
    };
    sqs = new SQSClient(settings);
    sns = new SNSClient(settings);
    queues = new QueueSetup(emulator);
  });

  afterAll(async () => {
    sqs.destroy();
    sns.destroy();
    queues.close();
    await emulator.stop();
  });

  /** A moment of a run that lasts so long, and what is killed then. */
  function anyKill(milliseconds: number): Kill {
    return {
      after: Math.round(random() * milliseconds),
      reach: random() < 0.5 ? 'msgtopo alone' : 'msgtopo and Terraform',
    };
  }

  async function timed(work: () => Promise<unknown>): Promise<number> {
    const started = Date.now();
    await work();
    return Date.now() - started;
  }

  async function succeeds(cwd: string, ...args: string[]): Promise<void> {
    const { status, stderr } = await msgtopo(args, { cwd, env });
    expect({ args, status, stderr }).toMatchObject({ args, status: 0 });
  }

  /** All that exists of a topology, each once. */
  async function expectWhole(name: string): Promise<void> {
    const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({ QueueNamePrefix: `${name}-default-` }));
    expect(QueueUrls.map((url) => url.split('/').pop()).sort()).toEqual(
      QUEUES.map((queue) => `${name}-default-${queue}`),
    );
    const { Subscriptions = [] } = await sns.send(new ListSubscriptionsCommand({}));
    const own = Subscriptions.filter(({ TopicArn }) => TopicArn!.includes(`:${name}-default-`));
    expect(own.length).toBe(1);
  }

  /** Every address that states hold, as often as they do. */
  function addressesIn(cwd: string, ...stacks: string[]): string[] {
    return stacks
      .flatMap((stack) => {
        const { resources } = JSON.parse(
          readFileSync(join(cwd, `terraform.${stack}.tfstate`), 'utf8'),
        ) as State;
        return resources.filter(({ mode }) => mode === 'managed').map(({ type, name }) => `${type}.${name}`);
      })
      .sort();
  }

  function report(what: string, all: readonly Killed[], more = ''): void {
    const running = all.filter(({ wasRunning }) => wasRunning).length;
    const ended = all.filter(({ endedTerraform }) => endedTerraform).length;
    process.stderr.write(
      `${what}: ${all.length} kills, ${running} of a run under way, ${ended} with Terraform${more}\n`,
    );
  }

  test(
    'deploy: the next one converges, and makes nothing twice',
    async () => {
      const stack = (name: string) => `${name}-default`;
      const folder = (name: string) => folderWith({ 'topology.yaml': topology(name) });
      const first = folder('whole');
      const milliseconds = await timed(() => succeeds(first, ...DEPLOY));
      const whole = addressesIn(first, stack('whole'));
      removeFolder(first);
      const all: Killed[] = [];
      for (let round = 0; round < KILLS; round += 1) {
        const name = `round${round}`;
        const cwd = folder(name);
        all.push(await killed(DEPLOY, { cwd, env }, anyKill(milliseconds)));
        await succeeds(cwd, ...DEPLOY);
        expect(addressesIn(cwd, stack(name))).toEqual(whole);
        await expectWhole(name);
        if (round === KILLS - 1) await succeeds(cwd, 'plan', '--exit-code');
        removeFolder(cwd);
      }
      report('deploy', all);
    },
    (KILLS + 1) * ROUND_MILLISECONDS,
  );

  test(
    'deploy --move-state: the next one finishes the move, and the queue keeps its messages',
    async () => {
      const before = folderWith({ 'topology.yaml': topology('moving') });
      await succeeds(before, ...DEPLOY);
      await queues.use('moving-default-billing');
      await queues.fill('moving-default-billing', ['kept']);
      const whole = addressesIn(before, 'moving-default');
      const move = [...DEPLOY, '--move-state'];
      // Only states change when an element moves, so each round starts from those before.
      const folder = () => {
        const cwd = emptyFolder();
        cpSync(before, cwd, { recursive: true });
        writeFileSync(join(cwd, 'topology.yaml'), topology('moving', 'money'));
        return cwd;
      };
      const first = folder();
      const milliseconds = await timed(() => succeeds(first, ...move));
      removeFolder(first);
      const all: Killed[] = [];
      for (let round = 0; round < Math.ceil(KILLS / 3); round += 1) {
        const cwd = folder();
        all.push(await killed(move, { cwd, env }, anyKill(milliseconds)));
        await succeeds(cwd, ...move);
        await expectWhole('moving');
        expect(addressesIn(cwd, 'moving-default', 'moving-default-money')).toEqual(whole);
        expect(await queues.depth('moving-default-billing')).toBe(1);
        removeFolder(cwd);
      }
      report('deploy --move-state', all);
      removeFolder(before);
    },
    (KILLS + 1) * ROUND_MILLISECONDS,
  );

  test(
    'dlq redrive: the next one sends the rest, and at most a batch arrives twice',
    async () => {
      const bodies = Array.from({ length: MESSAGES }, (_, index) => String(index));
      let twice = 0;
      const redrive = ['dlq', 'redrive', 'billing', '--yes'];
      const folder = async (name: string) => {
        const [queue, deadLetters] = [`${name}-default-billing`, `${name}-default-billing-dlq`];
        await queues.create(queue);
        await queues.create(deadLetters);
        await queues.fill(deadLetters, bodies);
        return { cwd: folderWith({ 'topology.yaml': topology(name) }), queue, deadLetters };
      };
      const first = await folder('sent');
      const milliseconds = await timed(() => succeeds(first.cwd, ...redrive));
      removeFolder(first.cwd);
      const all: Killed[] = [];
      for (let round = 0; round < KILLS; round += 1) {
        const { cwd, queue, deadLetters } = await folder(`dead${round}`);
        all.push(await killed(redrive, { cwd, env }, anyKill(milliseconds)));
        await succeeds(cwd, ...redrive);
        expect(await queues.depth(deadLetters)).toBe(0);
        const arrived = (await queues.readAll(queue)).map(({ Body }) => Body!);
        expect([...new Set(arrived)].sort()).toEqual([...bodies].sort());
        expect(arrived.length).toBeLessThanOrEqual(MESSAGES + 10);
        twice += arrived.length - MESSAGES;
        removeFolder(cwd);
      }
      report('dlq redrive', all, `, ${twice} of ${KILLS * MESSAGES} messages arrived twice`);
    },
    (KILLS + 1) * ROUND_MILLISECONDS,
  );
});
