import { recordMinute, type Published } from './cloudwatch/publish';
import type { Metrics } from './cloudwatch/metrics';
import { poisson, randomOf } from './random';
import type { QueueLoad, Setting } from './setting';
import { Queue, type QueueListener } from './service/queue';
import type { Workers } from './service/workers';

/** What a controller sees of the world. */
export interface View {
  readonly now: number;
  readonly workers: Workers;
  readonly queues: readonly Queue[];
  readonly metrics: Metrics;
}

/** Decides how many tasks there are. */
export interface Controller {
  readonly initial: number;
  /** Of the dimensions under which Container Insights publishes. */
  readonly cluster: string;
  readonly service: string;
  /** Seconds between two decisions. */
  readonly every: number;
  /** Publishes metrics of its own for a minute that has ended. */
  publish?(minute: number, view: View): void;
  decide(view: View): number;
}

/** One minute of a run. */
export interface Minute {
  readonly waiting: number;
  readonly inFlight: number;
  readonly desired: number;
  readonly running: number;
}

/** Hears what consumers do. */
export interface WorkersListener {
  second(count: number): void;
  changed(from: number, to: number): void;
  minute(minute: Minute): void;
}

/** A consumer of some of the queues. */
export interface WorkerGroup {
  readonly queues: readonly QueueLoad[];
  readonly make: (queues: readonly Queue[], random: () => number) => Workers;
  /** Absent where nobody scales. */
  readonly controller: Controller | undefined;
  readonly published: readonly Published[];
  readonly listener: WorkersListener;
}

/** Queues, and those who process their messages. */
export interface World extends Setting {
  readonly deploys: readonly number[];
  readonly metrics: Metrics;
  readonly workers: readonly WorkerGroup[];
  readonly listen: (queue: QueueLoad) => QueueListener;
  /** Hears of each minute, after it was recorded. */
  readonly minute?: (minute: number, queues: readonly Queue[]) => void;
}

const MINUTE = 60;

interface Playing extends WorkerGroup {
  readonly workers: Workers;
  readonly own: readonly Queue[];
}

/** What comes to a queue within a second. */
function arrive(queue: Queue, arriving: QueueLoad, now: number, random: () => number): void {
  const { load, burst, exact, delivery, unit } = arriving;
  const sentAt = now - delivery;
  const mean = load(sentAt) / unit;
  queue.showAgain(now);
  if (mean > 0) queue.send(exact ? Math.round(mean) : poisson(mean, random), now, sentAt);
  if (burst?.at === sentAt) queue.send(Math.ceil(burst.messages / unit), now, sentAt);
}

function scale({ workers, own, listener }: Playing, controller: Controller, now: number, world: World): void {
  if (now % controller.every !== world.phase % controller.every) return;
  const desired = controller.decide({ now, workers, queues: own, metrics: world.metrics });
  if (desired === workers.desired) return;
  listener.changed(workers.desired, desired);
  workers.desired = desired;
}

/** Plays second by second. The same seed gives the same result. */
export function play(world: World): readonly Workers[] {
  const { seconds, seed, metrics } = world;
  const arrivals = randomOf(seed);
  const queues = world.queues.map((settings) => new Queue(settings, arrivals, world.listen(settings)));
  const playing = world.workers.map((one, index): Playing => {
    const own = one.queues.map((settings) => queues[world.queues.indexOf(settings)]!);
    return { ...one, own, workers: one.make(own, randomOf(seed + 1 + index)) };
  });
  const deploys = new Set(world.deploys);

  for (let now = 0; now < seconds; now += 1) {
    for (let index = 0; index < queues.length; index += 1) {
      arrive(queues[index]!, world.queues[index]!, now, arrivals);
    }
    for (const { workers, listener } of playing) {
      if (deploys.size > 0 && deploys.has(now)) workers.deploy();
      workers.step(now);
      listener.second(workers.count);
    }
    const end = now + 1;
    metrics.now = end;
    if (end % MINUTE === 0) {
      const minute = end / MINUTE - 1;
      for (const queue of queues) queue.expire(end);
      recordMinute(minute, end, queues, playing, world);
      world.minute?.(minute, queues);
      for (const { controller, workers, own } of playing) {
        controller?.publish?.(minute, { now: end, workers, queues: own, metrics });
      }
      if (minute === 0) metrics.checkRead();
    }
    for (const one of playing) if (one.controller) scale(one, one.controller, end, world);
  }
  return playing.map(({ workers }) => workers);
}
