import { aimedAt, CALM, lengthOf, type Drill } from '#model/drill';
import type { Consumer } from '#model/consumer';
import { consumerFacts } from '#model/kinds/consumers/index';
import { streamsOf, type Streams } from '#model/streams';
import type { Queue as QueueElement, Topology } from '#model/topology';
import { firings, type Firing } from './alarms';
import { arrivalsOf, type Arrivals } from './arrivals';
import { crewsOf, type Crew } from './crews';
import { Metrics } from './engine/cloudwatch/metrics';
import { sqsMetric } from './engine/cloudwatch/publish';
import { play } from './engine/play';
import type { QueueLoad, Setting } from './engine/setting';
import type { Queue } from './engine/service/queue';
import type { ScalingJson } from './engine/terraform/json';
import { staffOf, type Recruit, type Surroundings } from './staff';
import { QueueScribe, WorkersScribe, type QueueStory, type WorkersStory } from './story';
import { isOut, lengthOfTrouble, troubleOf } from './weather';
import { paceOf, unitOf, type Pace } from './work';

const MINUTE = 60;
/** From noon on a Monday: a working day at its busiest. */
const NOON = 12 * 60;
/** How late metrics are, in seconds. AWS promises no time. */
export const METRIC_DELAY = 60;
/** By how much of itself the time for a message varies. */
const SPREAD = 0.2;

export interface PlayedQueue extends QueueStory {
  readonly queue: QueueElement;
  readonly consumers: readonly Consumer[];
}

export interface PlayedConsumer extends WorkersStory {
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
  readonly scribe: QueueScribe;
}

const CLOUDWATCH = {
  phase: 0,
  extraPoints: 2,
  startMinute: NOON,
  reporting: { zeros: true, noTasks: true },
} as const satisfies Partial<Setting>;

function isPolledByAws(consumer: Consumer): boolean {
  return consumerFacts(consumer).labour(consumer).by === 'calls';
}

/** When the trouble of a crew is over; absent where nothing ends. */
function overOf({ consumers }: Crew, drill: Drill, arrivals: readonly Arrivals[]): number | undefined {
  const lengths = consumers.map((one) => lengthOfTrouble(troubleOf(drill, one.name, isPolledByAws(one))));
  const longest = Math.max(...lengths);
  return longest > 0 || arrivals.some(({ burst }) => burst > 0) ? CALM + longest : undefined;
}

function queueName(queue: QueueElement): string {
  return queue.owned ? queue.physicalName : queue.arn.resource;
}

