import type { Queue } from './queue';
import { Task, type Ledger, type Work } from './task';

export interface ServiceSettings {
  readonly work: Work;
  /** Seconds from the decision to start a task until it receives. AWS promises no time. */
  readonly startTime: number;
  readonly stopTimeout: number;
  /** Whether a task protects itself from scale-in while it is busy. */
  readonly protects: boolean;
  /** What is wrong with its tasks, by second. */
  readonly trouble: (now: number) => 'crash' | 'no-route' | undefined;
}

/** How long a task lives that crashes, and how long ECS waits before it starts another one. */
const CRASH = { after: 20, restart: 60 } as const;

/** A service of ECS. Which task ends first is left to chance: ECS does not know which are busy. */
export class Service {
  desired: number;
  tasks: Task[] = [];
  /** Tasks that ended with a message in work. */
  busyEnded = 0;
  private generation = 0;
  private nextStart = 0;

  constructor(
    initial: number,
    private readonly settings: ServiceSettings,
    private readonly queues: readonly Queue[],
    private readonly ledger: Ledger,
  ) {
    this.desired = initial;
    // Those that are there at the start have started already.
    while (this.tasks.length < initial) this.start(-settings.startTime);
  }

  get isDeploying(): boolean {
    return this.tasks.some(({ generation }) => generation !== this.generation);
  }

  runningAt(now: number): number {
    return this.tasks.reduce((count, { readyAt }) => count + (readyAt <= now ? 1 : 0), 0);
  }

  deploy(): void {
    this.generation += 1;
  }

  step(now: number): void {
    this.reconcile(now);
    const trouble = this.settings.trouble(now);
    if (trouble === 'no-route') return;
    if (trouble === 'crash') {
      this.crash(now);
      return;
    }
    for (const task of this.tasks) {
      if (task.readyAt <= now) task.step(now, this.queues, this.ledger);
    }
  }

  private crash(now: number): void {
    const before = this.tasks.length;
    this.tasks = this.tasks.filter(({ readyAt }) => readyAt + CRASH.after > now);
    if (this.tasks.length < before) this.nextStart = now + CRASH.restart;
  }

  /** A new version starts as many tasks again, and the old ones end as new ones run. */
  private reconcile(now: number): void {
    const isNew = ({ generation }: Task) => generation === this.generation;
    const current = this.tasks.filter(isNew).length;
    if (current === this.desired && current === this.tasks.length) return;
    if (now >= this.nextStart) {
      for (let missing = this.desired - current; missing > 0; missing -= 1) this.start(now);
    }
    const ready = this.tasks.filter((task) => isNew(task) && task.readyAt <= now).length;
    this.end(
      this.tasks.filter((task) => !isNew(task)),
      Math.max(0, this.desired - ready),
      now,
    );
    this.end(this.tasks.filter(isNew), this.desired, now);
  }

  private start(now: number): void {
    const { startTime, work } = this.settings;
    this.tasks.push(new Task(this.generation, now + startTime, work));
  }

  private end(tasks: readonly Task[], keep: number, now: number): void {
    let tooMany = tasks.length - keep;
    if (tooMany <= 0) return;
    const { protects, stopTimeout } = this.settings;
    const order = tasks
      .filter((task) => !(protects && task.isBusy))
      .map((task) => ({ task, rank: task.readyAt > now ? -1 : this.ledger.random() }))
      .sort((a, b) => a.rank - b.rank);
    const ended = new Set<Task>();
    for (const { task } of order) {
      if (tooMany <= 0) break;
      tooMany -= 1;
      ended.add(task);
      if (task.stop(now, stopTimeout, this.queues, this.ledger)) this.busyEnded += 1;
    }
    this.tasks = this.tasks.filter((task) => !ended.has(task));
  }
}
