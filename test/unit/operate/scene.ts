import { deadLetterQueueOf } from '#operate/dead-letter-queue';
import { redrive, type RedriveJob, type Redriven } from '#operate/redrive';
import { FakeClock, FakeQueue, type Sent } from '#test/support/fake-queue';
import { topologyOf } from '#test/unit/topology-of';

const topology = topologyOf(`
queues:
  billing: {}
  ledger: { fifo: true }
  parking: {}
  left: { deadLetters: { queue: parking } }
  right: { deadLetters: { queue: parking } }
  raw: { deadLetters: { queue: lost } }
  lost: {}
topics: { pings: {} }
subscriptions: [{ topic: pings, queue: raw, raw: true, deadLetters: lost }]
`);

export const ARN = 'arn:aws:sqs:eu-west-1:111111111111:shop-default-';

export function numbered(count: number): Sent[] {
  return Array.from({ length: count }, (_, index) => ({ body: String(index) }));
}

/** A dead-letter queue, the queues that it is for, and a run that can be started again and again. */
export function scene(name: string) {
  const clock = new FakeClock();
  const deadLetters = deadLetterQueueOf(topology, name)!;
  const fifo = deadLetters.queue.fifo;
  const from = new FakeQueue('dead', clock, fifo);
  const to = new Map(
    deadLetters.sources.map((source) => [source, new FakeQueue(source.name, clock, source.fifo)]),
  );
  const target = [...to.values()][0]!;
  const stop = new AbortController();
  const start = (
    job: Partial<RedriveJob> = {},
    onMoved: (moved: number) => void = () => undefined,
  ): Promise<Redriven> =>
    redrive(
      { deadLetters, from, to, wanted: undefined, count: undefined, rate: undefined, ...job },
      { clock, stop: stop.signal, onMoved },
    );
  return { clock, from, to, target, start, stop };
}
