/** What is the case for a consumer just now. */
export interface Conditions {
  readonly random: () => number;
  /** Times which work takes as long as it should. */
  slowness: number;
  /** Whether everything that it processes fails. */
  fails: boolean;
  /** Whether AWS lets it start nothing. */
  throttled: boolean;
  /** `crash`: its tasks end soon after they start; `stopped`: it receives nothing. */
  trouble: 'crash' | 'stopped' | undefined;
}

/** Changes over time: what is different from a good day, at a second. */
export type Timeline = (now: number) => Partial<Omit<Conditions, 'random'>> | undefined;

const GOOD: Omit<Conditions, 'random'> = {
  slowness: 1,
  fails: false,
  throttled: false,
  trouble: undefined,
};

export function conditionsOf(random: () => number): Conditions {
  return { random, ...GOOD };
}

export function setConditions(conditions: Conditions, timeline: Timeline, now: number): void {
  const changed = timeline(now) ?? GOOD;
  conditions.slowness = changed.slowness ?? GOOD.slowness;
  conditions.fails = changed.fails ?? GOOD.fails;
  conditions.throttled = changed.throttled ?? GOOD.throttled;
  conditions.trouble = changed.trouble;
}