function loadedOf(crew: Crew, around: Surroundings, streams: Streams, seconds: number): Loaded[] {
  const { drill, topology } = around;
  const arrivals = crew.queues.map((queue) => arrivalsOf(queue, drill, topology, streams));
  const paces = crew.consumers.map((consumer) => paceOf(consumer, drill));
  const over = overOf(crew, drill, arrivals);
  const isPartial = crew.consumers.every((one) => consumerFacts(one).handling(one).partialFailures);
  const expected = arrivals.reduce((sum, { mean, burst }) => sum + mean * seconds + burst, 0);
  return crew.queues.map((element, index): Loaded => {
    const own = arrivals[index]!;
    const poison = aimedAt(drill.poison, element.name) ?? 0;
    const unit = unitOf(expected, paces, poison, isPartial);
    const load: QueueLoad = {
      name: queueName(element),
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
    return { element, arrivals: own, load, scribe: new QueueScribe(unit, seconds, over, own.mean * MINUTE) };
  });
}

function recruitsOf({ consumers }: Crew, loaded: readonly Loaded[], drill: Drill): Recruit[] {
  return consumers.map((consumer): Recruit => {
    const own = loaded.filter(({ element }) => consumer.queues.includes(element));
    const { seconds, concurrency, batch } = paceOf(consumer, drill);
    const unit = Math.max(...own.map(({ load }) => load.unit));
    const rate = own.reduce((sum, { arrivals, element }) => {
      const sharers = consumers.filter(({ queues }) => queues.includes(element)).length;
      return sum + arrivals.at(0) / sharers;
    }, 0);
    return {
      consumer,
      queues: own.map(({ load }) => load),
      work: {
        seconds: seconds * unit,
        spread: SPREAD,
        concurrency,
        batch: Math.max(1, Math.floor(batch / unit)),
      },
      rate: rate / unit,
      scribe: new WorkersScribe(),
    };
  });
}

interface Played {
  readonly queues: readonly PlayedQueue[];
  readonly consumers: readonly PlayedConsumer[];
}

function playCrew(crew: Crew, loaded: readonly Loaded[], around: Surroundings, seconds: number): Played {
  const { drill, metrics } = around;
  const recruits = recruitsOf(crew, loaded, drill);
  let queues: readonly Queue[] = [];
  play({
    ...CLOUDWATCH,
    seconds,
    seed: drill.seed,
    metrics,
    deploys: [],
    queues: loaded.map(({ load }) => load),
    staff: recruits.map((recruit) => staffOf(recruit, around)),
    listen: (load) => loaded.find((one) => one.load === load)!.scribe,
    minute(minute, all) {
      queues = all;
      for (const [index, queue] of all.entries()) loaded[index]!.scribe.minute(minute, queue);
    },
  });
  return {
    queues: loaded.map(({ element, scribe }, index) => ({
      ...scribe.story(queues[index]!),
      queue: element,
      consumers: crew.consumers.filter((consumer) => consumer.queues.includes(element)),
    })),
    consumers: recruits.map(({ consumer, scribe }) => ({
      ...scribe.story(),
      consumer,
      pace: paceOf(consumer, drill),
      isOut: isOut(troubleOf(drill, consumer.name, isPolledByAws(consumer))),
    })),
  };
}

/** Dead-letter queues fill with what dies in the queues before them, for as long as they keep it. */
function recordDeadLetters(queues: readonly PlayedQueue[], metrics: Metrics, minutes: number): void {
  const sums = new Map<string, Float64Array>();
  for (const { queue, minutes: story } of queues) {
    const target = queue.owned ? queue.deadLetters?.queue : undefined;
    if (!target) continue;
    const sum = sums.get(queueName(target)) ?? new Float64Array(minutes);
    sums.set(queueName(target), sum);
    for (const [minute, dead] of story.dead.entries()) sum[minute] = sum[minute]! + dead;
  }
  for (const [name, sum] of sums) {
    const metric = sqsMetric(name, 'waiting');
    // One that has a consumer was played, and keeps nothing.
    if (metrics.has(metric)) continue;
    for (const [minute, count] of sum.entries()) metrics.record(metric, minute, count);
  }
}

/** Plays a drill. `stacks` is the Terraform of the topology, which says how services scale. */
export function runDrill(topology: Topology, drill: Drill, stacks: readonly ScalingJson[]): DrillResult {
  const seconds = lengthOf(drill);
  const minutes = Math.floor(seconds / MINUTE);
  const streams = streamsOf(topology);
  const metrics = new Metrics(minutes, () => METRIC_DELAY, []);
  const around = { topology, drill, stacks, metrics, setting: CLOUDWATCH };
  const crews = crewsOf(topology).map((crew) => ({
    crew,
    loaded: loadedOf(crew, around, streams, seconds),
  }));
  const isBusy = ({ arrivals }: Loaded) => arrivals.mean > 0 || arrivals.burst > 0;
  const played = crews
    .filter(({ loaded }) => loaded.some(isBusy))
    .map(({ crew, loaded }) => playCrew(crew, loaded, around, seconds));
  const queues = played.flatMap((one) => one.queues);
  recordDeadLetters(queues, metrics, minutes);
  return {
    drill,
    seconds,
    queues,
    consumers: played.flatMap((one) => one.consumers),
    alarms: firings(topology, metrics, minutes),
    quiet: crews.flatMap(({ loaded }) => loaded.filter((one) => !isBusy(one)).map(({ element }) => element)),
  };
}
