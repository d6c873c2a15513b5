import { conditionsOf, setConditions, type Timeline } from './conditions';
import type { Queue, QueueSettings } from './queue';
import { timeOf, type Work } from './task';
import type { Workers, WorkersMinute } from './workers';

const { floor, max, min } = Math;

/** How AWS takes messages from one queue. */
export interface SourceSettings {
  /** Messages of one call at most. */
  readonly batch: number;
  /** Seconds for which messages are collected. */
  readonly batchWindow: number;
  /** Whether only those messages come back that failed. */
  readonly partialFailures: boolean;
  /** How many batches AWS takes at once: at first, more in each minute while messages wait, and at most. */
  readonly batches: { readonly first: number; readonly perMinute: number; readonly most: number };
}

export interface InvocationSettings {
  readonly source: (queue: QueueSettings) => SourceSettings;
  /** Of one message; a call processes its messages one after the other. */
  readonly work: Omit<Work, 'batch'>;
  /** Seconds after which a call is ended, and all its messages come back. */
  readonly timeout: number;
  /** Whether messages are deleted once a call has begun, whatever becomes of it. */
  readonly startsOnly: boolean;
  /** How many calls may go on at once, of all queues. */
  readonly concurrency: number;
  readonly timeline: Timeline;
}

/** One queue, and what AWS has taken from it. */
interface Source {
  readonly queue: Queue;
  readonly settings: SourceSettings;
  /** How many batches AWS takes at once, now. */
  batches: number;
  /** Calls that go on. */
  count: number;
  /** Taken from the queue, and not begun since as many calls go on as may. */
  held: Batch[];
}

interface Batch {
  readonly source: Source;
  readonly messages: readonly number[];
  readonly receivedAt: number;
}

interface Call extends Batch {
  readonly finish: number;
  readonly timedOut: boolean;
}

/** Calls that AWS makes for the messages of queues: functions, and executions that a pipe starts. */
export class Invocations implements Workers {
  readonly isDeploying = false;
  readonly busyEnded = 0;
  count = 0;
  private readonly sources: readonly Source[];
  private readonly conditions;
  private readonly finishing = new Map<number, Call[]>();
  private failed = 0;
  private throttled = 0;
  private most = 0;
  private turn = 0;

  constructor(
    private readonly settings: InvocationSettings,
    queues: readonly Queue[],
    random: () => number,
  ) {
    this.conditions = conditionsOf(random);
    this.sources = queues.map((queue) => {
      const own = settings.source(queue.settings);
      return { queue, settings: own, batches: leastOf(own), count: 0, held: [] };
    });
  }

  get desired(): number {
    return this.sources.reduce((sum, { batches }) => sum + batches, 0);
  }

  deploy(): void {
    // A new version takes over from one call to the next.
  }

  step(now: number): void {
    setConditions(this.conditions, this.settings.timeline, now);
    const ended = this.finishing.get(now) ?? [];
    this.finishing.delete(now);
    for (const call of ended) this.run(call, now);
    if (this.conditions.trouble !== 'stopped') this.fillAll(now);
    for (const source of this.sources) giveBack(source, now);
    this.most = max(this.most, this.count);
    if (now % 60 === 0) for (const source of this.sources) this.adapt(source);
  }

  endMinute(): WorkersMinute {
    const { desired, most, failed, throttled } = this;
    this.most = this.count;
    this.failed = this.throttled = 0;
    return { desired, running: most, failed, throttled };
  }

  /** Ends a call, and begins others in its place as long as they end within the same second. */
  private run(ended: Call | undefined, now: number): void {
    for (let call = ended; call;) {
      this.end(call, now);
      const batch =
        this.conditions.trouble === 'stopped'
          ? undefined
          : (call.source.held.shift() ?? receive(call.source, call.finish));
      call = batch && this.begin(batch, call.finish, now);
    }
  }

  /** Each queue is the first one in its turn, since calls may be too few for all. */
  private fillAll(now: number): void {
    const { sources } = this;
    this.turn = (this.turn + 1) % sources.length;
    for (let next = 0; next < sources.length; next += 1) {
      this.fill(sources[(this.turn + next) % sources.length]!, now);
    }
  }

