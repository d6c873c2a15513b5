import { conditionsOf, setConditions, type Timeline } from './conditions';
import type { Queue } from './queue';
import { Task, type Work } from './task';
import type { Workers, WorkersMinute } from './workers';

export interface ServiceSettings {
  readonly work: Work;
  /** Seconds from the decision to start a task until it receives. AWS promises no time. */
  readonly startTime: number;
  readonly stopTimeout: number;
  /** Whether a task protects itself from scale-in while it is busy. */
  readonly protects: boolean;
  readonly timeline: Timeline;
}

/** How long a task lives that crashes, and how long ECS waits before it starts another one. */
const CRASH = { after: 20, restart: 60 } as const;

/** A service of ECS. Which task ends first is left to chance: ECS does not know which are busy. */
export class Service implements Workers {
  desired: number;
  tasks: Task[] = [];
  /** Tasks that ended with a message in work. */
  busyEnded = 0;
  private generation = 0;
  private nextStart = 0;
  private readonly conditions;

  constructor(
    initial: number,
    private readonly settings: ServiceSettings,
    private readonly queues: readonly Queue[],
    random: () => number,
  ) {
    this.conditions = conditionsOf(random);
    this.desired = initial;
    // Those that are there at the start have started already.
    while (this.tasks.length < initial) this.start(-settings.startTime);
  }

  get isDeploying(): boolean {
    return this.generation > 0 && this.tasks.some(({ generation }) => generation !== this.generation);
  }

  get count(): number {
    return this.tasks.length;
  }

  endMinute(now: number): WorkersMinute {
    const running = this.tasks.reduce((count, { readyAt }) => count + (readyAt <= now ? 1 : 0), 0);
    return { desired: this.desired, running, failed: 0, throttled: 0 };
  }

  deploy(): void {
    this.generation += 1;
  }

  step(now: number): void {
    this.reconcile(now);
    setConditions(this.conditions, this.settings.timeline, now);
    const { trouble } = this.conditions;
    if (trouble === 'stopped') return;
    if (trouble === 'crash') {
      this.crash(now);
      return;
    }
    for (const task of this.tasks) {
      if (task.readyAt <= now) task.step(now, this.queues, this.conditions);
    }
  }

  private crash(now: number): void {
    const before = this.tasks.length;
    this.tasks = this.tasks.filter(({ readyAt }) => readyAt + CRASH.after > now);
    if (this.tasks.length < before) this.nextStart = now + CRASH.restart;
  }

  /** A new version starts as many tasks again, and the old ones end as new ones run. */
  private reconcile(now: number): void {
    if (this.tasks.length === this.desired && !this.isDeploying) return;
    const isNew = ({ generation }: Task) => generation === this.generation;
    const current = this.tasks.filter(isNew).length;
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
      .map((task) => ({ task, rank: task.readyAt > now ? -1 : this.conditions.random() }))
      .sort((a, b) => a.rank - b.rank);
    const ended = new Set<Task>();
    for (const { task } of order) {
      if (tooMany <= 0) break;
      tooMany -= 1;
      ended.add(task);
      if (task.stop(now, stopTimeout, this.queues, this.conditions)) this.busyEnded += 1;
    }
    this.tasks = this.tasks.filter((task) => !ended.has(task));
  }
}
