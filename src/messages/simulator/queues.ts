import { ownedQueues, type Queue, type Topology } from '#model/topology';
import { queueRefusal } from '../admission/queue';
import type { Copy, Outgoing } from './message';
import { SimulatedQueue } from './queue';
import { uuid } from './random';
import type { Sending, Worker } from './worker';
import type { World } from './world';

/**
 * Where Lambda stops a function that calls itself by a queue or a topic.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html
 */
const MOST_HOPS = 16;

/** More than one message of a flow becomes, unless consumers send without end. */
const MOST_PASSED = 1000;

type Outcome = 'done' | 'failed' | 'behind';

/**
 * Which messages of a batch are processed. To keep the order of a FIFO queue, nothing is processed behind a message of
 * the same group that failed.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 */
function outcomesOf(worker: Worker, { queue }: SimulatedQueue, batch: readonly Copy[]): Outcome[] {
  const stopped = new Set<string | undefined>();
  return batch.map((copy) => {
    if (queue.fifo && !worker.startsOnly && stopped.has(copy.groupId)) return 'behind';
    if (worker.outcome(copy)) return 'done';
    stopped.add(copy.groupId);
    return 'failed';
  });
}

/** All queues of a topology, and what consumers do with them. */
export class Queues {
  private readonly queues: ReadonlyMap<Queue, SimulatedQueue>;
  /** How many messages consumers have made of each that came from outside. */
  private readonly passed = new Map<string, number>();

  constructor(
    topology: Topology,
    private readonly world: World,
  ) {
    const owned = ownedQueues(topology);
    this.queues = new Map(owned.map((queue) => [queue, new SimulatedQueue(queue, world.random)]));
  }

  contents(queue: Queue): readonly Copy[] {
    return this.queues.get(queue)?.contents ?? [];
  }

  /** What a program sends, which SQS takes or refuses. */
  send(queue: Queue, origin: string, message: Outgoing, hops = 0): void {
    const reason = queueRefusal(queue, message);
    if (reason === undefined) this.put(queue, origin, message, hops);
    else this.world.events.push({ kind: 'refused', at: this.world.now, origin, by: queue, reason });
  }

  /** Puts a message in, unless it is a duplicate. What is in a queue of somebody else is not followed. */
  put(queue: Queue, origin: string, message: Outgoing, hops = 0): void {
    const { now, random, events } = this.world;
    const simulated = this.queues.get(queue);
    const id = uuid(random);
    if (simulated) {
      if (simulated.duplicates.drops(this.world, simulated.queue, message, origin)) return;
      const { body, attributes = {}, groupId, deduplicationId } = message;
      const visibleAt = now + simulated.queue.delay;
      const times = { keptFrom: now, visibleAt, receives: 0 };
      simulated.put({ id, origin, body, attributes, groupId, deduplicationId, hops, ...times }, now);
    }
    events.push({ kind: 'enqueued', at: now, origin, queue, copy: id, body: message.body });
  }

  /** What a consumer sends to queues for a message that it has processed. */
  passOn({ origin, hops }: Pick<Copy, 'origin' | 'hops'>, by: string, sendings: readonly Sending[]): void {
    const { now: at, events } = this.world;
    for (const { queue: to, message } of sendings) {
      const all = (this.passed.get(origin) ?? 0) + 1;
      const isLoop = hops >= MOST_HOPS || all > MOST_PASSED;
      events.push({ kind: isLoop ? 'looped' : 'sent', at, origin, by, to });
      if (isLoop) return;
      this.passed.set(origin, all);
      this.send(to, origin, message, hops + 1);
    }
  }

  /** Takes out what was kept long enough. */
  expire(): void {
    for (const simulated of this.queues.values()) {
      const { queue } = simulated;
      for (const copy of simulated.expire(this.world.now)) {
        const at = simulated.expiryOf(copy);
        this.world.events.push({ kind: 'expired', at, origin: copy.origin, queue, copy: copy.id });
      }
    }
  }

  /** When one of the consumers may find something next. */
  nextChange(workers: readonly Worker[]): number | undefined {
    const times = workers.flatMap(({ queue }) => this.queues.get(queue)?.nextChange(this.world.now) ?? []);
    return times.length === 0 ? undefined : Math.min(...times);
  }

  /** One batch of one consumer; whether it found anything. */
  work(worker: Worker): boolean {
    const simulated = this.queues.get(worker.queue);
    if (!simulated) return false;
    const moved: Copy[] = [];
    const batch = simulated.receive(this.world.now, worker.batchSize, (spent) => {
      this.moveToDeadLetters(simulated, spent);
      moved.push(spent);
    });
    this.finish(worker, simulated, this.wanted(worker, simulated, batch));
    return moved.length > 0 || batch.length > 0;
  }

  /**
   * What is left once those messages are deleted that the filter of the consumer does not match.
   * https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
   */
  private wanted(worker: Worker, simulated: SimulatedQueue, batch: readonly Copy[]): readonly Copy[] {
    const { now, events } = this.world;
    return batch.filter((copy) => {
      if (worker.accepts(copy)) return true;
      simulated.remove(copy);
      const hop = { at: now, origin: copy.origin, queue: simulated.queue, copy: copy.id };
      events.push({ kind: 'discarded', ...hop, by: worker.name });
      return false;
    });
  }

  private finish(worker: Worker, simulated: SimulatedQueue, batch: readonly Copy[]): void {
    const { now: at, events } = this.world;
    const outcomes = outcomesOf(worker, simulated, batch);
    const keepsAll =
      !worker.startsOnly && !worker.partialFailures && outcomes.some((outcome) => outcome !== 'done');
    for (const [index, copy] of batch.entries()) {
      const outcome = outcomes[index]!;
      const succeeded = outcome === 'done';
      const isDeleted = worker.startsOnly || (!keepsAll && succeeded);
      if (isDeleted) simulated.remove(copy);
      const hop = { at, origin: copy.origin, queue: simulated.queue, copy: copy.id, by: worker.name };
      const attempt = copy.receives;
      if (isDeleted) events.push({ kind: 'consumed', ...hop, attempt });
      else events.push({ kind: 'failed', ...hop, attempt, isBehind: outcome === 'behind' });
      if (isDeleted && !succeeded) events.push({ kind: 'failed-later', ...hop });
      // What it has sent is sent, even if the message comes back with the rest of its batch.
      if (succeeded) this.passOn(copy, worker.name, worker.sends(copy));
    }
  }

  /**
   * A standard queue keeps the time that the message was first kept from, a FIFO queue starts anew.
   * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
   */
  private moveToDeadLetters(simulated: SimulatedQueue, copy: Copy): void {
    const { now, events } = this.world;
    const { queue } = simulated;
    const deadLetters = queue.deadLetters!.queue;
    simulated.remove(copy);
    const hop = { at: now, origin: copy.origin, queue, copy: copy.id };
    events.push({ kind: 'dead', ...hop, deadLetters, attempts: copy.receives });
    const keptFrom = queue.fifo ? now : copy.keptFrom;
    this.queues.get(deadLetters)?.put({ ...copy, keptFrom, visibleAt: now, receives: 0 }, now);
  }
}
