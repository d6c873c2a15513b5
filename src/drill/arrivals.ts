import { aimedAt, CALM, isForAll, type Drill } from '#model/drill';
import { HOURS } from '#model/kinds/cost';
import type { Streams } from '#model/streams';
import { queueOf } from '#model/kinds/receivers/index';
import type { Queue, Topology } from '#model/topology';

/** What comes to a queue in a drill. */
export interface Arrivals {
  /** Messages a second, on average over the whole day. */
  readonly mean: number;
  /** The same at a second of the drill. */
  readonly at: (second: number) => number;
  /** Messages that come at once when the trouble begins. */
  readonly burst: number;
}

const MONTH = HOURS * 3600;
const DAY = 24 * 3600;

/** How a wave with such a power of a cosine compares to its mean. */
function heightOf(power: number): number {
  const parts = 288;
  let sum = 0;
  for (let part = 0; part < parts; part += 1) sum += wave(part / parts) ** power;
  return parts / sum;
}

/** From 1 at the busiest moment down to 0, half a day later. */
function wave(day: number): number {
  return (1 + Math.cos(2 * Math.PI * day)) / 2;
}

/**
 * A day whose busiest moment, when the trouble begins, has so many times the mean load: a cosine up to twice, and above
 * that a narrower wave.
 */
export function shapeOf(peak: number): (second: number) => number {
  if (peak === 1) return () => 1;
  const dayOf = (second: number) => (second - CALM) / DAY;
  if (peak <= 2) return (second) => 1 + (peak - 1) * Math.cos(2 * Math.PI * dayOf(second));
  let [low, high] = [1, 10_000];
  for (let step = 0; step < 50; step += 1) {
    const middle = (low + high) / 2;
    if (heightOf(middle) < peak) low = middle;
    else high = middle;
  }
  const height = heightOf(low);
  return (second) => height * wave(dayOf(second)) ** low;
}

/** What a burst gives to a queue: sent to it, or to topics that deliver to it. */
function burstOf({ burst }: Drill, queue: Queue, { subscriptions }: Topology): number {
  const own = aimedAt(burst, queue.name) ?? 0;
  if (burst === undefined || isForAll(burst)) return own;
  const delivered = subscriptions
    .filter(({ receiver }) => queueOf(receiver) === queue)
    .map(({ topic, share = 1 }) => (aimedAt(burst, topic.name) ?? 0) * share);
  return Math.round(delivered.reduce((sum, messages) => sum + messages, own));
}

export function arrivalsOf(queue: Queue, drill: Drill, topology: Topology, streams: Streams): Arrivals {
  const monthly = queue.owned ? (streams.queues.get(queue)?.messages ?? 0) : 0;
  const mean = (monthly * drill.load) / MONTH;
  const shape = shapeOf(drill.peak);
  return {
    mean,
    at: (second) => (second < 0 ? 0 : mean * shape(second)),
    burst: burstOf(drill, queue, topology),
  };
}