  private fill(source: Source, now: number): void {
    while (source.held.length > 0 && this.mayBegin) this.run(this.begin(source.held.shift()!, now, now), now);
    while (source.count + source.held.length < source.batches) {
      const batch = receive(source, now);
      if (!batch) return;
      this.run(this.begin(batch, now, now), now);
    }
  }

  private get mayBegin(): boolean {
    return !this.conditions.throttled && this.count < this.settings.concurrency;
  }

  /** Gives the call back if it ends before the next second. */
  private begin(batch: Batch, from: number, now: number): Call | undefined {
    const { source, messages, receivedAt } = batch;
    if (!this.mayBegin) {
      source.held.push(batch);
      this.throttled += 1;
      return undefined;
    }
    const { work, timeout } = this.settings;
    const collected = messages.length < source.settings.batch ? source.settings.batchWindow : 0;
    let seconds = 0;
    for (let left = messages.length; left > 0; left -= 1) seconds += timeOf(work, this.conditions);
    const timedOut = seconds > timeout;
    const finish = max(from, now) + collected + min(seconds, timeout);
    const call = { source, messages, receivedAt, finish, timedOut };
    this.count += 1;
    source.count += 1;
    if (finish < now + 1) return call;
    const second = floor(call.finish);
    const others = this.finishing.get(second);
    if (others) others.push(call);
    else this.finishing.set(second, [call]);
    return undefined;
  }

  private end({ source, messages, receivedAt, finish, timedOut }: Call, now: number): void {
    this.count -= 1;
    source.count -= 1;
    const { queue } = source;
    const { partialFailures } = source.settings;
    const { startsOnly } = this.settings;
    const { fails } = this.conditions;
    const isLate = finish > receivedAt + queue.settings.visibility;
    const isWrong = (message: number) => fails || timedOut || queue.isPoison(message);
    if (!isLate && !messages.some(isWrong)) {
      for (const message of messages) queue.delete(message, finish);
      return;
    }
    const failing = messages.filter(isWrong);
    const isWholeBatch = isLate || timedOut || (failing.length > 0 && !partialFailures);
    // A function that names the messages which failed has not failed itself, so that no metric tells of it.
    if (failing.length > 0 && (timedOut || !partialFailures)) this.failed += startsOnly ? failing.length : 1;
    const isBack = new Set(startsOnly ? [] : isWholeBatch ? messages : failing);
    for (const message of messages) {
      if (isBack.has(message)) queue.abandon(message, receivedAt, now);
      else queue.delete(message, finish);
    }
  }

  private adapt(source: Source): void {
    const { perMinute, most } = source.settings.batches;
    const { throttled, fails } = this.conditions;
    // AWS slows down while calls fail or are throttled.
    const isWrong = throttled || fails || source.held.length > 0;
    if (source.queue.waiting > 0 && !isWrong) source.batches = min(most, source.batches + perMinute);
    else if (isWrong || source.count < source.batches / 2) {
      source.batches = max(leastOf(source.settings), floor(source.batches / 2));
    }
  }
}

/** How many batches AWS takes at once in any case. */
function leastOf({ batches: { first, most } }: SourceSettings): number {
  return min(first, most);
}

function receive(source: Source, at: number): Batch | undefined {
  const messages = source.queue.receive(source.settings.batch, at);
  return messages.length > 0 ? { source, messages, receivedAt: at } : undefined;
}

/** What waited for a call until its visibility timeout ended is in the queue again. */
function giveBack(source: Source, now: number): void {
  if (source.held.length === 0) return;
  const { queue } = source;
  const isOver = ({ receivedAt }: Batch) => receivedAt + queue.settings.visibility <= now + 1;
  for (const { messages, receivedAt } of source.held.filter(isOver)) {
    for (const message of messages) queue.abandon(message, receivedAt, now);
  }
  source.held = source.held.filter((batch) => !isOver(batch));
}
