import type { Queue, Topic, Topology } from '#model/topology';
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
  private readonly topics: Topics;
  private readonly workers: readonly Worker[];

  constructor(topology: Topology, routes: Routes, { seed, workers, unreachable }: SimulationOptions) {
    this.world = { now: 0, random: seeded(seed), events: [] };
    this.queues = new Queues(topology, this.world);
    this.topics = new Topics(routes, this.queues, this.world, unreachable);
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
    this.queues.put(queue, origin, message);
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
    this.queues.expire();
  }

  /** What is in a queue, whether it can be received now or not. */
  contents(queue: Queue): readonly Copy[] {
    return this.queues.contents(queue);
  }

  private workUntil(end: number): void {
    for (let next: number | undefined = this.world.now; next !== undefined && next <= end;) {
      this.world.now = next;
      this.queues.expire();
      while (this.workers.filter((worker) => this.queues.work(worker)).length > 0);
      next = this.queues.nextChange(this.workers);
    }
  }
}
