import type { World } from '../world';

/** A queue as the page shows it. */
export interface QueueState {
  readonly name: string;
  readonly arn: string;
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
  /** The age of the oldest message in seconds; `undefined` if there is none. */
  readonly oldest: number | undefined;
  readonly isForDeadLetters: boolean;
}

export interface ConsumerState {
  readonly name: string;
  readonly isPaused: boolean;
  /** How many copies run, if that changes. */
  readonly copies?: number | undefined;
}

/** What the page shows beside events. */
export interface LiveState {
  /** How many seconds the clock is ahead of that of the machine. */
  readonly ahead: number;
  readonly queues: readonly QueueState[];
  readonly consumers: readonly ConsumerState[];
}

export function liveState(world: World, consumers: readonly ConsumerState[]): LiveState {
  const now = world.clock.now();
  const queues = [...world.queues.values()];
  const targets = new Set(queues.map(({ redrive }) => redrive?.deadLetterTargetArn));
  return {
    ahead: Math.round((now - Date.now()) / 1000),
    queues: queues.map((queue): QueueState => {
      queue.expire();
      const { name, arn, store } = queue;
      const since = store.oldest?.keptFrom;
      const oldest = since === undefined ? undefined : Math.floor((now - since) / 1000);
      return { name, arn, ...store.counts(now), oldest, isForDeadLetters: targets.has(arn) };
    }),
    consumers,
  };
}
