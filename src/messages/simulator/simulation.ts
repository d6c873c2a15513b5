import type { Queue, Topic, Topology } from '#model/topology';
import { Invocations, type Functions } from './invocations';
import type { Copy, Outgoing } from './message';
import { Queues } from './queues';
import { seeded, uuid } from './random';
import type { Routes } from './routes';
import { Topics } from './topics';
import type { TraceEvent } from './trace';
import type { Worker } from './worker';
import type { World } from './world';

export interface SimulationOptions {
  readonly seed: number;
  readonly workers: readonly Worker[];
  /** What functions do that topics call themselves. */
  readonly functions: Functions;
  /** Endpoints that cannot be reached, by the name of the subscription. */
  readonly unreachable: ReadonlySet<string>;
}

/**
 * A topology that runs, with a clock of its own and an order that depends on the seed alone. Whatever happens is told
 * in `events`. Standard queues deliver each message once here; AWS may do so more often.
 */
export class Simulation {
  private readonly world: World;
  private readonly queues: Queues;
  private readonly invocations: Invocations;
  private readonly topics: Topics;
  private readonly workers: readonly Worker[];

  constructor(topology: Topology, routes: Routes, options: SimulationOptions) {
    const { seed, workers, functions, unreachable } = options;
    this.world = { now: 0, random: seeded(seed), events: [] };
    this.queues = new Queues(topology, this.world);
    this.invocations = new Invocations(functions, this.queues, this.world);
    this.topics = new Topics(routes, this.queues, this.invocations, this.world, unreachable);
    this.workers = workers;
  }

  get events(): readonly TraceEvent[] {
    return this.world.events;
  }

  /** Gives a message to a topic, which delivers it at once. Gives back its identifier. */
  publish(topic: Topic, message: Outgoing): string {
    const origin = uuid(this.world.random);
    this.topics.publish(topic, origin, message);
    return origin;
  }

  /** Gives a message to a queue. Gives back its identifier. */
  send(queue: Queue, message: Outgoing): string {
    const origin = uuid(this.world.random);
    this.queues.send(queue, origin, message);
    return origin;
  }

  /** Lets consumers work until there is nothing more for them to do. */
  settle(): void {
    this.workUntil(Infinity);
  }

  /** Lets time pass, with consumers at work. */
  advance(seconds: number): void {
    const end = this.world.now + seconds;
    this.workUntil(end);
    this.world.now = end;
    this.expire();
  }

  /** What is in a queue, whether it can be received now or not. */
  contents(queue: Queue): readonly Copy[] {
    return this.queues.contents(queue);
  }

  private workUntil(end: number): void {
    for (let next: number | undefined = this.world.now; next !== undefined && next <= end;) {
      this.world.now = next;
      this.expire();
      while (this.work());
      const times = [this.queues.nextChange(this.workers), this.invocations.nextChange()];
      const due = times.filter((time) => time !== undefined);
      next = due.length === 0 ? undefined : Math.min(...due);
    }
  }

  private expire(): void {
    this.invocations.expire();
    this.queues.expire();
  }

  /** One batch of each consumer, and all calls that are due; whether there was anything to do. */
  private work(): boolean {
    const called = this.invocations.work();
    const busy = this.workers.filter((worker) => this.queues.work(worker));
    return called || busy.length > 0;
  }
}
