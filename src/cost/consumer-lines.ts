import type { Consumer, Lambda } from '../topology/consumer';
import type { Fargate } from '../topology/fargate';
import type { StepFunctions } from '../topology/step-functions';
import type { OwnedQueue, Queue } from '../topology/topology';
import type { Traffic } from '../topology/traffic';
import { line, type Line } from './line';
import { HOURS, pollingOf, receiving } from './polling';
import { chunks } from './queue-lines';
import type { Streams } from './streams';

/** Seconds of work for each message, since a topology does not say. */
export interface Work {
  readonly secondsPerMessage: number;
}

/** What every task has for nothing: https://aws.amazon.com/fargate/pricing/ */
const FREE_STORAGE_GIB = 20;

interface Arrival {
  readonly queue: OwnedQueue;
  readonly stream: Traffic;
}

/** Of each queue its part, where several consumers share one. */
function arrivalsOf(
  { queues }: Consumer,
  streams: Streams,
  workers: ReadonlyMap<Queue, readonly Consumer[]>,
): Arrival[] {
  return queues.flatMap((queue): Arrival[] => {
    if (!queue.owned) return [];
    const { messages, size } = streams.queues.get(queue)!;
    return [{ queue, stream: { messages: messages / workers.get(queue)!.length, size } }];
  });
}

function ofLambda(lambda: Lambda, arrivals: readonly Arrival[], direct: Traffic, work: Work): Line[] {
  const { name, memory, architecture } = lambda;
  const batches = arrivals.map(({ queue, stream }) => receiving(stream, pollingOf(lambda, queue)).batches);
  const calls = batches.reduce((sum, count) => sum + count, direct.messages);
  const messages = arrivals.reduce((sum, { stream }) => sum + stream.messages, direct.messages);
  const seconds = messages * work.secondsPerMessage;
  return [
    line(name, 'calls', 'lambda-request', { quantity: calls }),
    line(name, 'GB-seconds', `lambda-gb-second-${architecture}`, { quantity: (seconds * memory) / 1024 }),
  ];
}

function ofFargate({ name, cpu, memory, architecture, ephemeralStorage, scaling, count }: Fargate): Line[] {
  const hours = (amount: number) => ({
    quantity: (scaling?.min ?? count) * amount * HOURS,
    most: (scaling?.max ?? count) * amount * HOURS,
  });
  const storage = (ephemeralStorage ?? FREE_STORAGE_GIB) - FREE_STORAGE_GIB;
  return [
    line(name, 'vCPU-hours', `fargate-vcpu-hour-${architecture}`, hours(cpu / 1024)),
    line(name, 'GB-hours', `fargate-gb-hour-${architecture}`, hours(memory / 1024)),
    ...(storage > 0 ? [line(name, 'GB-hours of storage', 'fargate-storage-gb-hour', hours(storage))] : []),
  ];
}

function statesOf({ stateMachine }: StepFunctions): number {
  return stateMachine.owned ? Object.keys(stateMachine.definition['States'] as object).length : 0;
}

function ofStepFunctions(consumer: StepFunctions, arrivals: readonly Arrival[]): Line[] {
  const { name, workflow, stateMachine } = consumer;
  const requests = arrivals.reduce((sum, { stream }) => sum + stream.messages * chunks(stream.size), 0);
  const executions = arrivals.reduce(
    (sum, { queue, stream }) => sum + receiving(stream, pollingOf(consumer, queue)).batches,
    0,
  );
  const transitions = { quantity: executions * statesOf(consumer) };
  return [
    line(name, 'requests of the pipe', 'pipe-request', { quantity: requests }),
    ...(workflow === 'standard' && stateMachine.owned
      ? [line(name, 'state transitions', 'state-transition', transitions)]
      : []),
  ];
}

export function consumerLines(
  consumer: Consumer,
  streams: Streams,
  workers: ReadonlyMap<Queue, readonly Consumer[]>,
  work: Work,
): Line[] {
  const arrivals = arrivalsOf(consumer, streams, workers);
  switch (consumer.kind) {
    case 'lambda':
      return ofLambda(consumer, arrivals, streams.functions.get(consumer)!, work);
    case 'fargate':
      return ofFargate(consumer);
    case 'step-functions':
      return ofStepFunctions(consumer, arrivals);
  }
}
