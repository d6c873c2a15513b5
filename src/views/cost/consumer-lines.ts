import type { Consumer, Lambda } from '#model/consumer';
import type { Fargate } from '#model/fargate';
import type { StepFunctions } from '#model/step-functions';
import type { Queue } from '#model/topology';
import type { Traffic } from '#model/traffic';
import { arrivalsOf, workOf, type Arrival } from './arrivals';
import { line, type Line } from './line';
import type { Load, Work } from './load';
import { logLines } from './log-lines';
import { HOURS, pollingOf, receiving } from './polling';
import { chunks } from './queue-lines';
import type { Streams } from './streams';

/** What every task has for nothing: https://aws.amazon.com/fargate/pricing/ */
const FREE_STORAGE_GIB = 20;

function ofLambda(lambda: Lambda, arrivals: readonly Arrival[], direct: Traffic, load: Load): Line[] {
  const { name, memory, architecture } = lambda;
  const batches = arrivals.map(({ queue, stream }) => receiving(stream, pollingOf(lambda, queue)).batches);
  const calls = batches.reduce((sum, count) => sum + count, direct.messages);
  const messages = arrivals.reduce((sum, { stream }) => sum + stream.messages, direct.messages);
  const seconds = messages * load.secondsPerMessage;
  return [
    line(name, 'calls', 'lambda-request', { quantity: calls }),
    line(name, 'GB-seconds', `lambda-gb-second-${architecture}`, { quantity: (seconds * memory) / 1024 }),
    ...logLines(name, messages, load),
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

/** Charged in steps of 64 MB, and 100 ms at least: https://aws.amazon.com/step-functions/pricing/ */
const EXPRESS_GB = 64 / 1024;
const EXPRESS_SECONDS = 0.1;

/** An express execution works off its messages one after the other. */
function expressLines(
  name: string,
  executions: number,
  messages: number,
  { secondsPerMessage }: Work,
): Line[] {
  const seconds = Math.max(executions * EXPRESS_SECONDS, messages * secondsPerMessage);
  return [
    line(name, 'executions', 'express-request', { quantity: executions }),
    line(name, 'GB-seconds', 'express-gb-second', { quantity: seconds * EXPRESS_GB }),
  ];
}

function ofStepFunctions(consumer: StepFunctions, arrivals: readonly Arrival[], load: Load): Line[] {
  const { name, workflow, stateMachine } = consumer;
  const messages = arrivals.reduce((sum, { stream }) => sum + stream.messages, 0);
  const requests = arrivals.reduce((sum, { stream }) => sum + stream.messages * chunks(stream.size), 0);
  const executions = arrivals.reduce(
    (sum, { queue, stream }) => sum + receiving(stream, pollingOf(consumer, queue)).batches,
    0,
  );
  const pipe = line(name, 'requests of the pipe', 'pipe-request', { quantity: requests });
  if (!stateMachine.owned) return [pipe];
  const transitions = executions * statesOf(consumer);
  return [
    pipe,
    ...(workflow === 'express'
      ? expressLines(name, executions, messages, load)
      : [line(name, 'state transitions', 'state-transition', { quantity: transitions })]),
    // Every step is logged, with what goes in and comes out.
    ...logLines(name, transitions, load),
  ];
}

export function consumerLines(
  consumer: Consumer,
  streams: Streams,
  workers: ReadonlyMap<Queue, readonly Consumer[]>,
  load: Load,
): Line[] {
  const arrivals = arrivalsOf(consumer, streams, workers);
  switch (consumer.kind) {
    case 'lambda':
      return ofLambda(consumer, arrivals, streams.functions.get(consumer)!, load);
    case 'fargate': {
      const { messages } = workOf(consumer, streams, workers);
      return [...ofFargate(consumer), ...(consumer.logRouter ? [] : logLines(consumer.name, messages, load))];
    }
    case 'step-functions':
      return ofStepFunctions(consumer, arrivals, load);
  }
}
