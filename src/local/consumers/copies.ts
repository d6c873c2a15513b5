import type { Scaling } from '#model/fargate';
import { plural } from '#base/util/text';
import type { LocalQueue } from '../sqs/queue';
import type { World } from '../world';
import { CopyPolicy, type Backlog } from './copy-policy';
import type { Say } from './program';
import type { Running } from './runs';

export interface Scaled {
  readonly scaling: Scaling;
  readonly queues: readonly LocalQueue[];
  /** Starts one more; copies count from 1. */
  readonly startCopy: (number: number) => Running;
  readonly say: Say;
}

const INTERVAL_MS = 1000;

/** A program in as many copies as its messages need. While it is paused, nobody scales it. */
export class Copies implements Running {
  isPaused = false;
  private readonly running: Running[] = [];
  private readonly ending = new Set<Promise<void>>();
  private readonly policy: CopyPolicy;
  private readonly releases: readonly (() => void)[];

  constructor(
    private readonly world: World,
    private readonly scaled: Scaled,
  ) {
    this.policy = new CopyPolicy(scaled.scaling, world.clock.now());
    const names = new Set(scaled.queues.map(({ name }) => name));
    const timer = setInterval(() => this.look(), INTERVAL_MS).unref();
    this.releases = [
      () => clearInterval(timer),
      world.clock.onJump(() => this.look()),
      world.onEvent(({ kind, queue = '' }) => {
        if ((kind === 'received' || kind === 'deleted') && names.has(queue)) this.policy.hear(kind);
      }),
    ];
    this.change(scaled.scaling.min);
  }

  get copies(): number {
    return this.running.length;
  }

  pause(isPaused: boolean): void {
    this.isPaused = isPaused;
    for (const copy of this.running) copy.pause(isPaused);
  }

  async stop(): Promise<void> {
    for (const release of this.releases) release();
    this.change(0);
    await Promise.all(this.ending);
  }

  private look(): void {
    if (this.isPaused) return;
    const now = this.world.clock.now();
    const backlog = this.backlog(now);
    const before = this.copies;
    const wanted = this.policy.decide(now, backlog, before);
    if (wanted === before) return;
    this.change(wanted);
    const { waiting, inFlight } = backlog;
    const why = `${plural(waiting, 'message')} waiting, ${inFlight} in flight`;
    this.scaled.say(`scales from ${before} to ${wanted}: ${why}`);
  }

  private backlog(now: number): Backlog {
    let [waiting, inFlight] = [0, 0];
    for (const queue of this.scaled.queues) {
      queue.expire();
      const counts = queue.store.counts(now);
      waiting += counts.visible;
      inFlight += counts.inFlight;
    }
    return { waiting, inFlight };
  }

  private change(wanted: number): void {
    while (this.running.length < wanted) this.running.push(this.scaled.startCopy(this.running.length + 1));
    for (const copy of this.running.splice(wanted)) {
      const end = copy.stop().finally(() => this.ending.delete(end));
      this.ending.add(end);
    }
  }
}
