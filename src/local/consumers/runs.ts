import type { JsonObject } from '#base/util/json';
import type { Consumer } from '#model/consumer';
import { consumerFacts } from '#model/kinds/consumers/index';
import { nameInAws } from '#model/topology';
import type { Pausable } from '../live/controls';
import type { LocalQueue } from '../sqs/queue';
import type { World } from '../world';
import type { Callee } from './call';
import { environmentOf } from './environment';
import { Copies } from './copies';
import { poll } from './poller';
import { Program, type Say } from './program';

export interface Run {
  readonly consumer: Consumer;
  /** What to run: a command, or the handler of a function. */
  readonly target: string;
  /** Whether its `scaling` says in how many copies it runs, if it is a program. */
  readonly scales?: boolean;
}

export interface Running extends Pausable {
  readonly isPaused: boolean;
  /** How many copies run, if that changes. */
  readonly copies?: number;
  stop(): Promise<void>;
}

/** A state machine gets the records of its pipe as a list, a function below `Records`. */
function eventOf(consumer: Consumer): (records: readonly JsonObject[]) => unknown {
  return 'handler' in consumer ? (Records) => ({ Records }) : (records) => records;
}

function polling(world: World, consumer: Consumer, callee: Callee): Running {
  const facts = consumerFacts(consumer);
  const stop = new AbortController();
  const asked: LocalQueue[] = [];
  let isPaused = false;
  const polls = consumer.queues.flatMap((queue) => {
    const local = world.queues.get(nameInAws(queue));
    if (!local) return [];
    asked.push(local);
    const handling = facts.handling(consumer, queue);
    return poll(
      {
        queue: local,
        callee,
        handling,
        filters: facts.filters(consumer, queue),
        eventOf: eventOf(consumer),
        isPaused: () => isPaused,
      },
      stop.signal,
    );
  });
  return {
    get isPaused() {
      return isPaused;
    },
    pause: (pauses) => {
      isPaused = pauses;
      for (const queue of asked) queue.waiting.look();
    },
    stop: async () => {
      stop.abort();
      await Promise.all(polls);
    },
  };
}

function queuesOf(world: World, { queues }: Consumer): LocalQueue[] {
  return queues.flatMap((queue) => world.queues.get(nameInAws(queue)) ?? []);
}

/** One copy, or as many as it scales to. */
function program(world: World, { consumer, target, scales = false }: Run, cwd: string, say: Say): Running {
  const startAs = (name: string) =>
    new Program(target, cwd, environmentOf(world, consumer), (line) => say(`[${name}] ${line}`));
  const scaling = scales && 'scaling' in consumer ? consumer.scaling : undefined;
  if (!scaling) return startAs(consumer.name);
  return new Copies(world, {
    scaling,
    queues: queuesOf(world, consumer),
    startCopy: (number) => startAs(`${consumer.name} ${number}`),
    say: (line) => say(`[${consumer.name}] ${line}`),
  });
}

const LONGEST = 900;

/** Runs a consumer: a program by itself, and what AWS calls with batches once for each of them. */
export function start(world: World, run: Run, cwd: string, say: Say): Running {
  const { consumer, target } = run;
  if (!consumerFacts(consumer).isPolledByAws) return program(world, run, cwd, say);
  const tell: Say = (line) => say(`[${consumer.name}] ${line}`);
  const timeout = 'timeout' in consumer ? consumer.timeout : LONGEST;
  const env = {
    ...environmentOf(world, consumer),
    AWS_LAMBDA_FUNCTION_NAME: consumer.physicalName,
    MSGTOPO_TIMEOUT: String(timeout),
  };
  return polling(world, consumer, { target, cwd, env, timeout, say: tell });
}
