import { aimedAt, CALM, lengthOf, type Drill } from '#model/drill';
import type { Consumer } from '#model/consumer';
import { consumerFacts, takenFrom } from '#model/kinds/consumers/index';
import { streamsOf, type Streams } from '#model/streams';
import { nameInAws, type Queue as QueueElement, type Topology } from '#model/topology';
import { firings, type Firing } from './alarms';
import { arrivalsOf, type Arrivals } from './arrivals';
import { consumerSetsOf, type ConsumerSet } from './consumer-sets';
import { Metrics } from './engine/cloudwatch/metrics';
import { sqsMetric } from './engine/cloudwatch/publish';
import { play } from './engine/play';
import type { QueueLoad, Setting } from './engine/setting';
import type { Queue } from './engine/service/queue';
import type { ScalingJson } from './engine/terraform/json';
import { workerGroupOf, type Participant, type Surroundings } from './worker-group';
import { QueueRecorder, WorkersRecorder, type QueueRecord, type WorkersRecord } from './recorder';
import { isOut, lengthOfTrouble, troubleOf } from './trouble';
import { paceOf, unitOf, type Pace } from './work';

const MINUTE = 60;
/** From noon on a Monday: a working day at its busiest. */
const NOON = 12 * 60;
/** How late metrics are, in seconds. AWS promises no time. */
export const METRIC_DELAY = 60;
/** By how much of itself the time for a message varies. */
const SPREAD = 0.2;

export interface PlayedQueue extends QueueRecord {
  readonly queue: QueueElement;
  readonly consumers: readonly Consumer[];
}

export interface PlayedConsumer extends WorkersRecord {
  readonly consumer: Consumer;
  /** Whether the drill itself keeps it from its work, so that nobody can ask it to be in time. */
  readonly isOut: boolean;
  readonly pace: Pace;
}

/** What came of a drill. */
export interface DrillResult {
  readonly drill: Drill;
  readonly seconds: number;
  readonly queues: readonly PlayedQueue[];
  readonly consumers: readonly PlayedConsumer[];
  readonly alarms: readonly Firing[];
  /** Queues with a consumer to which no message comes. */
  readonly quiet: readonly QueueElement[];
}

interface Loaded {
  readonly element: QueueElement;
  readonly arrivals: Arrivals;
  readonly load: QueueLoad;
  readonly recorder: QueueRecorder;
}

const CLOUDWATCH = {
  phase: 0,
  extraPoints: 2,
  startMinute: NOON,
  reporting: { zeros: true, noTasks: true },
} as const satisfies Partial<Setting>;

/** When the trouble of a set is over; absent where nothing ends. */
function overOf({ consumers }: ConsumerSet, drill: Drill, arrivals: readonly Arrivals[]): number | undefined {
  const lengths = consumers.map((one) => lengthOfTrouble(troubleOf(drill, one)));
  const longest = Math.max(...lengths);
  return longest > 0 || arrivals.some(({ burst }) => burst > 0) ? CALM + longest : undefined;
}

function loadedOf(set: ConsumerSet, around: Surroundings, streams: Streams, seconds: number): Loaded[] {
  const { drill, topology } = around;
  const arrivals = set.queues.map((queue) => arrivalsOf(queue, drill, topology, streams));
  const paces = set.consumers.map((consumer) => paceOf(consumer, drill));
  const over = overOf(set, drill, arrivals);
  const isPartial = set.consumers.every((one) =>
    takenFrom(one).every((queue) => consumerFacts(one).handling(one, queue).partialFailures),
  );
  const expected = arrivals.reduce((sum, { mean, burst }) => sum + mean * seconds + burst, 0);
  return set.queues.map((element, index): Loaded => {
    const own = arrivals[index]!;
    const poison = aimedAt(drill.poison, element.name) ?? 0;
    const unit = unitOf(expected, paces, poison, isPartial);
    const load: QueueLoad = {
      name: nameInAws(element),
      visibility: element.owned ? element.visibilityTimeout : 30,
      retention: element.owned ? element.retention : Infinity,
      maxReceiveCount: element.owned ? element.deadLetters?.maxReceiveCount : undefined,
      groups: element.owned ? element.messageGroups : undefined,
      poison,
      unit,
      delivery: element.owned ? element.delay : 0,
      load: own.at,
      burst: own.burst > 0 ? { at: CALM, messages: own.burst } : undefined,
      exact: false,
      idleBefore: 0,
    };
    return {
      element,
      arrivals: own,
      load,
      recorder: new QueueRecorder(unit, seconds, over, own.mean * MINUTE),
    };
  });
}

