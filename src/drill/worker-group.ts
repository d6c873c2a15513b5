import type { Consumer } from '#model/consumer';
import type { Drill } from '#model/drill';
import { consumerFacts } from '#model/kinds/consumers/index';
import type { Capacity } from '#model/kinds/capacity';
import type { Queue, Topology } from '#model/topology';
import { metricsOf } from '#monitoring/alarm';
import { watchedElements } from '#monitoring/alarms';
import { tasksOf, type Published } from './engine/cloudwatch/publish';
import type { Metrics } from './engine/cloudwatch/metrics';
import type { Controller, WorkerGroup } from './engine/play';
import type { QueueLoad, Setting } from './engine/setting';
import { Invocations, type InvocationSettings } from './engine/service/invocations';
import { Service } from './engine/service/service';
import type { Work } from './engine/service/task';
import { autoScaling } from './engine/terraform/controller';
import type { ScalingJson } from './engine/terraform/json';
import { readScaling, type ScalingDesign } from './engine/terraform/read';
import { metricName } from './alarms';
import { troubleOf, timelineOf } from './trouble';
import type { WorkersRecorder } from './recorder';

/** A queue of a consumer in a drill. */
interface ParticipantQueue {
  readonly element: Queue;
  readonly load: QueueLoad;
  /** Messages that the consumer gets at once. */
  readonly batch: number;
}

/** A consumer in a drill, and what it is given. */
export interface Participant {
  readonly consumer: Consumer;
  readonly queues: readonly ParticipantQueue[];
  readonly work: Omit<Work, 'batch'>;
  /** Messages a second that come to it when the drill begins. */
  readonly rate: number;
  readonly recorder: WorkersRecorder;
}

/** What stands around all consumers. */
export interface Surroundings {
  readonly topology: Topology;
  readonly drill: Drill;
  readonly stacks: readonly ScalingJson[];
  readonly metrics: Metrics;
  readonly setting: Pick<Setting, 'extraPoints' | 'startMinute'>;
}

/** Seconds from the decision to start a task until it receives. AWS promises no time. */
export const TASK_START = 60;

/** The numbers of a consumer by the names that CloudWatch has for them. */
const NUMBERS: Readonly<Record<string, Published['value']>> = {
  DesiredTaskCount: 'desired',
  RunningTaskCount: 'running',
  Errors: 'failed',
  Throttles: 'throttled',
  ExecutionFailed: 'failed',
  ExecutionsFailed: 'failed',
};

/** What the alarms of a consumer watch. */
function watchedOf({ name }: Consumer, topology: Topology): Published[] {
  const alarms = watchedElements(topology)
    .filter(({ section, element }) => section === 'consumers' && element.name === name)
    .flatMap((one) => one.alarms);
  return alarms
    .flatMap(metricsOf)
    .map((metric) => ({ metric: metricName(metric), value: NUMBERS[metric.name] ?? 'nothing' }));
}

/** How the Terraform that is written scales a consumer. Only clocks that the engine reads count. */
function designOf({ name }: Consumer, stacks: readonly ScalingJson[]): ScalingDesign {
  const stack = stacks.find(({ resource }) => resource?.aws_appautoscaling_target?.[name]);
  if (!stack) throw new Error(`no stack scales ${name}`);
  const design = readScaling(stack, name);
  return { ...design, schedule: design.schedule.filter(({ expression }) => expression.startsWith('cron(')) };
}

function tasks(capacity: Extract<Capacity, { by: 'tasks' }>, participant: Participant, around: Surroundings) {
  const { consumer, work, queues, rate } = participant;
  const settings = {
    // A program asks all of its queues in the same way.
    work: { ...work, batch: queues[0]!.batch },
    startTime: TASK_START,
    stopTimeout: capacity.stopTimeout,
    protects: false,
    timeline: timelineOf(troubleOf(around.drill, consumer)),
  };
  if (!capacity.scales) return { settings, initial: capacity.count, controller: undefined };
  const design = designOf(consumer, around.stacks);
  const controller: Controller = autoScaling(design)(around.metrics, around.setting);
  // As many as the load needs, as if it had been so for long.
  const needed = Math.ceil((rate * work.seconds) / work.concurrency);
  const { min, max } = design.bounds;
  const initial = Math.max(controller.initial, min, Math.min(max, needed));
  return { settings, initial, controller };
}

/** How AWS takes messages from each queue of a consumer that it calls. */
function sourcesOf({ consumer, queues }: Participant): InvocationSettings['source'] {
  const { capacity, handling } = consumerFacts(consumer);
  const sources = queues.map(({ element, load, batch }) => {
    const { partialFailures } = handling(consumer, element);
    const own = capacity(consumer, element);
    if (own.by === 'tasks') throw new Error(`AWS does not call ${consumer.name}`);
    const { batchWindow, batches } = own;
    return [load.name, { batch, batchWindow, partialFailures, batches }] as const;
  });
  const byName = new Map(sources);
  return ({ name }) => byName.get(name)!;
}

/** A consumer as the engine plays it. */
export function workerGroupOf(participant: Participant, around: Surroundings): WorkerGroup {
  const { consumer, queues, work, recorder } = participant;
  const facts = consumerFacts(consumer);
  const { element } = queues[0]!;
  const capacity = facts.capacity(consumer, element);
  const watched = watchedOf(consumer, around.topology);
  const group = { queues: queues.map(({ load }) => load), listener: recorder };
  if (capacity.by === 'tasks') {
    const { settings, initial, controller } = tasks(capacity, participant, around);
    return {
      ...group,
      controller,
      published: [...(controller ? tasksOf(controller) : []), ...watched],
      make: (own, random) => new Service(initial, settings, own, random),
    };
  }
  const { timeout, concurrency } = capacity;
  const { startsOnly } = facts.handling(consumer, element);
  const timeline = timelineOf(troubleOf(around.drill, consumer));
  const settings = { source: sourcesOf(participant), work, timeout, concurrency, startsOnly, timeline };
  return {
    ...group,
    controller: undefined,
    published: watched,
    make: (own, random) => new Invocations(settings, own, random),
  };
}
