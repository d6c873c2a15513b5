import { setTimeout as sleep } from 'node:timers/promises';
import {
  DeleteMessageBatchCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SQSClient,
  type Message,
} from '@aws-sdk/client-sqs';
import { randomOf } from '#drill/engine/random';
import { startDev, type Dev } from '#test/support/dev';
import { emptyFolder, folderWith, removeFolder } from '#test/support/project';

/*
 * `msgtopo dev --keep` is killed while programs send and delete: what it has acknowledged is there after the next start.
 * CI tries a few kills; `MSGTOPO_KILLS=200` tries 200, and `MSGTOPO_KILLS_SEED` other moments.
 */
const KILLS = Number(process.env['MSGTOPO_KILLS'] ?? 3);
const SEED = Number(process.env['MSGTOPO_KILLS_SEED'] ?? 22);

const LONGEST_RUN_MS = 400;
const PROGRAMS = 4;
const BATCH = 10;

const TOPOLOGY = `version: 1
name: shop
region: eu-west-1
queues: { billing: { deadLetters: false } }
rules: { no-dead-letters: off }
`;

describe('msgtopo dev --keep', () => {
  const random = randomOf(SEED);
  const folder = folderWith({ 'topology.yaml': TOPOLOGY });
  const keep = emptyFolder();
  /** Acknowledged, and never given to a delete. */
  const kept = new Set<string>();
  /** Given to a delete, whatever came of it. */
  const given = new Set<string>();
  /** Of a delete that was acknowledged. */
  const deleted = new Set<string>();
  let sent = 0;

  afterAll(() => {
    removeFolder(folder);
    removeFolder(keep);
  });

  class Program {
    private readonly sqs: SQSClient;

    constructor(
      { endpoint }: Dev,
      private readonly QueueUrl: string,
    ) {
      const credentials = { accessKeyId: 'testing', secretAccessKey: 'testing' };
      this.sqs = new SQSClient({ endpoint, region: 'eu-west-1', credentials, maxAttempts: 1 });
    }

    async send(): Promise<void> {
      const Entries = Array.from({ length: BATCH }, (_, index) => ({
        Id: String(index),
        MessageBody: String(sent++),
      }));
      const answer = await this.sqs.send(new SendMessageBatchCommand({ QueueUrl: this.QueueUrl, Entries }));
      for (const { Id } of answer.Successful ?? []) {
        const body = Entries[Number(Id)]!.MessageBody;
        // Another program may have it before this one hears that it was sent.
        if (!given.has(body)) kept.add(body);
      }
    }

    async receive(): Promise<Message[]> {
      const { QueueUrl } = this;
      // Nothing is hidden from the next run because a kill kept its receiver from hearing of it.
      const request = { QueueUrl, MaxNumberOfMessages: BATCH, WaitTimeSeconds: 0, VisibilityTimeout: 0 };
      const { Messages = [] } = await this.sqs.send(new ReceiveMessageCommand(request));
      return Messages;
    }

    async remove(messages: readonly Message[]): Promise<void> {
      const bodies = messages.map(({ Body }) => Body!);
      for (const body of bodies) {
        given.add(body);
        kept.delete(body);
      }
      const Entries = messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
      const answer = await this.sqs.send(new DeleteMessageBatchCommand({ QueueUrl: this.QueueUrl, Entries }));
      for (const { Id } of answer.Successful ?? []) deleted.add(bodies[Number(Id)]!);
    }

    /** Until nobody answers any more. */
    async work(): Promise<void> {
      try {
        for (;;) {
          await this.send();
          if (random() < 0.7) await this.take();
        }
      } catch {
        this.sqs.destroy();
      }
    }

    async take(): Promise<number> {
      const messages = await this.receive();
      if (messages.length > 0) await this.remove(messages);
      return messages.length;
    }

    /** Everything that waits. */
    async all(): Promise<string[]> {
      const bodies: string[] = [];
      for (let found = await this.receive(); found.length > 0; found = await this.receive()) {
        bodies.push(...found.map(({ Body }) => Body!));
        await this.remove(found);
      }
      return bodies;
    }
  }

  /** What was acknowledged is there, and what was deleted is not. Gives how many that were. */
  async function look(program: Program): Promise<number> {
    const [expected, back] = [[...kept], [...deleted]];
    const there = new Set(await program.all());
    expect(expected.filter((body) => !there.has(body))).toEqual([]);
    expect(back.filter((body) => there.has(body))).toEqual([]);
    return expected.length;
  }

  async function round(): Promise<number> {
    const dev = await startDev(folder, '--keep', keep);
    const program = () => new Program(dev, dev.queues['shop-default-billing']!);
    let programs: Promise<void>[] = [];
    try {
      const checked = await look(program());
      programs = Array.from({ length: PROGRAMS }, () => program().work());
      await sleep(random() * LONGEST_RUN_MS);
      return checked;
    } finally {
      await dev.stop('SIGKILL');
      await Promise.all(programs);
    }
  }

  test(
    'loses nothing that it has acknowledged when it is killed',
    async () => {
      let checked = 0;
      for (let kill = 0; kill <= KILLS; kill += 1) checked += await round();
      expect(checked).toBeGreaterThan(0);
      process.stderr.write(
        `dev --keep: ${KILLS} kills, ${sent} messages sent, ${checked} waited after a kill\n`,
      );
    },
    (KILLS + 1) * 60_000,
  );
});