function participantsOf({ consumers }: ConsumerSet, loaded: readonly Loaded[], drill: Drill): Participant[] {
  return consumers.map((consumer): Participant => {
    const own = loaded.filter(({ element }) => takenFrom(consumer).includes(element));
    const { seconds, concurrency, batches } = paceOf(consumer, drill);
    const unit = Math.max(...own.map(({ load }) => load.unit));
    const rate = own.reduce((sum, { arrivals, element }) => {
      const sharers = consumers.filter((one) => takenFrom(one).includes(element)).length;
      return sum + arrivals.at(0) / sharers;
    }, 0);
    return {
      consumer,
      queues: own.map(({ element, load }) => {
        const batch = Math.max(1, Math.floor(batches.get(element)! / unit));
        return { element, load, batch };
      }),
      work: { seconds: seconds * unit, spread: SPREAD, concurrency },
      rate: rate / unit,
      recorder: new WorkersRecorder(),
    };
  });
}

interface Played {
  readonly queues: readonly PlayedQueue[];
  readonly consumers: readonly PlayedConsumer[];
}

function playSet(set: ConsumerSet, loaded: readonly Loaded[], around: Surroundings, seconds: number): Played {
  const { drill, metrics } = around;
  const participants = participantsOf(set, loaded, drill);
  let queues: readonly Queue[] = [];
  play({
    ...CLOUDWATCH,
    seconds,
    seed: drill.seed,
    metrics,
    deploys: [],
    queues: loaded.map(({ load }) => load),
    workers: participants.map((participant) => workerGroupOf(participant, around)),
    listen: (load) => loaded.find((one) => one.load === load)!.recorder,
    minute(minute, all) {
      queues = all;
      for (const [index, queue] of all.entries()) loaded[index]!.recorder.minute(minute, queue);
    },
  });
  return {
    queues: loaded.map(({ element, recorder }, index) => ({
      ...recorder.record(queues[index]!),
      queue: element,
      consumers: set.consumers.filter((consumer) => takenFrom(consumer).includes(element)),
    })),
    consumers: participants.map(({ consumer, recorder }) => ({
      ...recorder.record(),
      consumer,
      pace: paceOf(consumer, drill),
      isOut: isOut(troubleOf(drill, consumer)),
    })),
  };
}

/** Dead-letter queues fill with what dies in the queues before them, for as long as they keep it. */
function recordDeadLetters(queues: readonly PlayedQueue[], metrics: Metrics, minutes: number): void {
  const sums = new Map<string, Float64Array>();
  for (const { queue, minutes: record } of queues) {
    const target = queue.owned ? queue.deadLetters?.queue : undefined;
    if (!target) continue;
    const sum = sums.get(nameInAws(target)) ?? new Float64Array(minutes);
    sums.set(nameInAws(target), sum);
    for (const [minute, dead] of record.dead.entries()) sum[minute] = sum[minute]! + dead;
  }
  for (const [name, sum] of sums) {
    const metric = sqsMetric(name, 'waiting');
    // One that has a consumer was played, and keeps nothing.
    if (metrics.has(metric)) continue;
    for (const [minute, count] of sum.entries()) metrics.record(metric, minute, count);
  }
}

/**
 * Plays a drill. `stacks` is the Terraform of the topology, which says how services scale. Consumers that do not matter,
 * and share no queue with one that does, are left out.
 */
export function runDrill(
  topology: Topology,
  drill: Drill,
  stacks: readonly ScalingJson[],
  matters: (consumer: Consumer) => boolean = () => true,
): DrillResult {
  const seconds = lengthOf(drill);
  const minutes = Math.floor(seconds / MINUTE);
  const streams = streamsOf(topology);
  const metrics = new Metrics(minutes, () => METRIC_DELAY, []);
  const around = { topology, drill, stacks, metrics, setting: CLOUDWATCH };
  const sets = consumerSetsOf(topology)
    .filter(({ consumers }) => consumers.some(matters))
    .map((set) => ({ set, loaded: loadedOf(set, around, streams, seconds) }));
  const isBusy = ({ arrivals }: Loaded) => arrivals.mean > 0 || arrivals.burst > 0;
  const played = sets
    .filter(({ loaded }) => loaded.some(isBusy))
    .map(({ set, loaded }) => playSet(set, loaded, around, seconds));
  const queues = played.flatMap((one) => one.queues);
  recordDeadLetters(queues, metrics, minutes);
  return {
    drill,
    seconds,
    queues,
    consumers: played.flatMap((one) => one.consumers),
    alarms: firings(topology, metrics, minutes),
    quiet: sets.flatMap(({ loaded }) => loaded.filter((one) => !isBusy(one)).map(({ element }) => element)),
  };
}
