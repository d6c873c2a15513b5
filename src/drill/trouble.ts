import type { Consumer } from '#model/consumer';
import { aimedAt, CALM, type Drill, type Slowdown } from '#model/drill';
import { consumerFacts } from '#model/kinds/consumers/index';
import type { Timeline } from './engine/service/conditions';

/** What hits one consumer, each in seconds from the beginning of the trouble. */
export interface Trouble {
  readonly outage: number;
  readonly failing: number;
  readonly throttle: number;
  readonly slow: Slowdown;
}

export function troubleOf(drill: Drill, consumer: Consumer): Trouble {
  const { name } = consumer;
  const { outage, failing, throttle, dependencySlow } = drill;
  return {
    outage: aimedAt(outage, name) ?? 0,
    failing: aimedAt(failing, name) ?? 0,
    throttle: consumerFacts(consumer).isPolledByAws ? (aimedAt(throttle, name) ?? 0) : 0,
    slow: aimedAt(dependencySlow, name) ?? { timesAsLong: 1, seconds: 0 },
  };
}

/** Whether a consumer processes nothing for a while, so that nobody can ask it to be in time. */
export function isOut({ outage, failing, throttle }: Trouble): boolean {
  return outage + failing + throttle > 0;
}

/** Seconds until all of it is over. */
export function lengthOfTrouble({ outage, failing, throttle, slow }: Trouble): number {
  return Math.max(outage, failing, throttle, slow.seconds);
}

export function timelineOf(trouble: Trouble): Timeline {
  const { outage, failing, throttle, slow } = trouble;
  const last = CALM + lengthOfTrouble(trouble);
  return (now) => {
    if (now < CALM || now >= last) return undefined;
    const lasts = (seconds: number) => now < CALM + seconds;
    return {
      slowness: lasts(slow.seconds) ? slow.timesAsLong : 1,
      fails: lasts(failing),
      throttled: lasts(throttle),
      trouble: lasts(outage) ? 'stopped' : undefined,
    };
  };
}
